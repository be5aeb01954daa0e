/**
 * What crosses between the panel's page and its host is `unknown` until one of these has read it:
 * the message, or a reason to log. The tables are mapped types over the protocol, so that a message,
 * field or sentence added there does not compile until it is checked here.
 */
import { READING_STATUSES } from '../core/annotations/annotation.ts';
import type {
  Page,
  PageAnnotations,
  PageLink,
  PageTopic,
  RelatedPaper,
} from '../core/view/page.ts';
import type {
  FromPage,
  PageRequestName,
  PageRequests,
  PanelChrome,
  PanelStrings,
  PersistedPanel,
  SaveState,
  ToPage,
} from './messages.ts';
import { count, flag, list, measure, oneOf, own, record, refuse, tagged, text } from './shape.ts';
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
} as const;

const key = text(LIMITS.key, 1);
const pageId = text(100, 1);
const sentence = text(LIMITS.sentence);
const sentences = list(sentence, LIMITS.list);
const status = oneOf(...READING_STATUSES);
const note = text(LIMITS.note);
const tags = list(text(LIMITS.tag, 1), LIMITS.tags);
const onlyKey = record<{ readonly key: string }>({ key });
const nothing = record<object>({});

const requests: { readonly [Name in PageRequestName]: Shape<PageRequests[Name]> } = {
  'note.change': record<PageRequests['note.change']>({ key, note }),
  'note.commit': onlyKey,
  'status.set': record<PageRequests['status.set']>({ key, status }),
  'tags.set': record<PageRequests['tags.set']>({ key, tags }),
  'paper.cite': onlyKey,
  'paper.copy': record<PageRequests['paper.copy']>({
    key,
    format: oneOf('bibtex', 'csl-json', 'key'),
  }),
  'paper.open': onlyKey,
  'topic.show': record<PageRequests['topic.show']>({ id: text(LIMITS.key, 1) }),
  'link.open': record<PageRequests['link.open']>({ url: text(LIMITS.url, 1) }),
  'history.back': nothing,
  'history.forward': nothing,
  'panel.keepOpen': nothing,
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
/** Tags from outside may be longer than those that the page lets one write. */
const annotations = record<PageAnnotations>({ note: text(Infinity), tags: sentences, status });

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
    abstract: list(text(LIMITS.note), LIMITS.list),
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
});

const save = tagged<SaveState>('kind', {
  saving: record({ kind: oneOf('saving') }),
  saved: record({ kind: oneOf('saved') }),
  failed: record({ kind: oneOf('failed'), message: sentence }),
});

const strings = record<PanelStrings>({
  abstract: sentence,
  noAbstract: sentence,
  keyResults: sentence,
  related: sentence,
  note: sentence,
  notePlaceholder: sentence,
  tags: sentence,
  addTag: sentence,
  removeTag: sentence,
  status: sentence,
  statusUnread: sentence,
  statusReading: sentence,
  statusRead: sentence,
  cite: sentence,
  copyBibtex: sentence,
  copyCslJson: sentence,
  copyKey: sentence,
  back: sentence,
  forward: sentence,
  keepOpen: sentence,
  topics: sentence,
  links: sentence,
  code: sentence,
  showTopic: sentence,
  alsoUnder: sentence,
  sameTopic: sentence,
  sharedTerms: sentence,
  saving: sentence,
  saved: sentence,
  authors: sentence,
  allAuthors: sentence,
  fewerAuthors: sentence,
  published: sentence,
  annotations: sentence,
  actions: sentence,
  history: sentence,
  noAnswer: sentence,
  dismiss: sentence,
});

type ToPageOf<Kind extends ToPage['kind']> = Extract<ToPage, { kind: Kind }>;

const toPage: { readonly [Kind in ToPage['kind']]: Shape<ToPageOf<Kind>> } = {
  show: record<Omit<ToPageOf<'show'>, 'focus'>, { readonly focus: 'note' }>(
    { kind: oneOf('show'), page, chrome, strings },
    { focus: oneOf('note') },
  ),
  annotations: record<ToPageOf<'annotations'>>({ kind: oneOf('annotations'), key, annotations }),
  chrome: record<ToPageOf<'chrome'>>({ kind: oneOf('chrome'), chrome }),
  save: record<ToPageOf<'save'>>({ kind: oneOf('save'), key, state: save }),
  missing: record<ToPageOf<'missing'>>({ kind: oneOf('missing'), message: sentence, strings }),
  focusNote: record<ToPageOf<'focusNote'>>({ kind: oneOf('focusNote') }),
  answer: record<Omit<ToPageOf<'answer'>, 'error'>, { readonly error: string }>(
    { kind: oneOf('answer'), page: pageId, id: count },
    { error: sentence },
  ),
};

const anyToPage = tagged<ToPage>('kind', toPage);

const persisted = record<PersistedPanel>({
  version: oneOf(1),
  key,
  scroll: measure,
  keptOpen: flag,
});

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
