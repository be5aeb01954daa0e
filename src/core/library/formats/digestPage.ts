/**
 * Reads a digest page: the text of a web page that lists papers, as someone copied it. A few header
 * lines, then for each paper its title, a blank line, its abstract on one line, a blank line. Pasted
 * text is untrusted and rarely clean, so nothing here throws for what a page contains; whoever needs
 * a faultless page asks `requireCleanPage`.
 */
import { GlossError } from '../../base/errors.ts';

export interface DigestPaper {
  /** The paper's place on the page, from 1, repeated papers not counted. */
  readonly n: number;
  readonly title: string;
  readonly abstract: string;
  /** The line of the title, from 1. */
  readonly line: number;
}

/**
 * `page.empty`: nothing but white space. `page.noPapers`: text, but no paragraph long enough to be an
 * abstract. `page.noAbstract` and `page.noTitle`: half a paper; `args` holds its beginning.
 * `page.duplicate`: a paper given again, `args` holds its title and the line of the one that was kept.
 */
export type PageProblemCode =
  'page.empty' | 'page.noPapers' | 'page.noAbstract' | 'page.noTitle' | 'page.duplicate';

export interface PageProblem {
  readonly code: PageProblemCode;
  readonly line: number;
  readonly args: readonly (string | number)[];
}

/** A line that belongs to no paper: the page's header, its footer, a date between papers. */
export interface PageLine {
  readonly line: number;
  readonly text: string;
}

export interface DigestPage {
  readonly papers: readonly DigestPaper[];
  readonly problems: readonly PageProblem[];
  readonly furniture: readonly PageLine[];
}

/** From this length on a paragraph is an abstract, whatever it ends with; no title is that long. */
const SURELY_ABSTRACT = 250;

/** From this length on a paragraph is an abstract if it ends as a sentence does; titles do not. */
const ABSTRACT_IF_SENTENCE = 100;

const SENTENCE_END = /[.。…]["'”’)\]]*$/u;

/** Fewer words than this, with no abstract below: a button or a date, not a title without abstract. */
const TITLE_WORDS = 3;

const EXCERPT = 60;

/**
 * Every line that is not blank is a paragraph, so blank lines may be missing or many. What a paragraph
 * is depends on its length and its neighbour alone, never on how many lines came before: a long one is
 * an abstract; a short one directly above an abstract is its title; short ones above the first title
 * are the header. A short one elsewhere is furniture when it repeats a header line or has fewer than
 * three words ("Subscribe", "Mar 13"); otherwise it is taken for a title whose abstract is missing.
 * Texts are trimmed at both ends and otherwise as they stand. CRLF, LF, CR and a byte order mark are
 * understood. Papers of the same title and abstract (but for letter case and spaces) count once.
 */
export function parseDigestPage(text: string): DigestPage {
  const paragraphs = paragraphsOf(text);
  if (paragraphs.length === 0) return onlyProblem('page.empty');
  if (!paragraphs.some(isAbstract)) return onlyProblem('page.noPapers', paragraphs);
  const found = pairUp(paragraphs);
  const { kept, repeated } = withoutDuplicates(found.papers);
  const problems = [...found.problems, ...repeated].sort((a, b) => a.line - b.line);
  return { papers: kept, problems, furniture: found.furniture };
}

/** A problem in one English sentence, for scripts and logs. */
export function describePageProblem({ code, line, args: [what, other] }: PageProblem): string {
  const where = `Line ${String(line)}`;
  switch (code) {
    case 'page.empty':
      return `${where}: the page is empty; give it at least one paper (title, blank line, abstract).`;
    case 'page.noPapers':
      return `${where}: the page has no paper: no line is long enough to be an abstract. Put each abstract on one line below its title.`;
    case 'page.noAbstract':
      return `${where}: "${String(what)}" has no abstract below it. Add the abstract on one line, or remove the line.`;
    case 'page.noTitle':
      return `${where}: the abstract "${String(what)}" has no title above it. Add the title, or join the line to the abstract it belongs to.`;
    case 'page.duplicate':
      return `${where}: "${String(what)}" stands on the page already, at line ${String(other)}. Remove one of them.`;
  }
}

/**
 * The papers of a page that is to be faultless.
 * @throws GlossError with the first problem's code; `args` are its line and what it concerns
 */
export function requireCleanPage(text: string): readonly DigestPaper[] {
  const { papers, problems } = parseDigestPage(text);
  const [first] = problems;
  if (first === undefined) return papers;
  throw new GlossError(first.code, [first.line, ...first.args], describePageProblem(first));
}

/** Whether a paragraph is an abstract rather than a title or a line of the page's furniture. */
export function isAbstract({ text }: { readonly text: string }): boolean {
  if (text.length >= SURELY_ABSTRACT) return true;
  return text.length >= ABSTRACT_IF_SENTENCE && SENTENCE_END.test(text);
}

function paragraphsOf(text: string): readonly PageLine[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((line, index) => ({ line: index + 1, text: line.trim() }))
    .filter((paragraph) => paragraph.text !== '');
}

function onlyProblem(code: PageProblemCode, furniture: readonly PageLine[] = []): DigestPage {
  const line = furniture[0]?.line ?? 1;
  return { papers: [], problems: [{ code, line, args: [] }], furniture };
}

function pairUp(paragraphs: readonly PageLine[]) {
  const papers: DigestPaper[] = [];
  const problems: PageProblem[] = [];
  const furniture: PageLine[] = [];
  const header = headerOf(paragraphs);
  const headerTexts = new Set(header.map(({ text }) => text));
  let title: PageLine | undefined;
  for (const [index, paragraph] of paragraphs.entries()) {
    const next = paragraphs[index + 1];
    if (isAbstract(paragraph)) {
      if (title === undefined) problems.push(halfPaper('page.noTitle', paragraph));
      else papers.push(paperOf(papers.length + 1, title, paragraph));
      title = undefined;
    } else if (next !== undefined && isAbstract(next)) title = paragraph;
    else if (index < header.length || isFurniture(paragraph, headerTexts))
      furniture.push(paragraph);
    else problems.push(halfPaper('page.noAbstract', paragraph));
  }
  return { papers, problems, furniture };
}

/** The short lines above the first title; none on a page that begins with an abstract. */
function headerOf(paragraphs: readonly PageLine[]): readonly PageLine[] {
  return paragraphs.slice(0, Math.max(0, paragraphs.findIndex(isAbstract) - 1));
}

function isFurniture({ text }: PageLine, headerTexts: ReadonlySet<string>): boolean {
  return headerTexts.has(text) || text.split(/\s+/u).length < TITLE_WORDS;
}

function paperOf(n: number, { text: title, line }: PageLine, abstract: PageLine): DigestPaper {
  return { n, title, abstract: abstract.text, line };
}

function halfPaper(code: PageProblemCode, { line, text }: PageLine): PageProblem {
  return { code, line, args: [excerpt(text)] };
}

function excerpt(text: string): string {
  return text.length <= EXCERPT ? text : `${text.slice(0, EXCERPT)}…`;
}

function withoutDuplicates(papers: readonly DigestPaper[]) {
  const lines = new Map<string, number>();
  const kept: DigestPaper[] = [];
  const repeated: PageProblem[] = [];
  for (const paper of papers) {
    const identity = `${comparable(paper.title)}\n${comparable(paper.abstract)}`;
    const first = lines.get(identity);
    if (first === undefined) {
      lines.set(identity, paper.line);
      kept.push({ ...paper, n: kept.length + 1 });
    } else {
      const args = [excerpt(paper.title), first];
      repeated.push({ code: 'page.duplicate', line: paper.line, args });
    }
  }
  return { kept, repeated };
}

function comparable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ');
}
