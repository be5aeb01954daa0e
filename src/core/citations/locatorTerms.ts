/** What locators count: CSL's terms and the words that say them in English (CSL locales, en-US). */

/** Each label with its words: the first is the short singular, the second the short plural. */
export const LOCATOR_TERMS = {
  book: ['bk.', 'bks.', 'book', 'books'],
  chapter: ['chap.', 'chaps.', 'chapter', 'chapters'],
  column: ['col.', 'cols.', 'column', 'columns'],
  figure: ['fig.', 'figs.', 'figure', 'figures'],
  folio: ['fol.', 'fols.', 'folio', 'folios'],
  issue: ['no.', 'nos.', 'number', 'numbers'],
  line: ['l.', 'll.', 'line', 'lines'],
  note: ['n.', 'nn.', 'note', 'notes'],
  opus: ['op.', 'opp.', 'opus', 'opera'],
  page: ['p.', 'pp.', 'page', 'pages'],
  paragraph: ['para.', 'paras.', 'paragraph', 'paragraphs', '¶', '¶¶'],
  part: ['pt.', 'pts.', 'part', 'parts'],
  section: ['sec.', 'secs.', 'section', 'sections', '§', '§§'],
  'sub verbo': ['s.v.', 's.vv.', 'sub verbo', 'sub verbis'],
  verse: ['v.', 'vv.', 'verse', 'verses'],
  volume: ['vol.', 'vols.', 'volume', 'volumes'],
} as const;

export type LocatorLabel = keyof typeof LOCATOR_TERMS;

export const LOCATOR_LABELS = Object.keys(LOCATOR_TERMS) as readonly LocatorLabel[];

const LABELS: ReadonlyMap<string, LocatorLabel> = new Map(
  LOCATOR_LABELS.flatMap((label) => LOCATOR_TERMS[label].map((term) => [term, label] as const)),
);

/** The label of a term as it is written; undefined if it is none. */
export function labelOfTerm(term: string): LocatorLabel | undefined {
  return LABELS.get(term.trim().toLowerCase());
}
