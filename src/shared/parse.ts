/**
 * What crosses between the panel's page and its host is `unknown` until one of these has read it:
 * the message, or a reason to log. The tables are mapped types over the protocol, so that a message,
 * field or sentence added there does not compile until it is checked here.
 */
import type { HighlightAnchor } from '../core/annotations/anchoring/anchors.ts';
import {
  HIGHLIGHT_COLOURS,
  HIGHLIGHT_FIELDS,
  READING_STATUSES,
} from '../core/annotations/annotation.ts';
import type {
  CitedIn,
  CitedPaper,
  Page,
  PageAnnotations,
  PageFound,
  PageHighlight,
  PageLink,
  PageTopic,
  Paragraph,
  RelatedPaper,
} from '../core/view/page.ts';
import type {
  Focus,
  ForeignDraft,
  FromPage,
  PageRequestName,
  PageRequests,
  PanelChrome,
  Passage,
  PersistedPanel,
  SaveState,
  ToPage,
} from './messages.ts';
import { strings } from './parseStrings.ts';
import { accept, count, flag, list, measure, oneOf, own, record } from './shape.ts';
import { refuse, tagged, text } from './shape.ts';
import { isRecord, type Parsed, type Shape } from './shape.ts';

/** Bounds of what the user writes, in UTF-16 code units; the page keeps to them too. */
export const LIMITS = {
  key: 500,
  note: 5 * 1024 * 1024,
  tag: 200,
  tags: 1000,
  url: 10_000,
  sentence: 10_000,
  list: 10_000,
  /** The words of a highlight. */
  passage: 1024 * 1024,
  comment: 100_000,
  locator: 200,
} as const;

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

const key = text(LIMITS.key, 1);
const pageId = text(100, 1);
const sentence = text(LIMITS.sentence);
const sentences = list(sentence, LIMITS.list);
const status = oneOf(...READING_STATUSES);
const note = text(LIMITS.note);
const tags = list(text(LIMITS.tag, 1), LIMITS.tags);
const colour = oneOf(...HIGHLIGHT_COLOURS);
const field = oneOf(...HIGHLIGHT_FIELDS);
const comment = text(LIMITS.comment);
const locator = text(LIMITS.locator);
const uuid: Shape<string> = (value, at) =>
  typeof value === 'string' && UUID.test(value) ? accept(value) : refuse(at, 'is no UUID');
const passage = record<Passage>({
  field,
  start: count,
  end: count,
  exact: text(LIMITS.passage, 1),
});
const keyAndId = record<{ readonly key: string; readonly id: string }>({
  key,
  id: text(LIMITS.key, 1),
});
const onlyKey = record<{ readonly key: string }>({ key });
const nothing = record<object>({});

const requests: { readonly [Name in PageRequestName]: Shape<PageRequests[Name]> } = {
  'note.change': record<PageRequests['note.change']>({ key, note }),
  'note.commit': onlyKey,
  'status.set': record<PageRequests['status.set']>({ key, status }),
  'tags.set': record<PageRequests['tags.set']>({ key, tags }),
  'note.edit': onlyKey,
  'highlight.create': record<PageRequests['highlight.create']>({ key, id: uuid, colour, passage }),
  'highlight.change': record<
    { readonly key: string; readonly id: string },
    Omit<PageRequests['highlight.change'], 'key' | 'id'>
  >({ key, id: text(LIMITS.key, 1) }, { colour, comment, tags, locator }),
  'highlight.attach': record<PageRequests['highlight.attach']>({
    key,
    id: text(LIMITS.key, 1),
    passage,
  }),
  'highlight.accept': keyAndId,
  'highlight.remove': keyAndId,
  'highlight.undo': onlyKey,
  'highlight.redo': onlyKey,
  'highlight.quote': keyAndId,
  'passage.quote': record<PageRequests['passage.quote']>({ key, passage }),
  'passage.add': record<PageRequests['passage.add']>({
    key,
    id: uuid,
    exact: text(LIMITS.passage, 1),
    locator,
    colour,
    comment,
    tags,
  }),
  'paper.cite': onlyKey,
  'paper.copy': record<PageRequests['paper.copy']>({
    key,
    format: oneOf('bibtex', 'csl-json', 'key'),
  }),
  'paper.open': onlyKey,
  'citation.open': record<PageRequests['citation.open']>({
    key,
    document: text(LIMITS.url, 1),
    line: count,
  }),
  'topic.show': record<PageRequests['topic.show']>({ id: text(LIMITS.key, 1) }),
  'link.open': record<PageRequests['link.open']>({ url: text(LIMITS.url, 1) }),
  'history.back': nothing,
  'history.forward': nothing,
  'panel.keepOpen': nothing,
  'found.forget': nothing,
};

function isRequestName(name: unknown): name is PageRequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}

const request: Shape<FromPage> = (value, at) => {
  const name = isRecord(value) ? own(value, 'name') : undefined;
  if (name === undefined) return refuse('name', 'is missing');
  if (!isRequestName(name)) return refuse('name', 'is no request');
  const whole = record({
    kind: oneOf('request'),
    page: pageId,
    id: count,
    name: oneOf(name),
    params: requests[name],
  });
  // Name and parameters belong together, as the table of requests has it.
  return whole(value, at) as Parsed<FromPage>;
};

const fromPage = tagged<FromPage>('kind', {
  ready: record<Extract<FromPage, { kind: 'ready' }>>({ kind: oneOf('ready'), page: pageId }),
  request,
});

const topic = record<PageTopic>({ id: key, label: sentence, group: sentence, primary: flag });
const link = record<PageLink>({
  kind: oneOf('arxiv', 'doi', 'code', 'web'),
  label: sentence,
  url: text(LIMITS.url),
});
const related = record<RelatedPaper>({
  key,
  title: sentence,
  authorYear: sentence,
  sharedTopics: sentences,
  sharedTerms: sentences,
});
const anchor = tagged<HighlightAnchor>('state', {
  exact: record({ state: oneOf('exact'), start: count, end: count }),
  doubtful: record({ state: oneOf('doubtful'), start: count, end: count }),
  orphan: record({ state: oneOf('orphan') }),
  elsewhere: record({ state: oneOf('elsewhere') }),
});
const highlight = record<
  Omit<PageHighlight, 'field' | 'locator'>,
  Pick<PageHighlight, 'field' | 'locator'>
>(
  {
    id: text(Infinity, 1),
    anchor,
    exact: text(Infinity),
    colour,
    comment: text(Infinity),
    tags: sentences,
  },
  { field, locator: text(Infinity) },
);
/** Tags from outside may be longer than those that the page lets one write. */
const annotations = record<PageAnnotations>({
  note: text(Infinity),
  tags: sentences,
  status,
  highlights: list(highlight, Infinity),
  cited: list(record<CitedPaper>({ key, title: sentence, authorYear: sentence }), Infinity),
  canUndo: flag,
  canRedo: flag,
});

const citedIn = record<CitedIn>({
  document: text(Infinity, 1),
  name: sentence,
  lines: list(count, Infinity),
});

const page: Shape<Page> = record<
  Omit<Page, 'venue' | 'date'>,
  { readonly venue: string; readonly date: string }
>(
  {
    key,
    title: sentence,
    authors: sentences,
    topics: list(topic, LIMITS.list),
    links: list(link, LIMITS.list),
    abstract: list(record<Paragraph>({ text: text(LIMITS.note), start: count }), LIMITS.list),
    results: sentences,
    related: list(related, LIMITS.list),
    annotations,
  },
  { venue: sentence, date: text(100) },
);

const chrome = record<PanelChrome>({
  canGoBack: flag,
  canGoForward: flag,
  keptOpen: flag,
  citeTooltip: sentence,
  colours: list(record({ colour, name: sentence }), HIGHLIGHT_COLOURS.length),
  knownTags: list(sentence, Infinity),
});

const focus = tagged<Focus>('kind', {
  note: record({ kind: oneOf('note') }),
  highlight: record({ kind: oneOf('highlight'), id: text(Infinity, 1) }),
  passage: record({ kind: oneOf('passage'), field, start: count, end: count }),
  selection: record({ kind: oneOf('selection') }),
});

const places = list(record({ start: count, end: count }), LIMITS.list);
const found = record<PageFound>({
  reason: sentence,
  places: record<PageFound['places']>({ title: places, abstract: places }),
});

const save = tagged<SaveState>('kind', {
  saving: record({ kind: oneOf('saving') }),
  saved: record({ kind: oneOf('saved') }),
  failed: record({ kind: oneOf('failed'), message: sentence }),
});

type ToPageOf<Kind extends ToPage['kind']> = Extract<ToPage, { kind: Kind }>;

const toPage: { readonly [Kind in ToPage['kind']]: Shape<ToPageOf<Kind>> } = {
  show: record<
    Omit<ToPageOf<'show'>, 'focus' | 'found'>,
    { readonly focus: Focus; readonly found: PageFound }
  >({ kind: oneOf('show'), page, chrome, strings }, { focus, found }),
  annotations: record<ToPageOf<'annotations'>>({ kind: oneOf('annotations'), key, annotations }),
  cited: record<ToPageOf<'cited'>>({ kind: oneOf('cited'), key, cited: list(citedIn, Infinity) }),
  chrome: record<ToPageOf<'chrome'>>({ kind: oneOf('chrome'), chrome }),
  save: record<ToPageOf<'save'>>({ kind: oneOf('save'), key, state: save }),
  missing: record<ToPageOf<'missing'>>({ kind: oneOf('missing'), message: sentence, strings }),
  focus: record<ToPageOf<'focus'>>({ kind: oneOf('focus'), focus }),
  answer: record<Omit<ToPageOf<'answer'>, 'error'>, { readonly error: string }>(
    { kind: oneOf('answer'), page: pageId, id: count },
    { error: sentence },
  ),
};

const anyToPage = tagged<ToPage>('kind', toPage);

const draft = record<ForeignDraft>({
  exact: text(LIMITS.passage),
  locator,
  colour,
  comment,
  tags,
});
const persisted = record<
  Omit<PersistedPanel, 'drafts'>,
  { readonly drafts: NonNullable<PersistedPanel['drafts']> }
>(
  { version: oneOf(1), key, scroll: measure, keptOpen: flag },
  { drafts: list(record({ key, draft }), LIMITS.list) },
);

/** Reads a message from the page. */
export function parseFromPage(value: unknown): Parsed<FromPage> {
  return fromPage(value, '');
}

/** Reads a message from the host. */
export function parseToPage(value: unknown): Parsed<ToPage> {
  return anyToPage(value, '');
}

/** Reads what a page kept for itself over a window reload. */
export function parsePersisted(value: unknown): Parsed<PersistedPanel> {
  return persisted(value, '');
}
