/**
 * The bundled corpus at run time: from the text of `data/corpus.json` and `data/topics.json`, which
 * `npm run corpus` builds, to papers and topic groups. Also reads any other CSL-JSON item as a paper.
 */
import { GlossError, reasonOf } from '../base/errors.ts';
import { isFields, type Fields } from '../base/fields.ts';
import type { CslDate, CslItem, CslName, Paper, PaperFacts } from './paper.ts';
import type { TopicGroup } from './topics.ts';

/** The version of what stands under `custom` of the corpus's items, and of `data/topics.json`. */
export const CORPUS_VERSION = 1;

export const BUNDLED_SOURCE = 'bundled';

/** What is known beyond CSL of a paper that only has what CSL has. */
export const NO_FACTS: PaperFacts = {
  topics: { secondary: [] },
  aliases: [],
  acronyms: [],
  keyphrases: [],
  datasets: [],
  models: [],
  results: [],
  code: [],
};

/**
 * Papers of the bundled corpus, in the order of the page.
 * @param json the text of `data/corpus.json`, or the value already parsed
 * @throws GlossError `corpus.notJson` (reason); `corpus.newer` (version found, version supported);
 * `corpus.badItem` (which item, what is wrong with it)
 */
export function parseCorpus(json: unknown): readonly Paper[] {
  const items = parsed(json);
  if (!Array.isArray(items)) {
    throw new GlossError('corpus.notJson', ['not a list of papers'], 'corpus.json: not a list');
  }
  const seen = new Set<string>();
  return items.map((item: unknown, index) => {
    const checked = checkedItem(item, index);
    if (seen.has(checked.id)) throw badItem(item, index, 'the id is that of an earlier item');
    seen.add(checked.id);
    return paperFromCsl(checked, BUNDLED_SOURCE);
  });
}

/**
 * The topic groups of the bundled corpus.
 * @param json the text of `data/topics.json`, or the value already parsed
 * @throws GlossError `corpus.notJson`, `corpus.newer`, `corpus.badItem`, as `parseCorpus`
 */
export function parseTopics(json: unknown): readonly TopicGroup[] {
  const file = parsed(json);
  if (!isFields(file) || !Array.isArray(file['groups'])) {
    throw new GlossError('corpus.notJson', ['no topic groups'], 'topics.json: no topic groups');
  }
  requireSupported(file['version']);
  return file['groups'].map((group: unknown, index) => {
    if (isTopicGroup(group)) return group;
    throw badItem(group, index, 'not a topic group', 'topic group');
  });
}

/**
 * A paper from any CSL-JSON item, whoever wrote it: without title, year or abstract, with literal names,
 * years as strings, or something else under `custom`. What can't be used is as if it were not there.
 */
export function paperFromCsl(item: CslItem, source: string): Paper {
  return {
    key: keyOf(item.id),
    item,
    title: text(item.title),
    authors: Array.isArray(item.author) ? item.author.filter(isFields) : [],
    year: yearOf(item.issued),
    abstract: text(item.abstract),
    facts: factsOf(item.custom),
    source,
  };
}

function parsed(json: unknown): unknown {
  if (typeof json !== 'string') return json;
  try {
    return JSON.parse(json.replace(/^\uFEFF/u, ''));
  } catch (error) {
    const reason = reasonOf(error);
    throw new GlossError('corpus.notJson', [reason], `Not JSON: ${reason}`);
  }
}

function requireSupported(version: unknown): void {
  if (typeof version !== 'number' || version <= CORPUS_VERSION) return;
  throw new GlossError(
    'corpus.newer',
    [version, CORPUS_VERSION],
    `Version ${String(version)} of the corpus is newer than ${String(CORPUS_VERSION)}, which this Gloss reads. Update Gloss.`,
  );
}

function checkedItem(item: unknown, index: number): CslItem {
  if (isFields(item) && isFields(item['custom'])) requireSupported(item['custom']['version']);
  const fault = faultOf(item);
  if (fault !== undefined) throw badItem(item, index, fault);
  return item as CslItem;
}

function badItem(item: unknown, index: number, fault: string, what = 'item'): GlossError {
  const id = isFields(item) && typeof item['id'] === 'string' ? ` (${item['id']})` : '';
  const which = `${what} ${String(index + 1)}${id}`;
  return new GlossError(
    'corpus.badItem',
    [which, fault],
    `The corpus is damaged, ${which}: ${fault}`,
  );
}

/** What keeps a value from being an item of the corpus; undefined if nothing does. */
function faultOf(item: unknown): string | undefined {
  if (!isFields(item)) return 'not an object';
  for (const field of ['id', 'type', 'title', 'abstract']) {
    if (typeof item[field] !== 'string' || item[field] === '') return `${field} is missing`;
  }
  if (!isNames(item['author'])) return 'author is not a list of names';
  if (!isFields(item['issued']) || yearOf(item['issued']) === undefined)
    return 'issued has no year';
  if (!isFields(item['custom'])) return 'custom is missing';
  return faultOfFacts(item['custom']);
}

const LISTS = [
  'aliases',
  'acronyms',
  'keyphrases',
  'datasets',
  'models',
  'results',
  'code',
] as const satisfies readonly (keyof PaperFacts)[];

function faultOfFacts(custom: Fields): string | undefined {
  const { version, topics } = custom;
  if (typeof version !== 'number') return 'custom.version is not a number';
  if (!isFields(topics) || typeof topics['primary'] !== 'string' || !isTexts(topics['secondary'])) {
    return 'custom.topics has no primary topic or no list of secondary ones';
  }
  const list = LISTS.find((field) => !isTexts(custom[field]));
  return list === undefined ? undefined : `custom.${list} is not a list of texts`;
}

function factsOf(custom: unknown): PaperFacts {
  return isFields(custom) ? factsUnder(custom) : NO_FACTS;
}

function factsUnder(facts: Fields): PaperFacts {
  const { method, arxiv } = facts;
  const venue = venueOf(facts['venue']);
  return {
    topics: topicsOf(facts['topics']),
    ...(typeof method === 'string' && { method }),
    aliases: texts(facts['aliases']),
    acronyms: texts(facts['acronyms']),
    keyphrases: texts(facts['keyphrases']),
    datasets: texts(facts['datasets']),
    models: texts(facts['models']),
    results: texts(facts['results']),
    code: texts(facts['code']).filter((address) => address.startsWith('https://')),
    ...(typeof arxiv === 'string' && { arxiv }),
    ...(venue !== undefined && { venue }),
  };
}

function topicsOf(topics: unknown): PaperFacts['topics'] {
  if (!isFields(topics)) return { secondary: [] };
  const { primary, secondary } = topics;
  return { ...(typeof primary === 'string' && { primary }), secondary: texts(secondary) };
}

function venueOf(venue: unknown): PaperFacts['venue'] {
  if (!isFields(venue) || typeof venue['name'] !== 'string') return undefined;
  const { name, year, doi } = venue;
  return {
    name,
    ...(typeof year === 'number' && { year }),
    ...(typeof doi === 'string' && { doi }),
  };
}

/** The year of a CSL-JSON date, from its parts, otherwise the first four digits of its text. */
/** The year of a CSL date, in whichever of its forms; undefined where it has none. */
export function yearOf(date: CslDate | undefined): number | undefined {
  if (!isFields(date)) return undefined;
  const parts = date['date-parts'];
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  const part: unknown = Array.isArray(first) ? first[0] : undefined;
  const year = Number.parseInt(String(part), 10);
  if (Number.isFinite(year)) return year;
  const written = /(?<!\d)\d{4}(?!\d)/u.exec(`${text(date['raw'])} ${text(date['literal'])}`)?.[0];
  return written === undefined ? undefined : Number(written);
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function isNames(value: unknown): value is readonly CslName[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((name) => isFields(name) && (text(name['family']) || text(name['literal'])) !== '')
  );
}

function isTopicGroup(value: unknown): value is TopicGroup {
  return (
    isFields(value) &&
    typeof value['id'] === 'string' &&
    typeof value['label'] === 'string' &&
    Array.isArray(value['topics']) &&
    value['topics'].every(
      (topic) =>
        isFields(topic) &&
        ['id', 'label', 'description'].every((field) => typeof topic[field] === 'string'),
    )
  );
}

/** CSL-JSON allows numbers as ids too. */
function keyOf(id: unknown): string {
  return typeof id === 'number' ? String(id) : text(id);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function texts(value: unknown): readonly string[] {
  if (isTexts(value)) return value;
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
}
