/** The checks of what crosses between page and host: total, exact, and with a reason that helps. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  HIGHLIGHT_COLOURS,
  HIGHLIGHT_FIELDS,
  READING_STATUSES,
} from '../../src/core/annotations/annotation.ts';
import { LIMITS, parseFromPage, parsePersisted, parseToPage } from '../../src/shared/parse.ts';
import type { Parsed } from '../../src/shared/shape.ts';
import { STRINGS } from '../webview/support/data.ts';

type Parse = (value: unknown) => Parsed<object>;
type Path = readonly (string | number)[];

const word = fc.string({ minLength: 1, maxLength: 20 });
const words = fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 });
const status = fc.constantFrom(...READING_STATUSES);
const colour = fc.constantFrom(...HIGHLIGHT_COLOURS);
const field = fc.constantFrom(...HIGHLIGHT_FIELDS);
const onlyKey = fc.record({ key: word });
const keyAndId = fc.record({ key: word, id: word });
const passage = fc.record({ field, start: fc.nat(), end: fc.nat(), exact: word });
const aboutHighlight = { colour, comment: fc.string(), tags: fc.array(word, { maxLength: 3 }) };

const params: Readonly<Record<string, fc.Arbitrary<object>>> = {
  'note.change': fc.record({ key: word, note: fc.string() }),
  'note.commit': onlyKey,
  'status.set': fc.record({ key: word, status }),
  'tags.set': fc.record({ key: word, tags: fc.array(word, { maxLength: 4 }) }),
  'note.edit': onlyKey,
  'highlight.create': fc.record({ key: word, id: fc.uuid(), colour, passage }),
  'highlight.change': fc.record(
    { key: word, id: word, ...aboutHighlight, locator: fc.string() },
    { requiredKeys: ['key', 'id'] },
  ),
  'highlight.attach': fc.record({ key: word, id: word, passage }),
  'highlight.accept': keyAndId,
  'highlight.remove': keyAndId,
  'highlight.undo': onlyKey,
  'highlight.redo': onlyKey,
  'highlight.quote': keyAndId,
  'passage.quote': fc.record({ key: word, passage }),
  'passage.add': fc.record({
    key: word,
    id: fc.uuid(),
    exact: word,
    locator: fc.string(),
    ...aboutHighlight,
  }),
  'paper.cite': onlyKey,
  'paper.copy': fc.record({ key: word, format: fc.constantFrom('bibtex', 'csl-json', 'key') }),
  'paper.open': onlyKey,
  'citation.open': fc.record({ key: word, document: word, line: fc.nat() }),
  'topic.show': fc.record({ id: word }),
  'link.open': fc.record({ url: word }),
  'history.back': fc.constant({}),
  'history.forward': fc.constant({}),
  'panel.keepOpen': fc.constant({}),
  'found.forget': fc.constant({}),
};

const fromPage: fc.Arbitrary<object> = fc.oneof(
  fc.record({ kind: fc.constant('ready'), page: word }),
  ...Object.entries(params).map(([name, own]) =>
    fc.record({
      kind: fc.constant('request'),
      page: word,
      id: fc.nat(),
      name: fc.constant(name),
      params: own,
    }),
  ),
);

const anchor = fc.oneof(
  fc.record({ state: fc.constantFrom('exact', 'doubtful'), start: fc.nat(), end: fc.nat() }),
  fc.record({ state: fc.constantFrom('orphan', 'elsewhere') }),
);
const highlight = fc.record(
  { id: word, field, anchor, exact: word, locator: word, ...aboutHighlight },
  { requiredKeys: ['id', 'anchor', 'exact', 'colour', 'comment', 'tags'] },
);
const annotations = fc.record({
  note: fc.string(),
  tags: words,
  status,
  highlights: fc.array(highlight, { maxLength: 3 }),
  cited: fc.array(fc.record({ key: word, title: word, authorYear: word }), { maxLength: 2 }),
  canUndo: fc.boolean(),
  canRedo: fc.boolean(),
});
const focus = fc.oneof(
  fc.record({ kind: fc.constantFrom('note', 'selection') }),
  fc.record({ kind: fc.constant('highlight'), id: word }),
  fc.record({ kind: fc.constant('passage'), field, start: fc.nat(), end: fc.nat() }),
);
const chrome = fc.record({
  canGoBack: fc.boolean(),
  canGoForward: fc.boolean(),
  keptOpen: fc.boolean(),
  citeTooltip: fc.string(),
  colours: fc.array(fc.record({ colour, name: word }), { maxLength: 8 }),
  knownTags: words,
});
const page = fc.record(
  {
    key: word,
    title: fc.string(),
    authors: words,
    venue: fc.string(),
    date: word,
    topics: fc.array(fc.record({ id: word, label: word, group: word, primary: fc.boolean() }), {
      maxLength: 3,
    }),
    links: fc.array(
      fc.record({
        kind: fc.constantFrom('arxiv', 'doi', 'code', 'web'),
        label: word,
        url: fc.webUrl(),
      }),
      { maxLength: 3 },
    ),
    abstract: fc.array(fc.record({ text: word, start: fc.nat() }), { maxLength: 3 }),
    results: words,
    related: fc.array(
      fc.record({
        key: word,
        title: word,
        authorYear: word,
        sharedTopics: words,
        sharedTerms: words,
      }),
      { maxLength: 2 },
    ),
    annotations,
  },
  {
    requiredKeys: [
      'key',
      'title',
      'authors',
      'topics',
      'links',
      'abstract',
      'results',
      'related',
      'annotations',
    ],
  },
);
const places = fc.array(fc.record({ start: fc.nat(), end: fc.nat() }));
const found = fc.record({
  reason: fc.string(),
  places: fc.record({ title: places, abstract: places }),
});
const strings = fc.constant(STRINGS);
const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);

const toPage: fc.Arbitrary<object> = fc.oneof(
  fc.record(
    { kind: kind('show'), page, chrome, strings, focus, found },
    { requiredKeys: ['kind', 'page', 'chrome', 'strings'] },
  ),
  fc.record({ kind: kind('annotations'), key: word, annotations }),
  fc.record({ kind: kind('chrome'), chrome }),
  fc.record({
    kind: kind('cited'),
    key: word,
    cited: fc.array(
      fc.record({ document: word, name: fc.string(), lines: fc.array(fc.nat(), { maxLength: 3 }) }),
      { maxLength: 3 },
    ),
  }),
  fc.record({
    kind: kind('save'),
    key: word,
    state: fc.oneof(
      fc.record({ kind: fc.constantFrom('saving', 'saved') }),
      fc.record({ kind: kind('failed'), message: fc.string() }),
    ),
  }),
  fc.record({ kind: kind('missing'), message: fc.string(), strings }),
  fc.record({ kind: kind('focus'), focus }),
  fc.record(
    { kind: kind('answer'), page: word, id: fc.nat(), error: fc.string() },
    { requiredKeys: ['kind', 'page', 'id'] },
  ),
);

const persisted = fc.record({
  version: fc.constant(1),
  key: word,
  scroll: fc.double({ min: 0, max: 1e9, noNaN: true }).map((scroll) => scroll + 0),
  keptOpen: fc.boolean(),
});

const PROTOCOLS: readonly (readonly [string, Parse, fc.Arbitrary<object>])[] = [
  ['from the page', parseFromPage, fromPage],
  ['to the page', parseToPage, toPage],
  ['kept over a reload', parsePersisted, persisted],
];

/** Fields that may be absent, by their path. */
const OPTIONAL =
  /^(focus|error|page\.venue|page\.date|params\.(colour|comment|tags|locator)|.*highlights\.\d+\.(field|locator))$/;

/** The paths to all fields of a message, entries of lists included. */
function paths(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const path = [...at, Array.isArray(value) ? Number(name) : name];
    return [path, ...paths(inner, path)];
  });
}

/** A copy in which the field at a path is changed; `undefined` takes it away. */
function changed(value: object, path: Path, change: (old: unknown) => unknown): object {
  const copy = structuredClone(value) as Record<string | number, unknown>;
  let inner = copy;
  for (const name of path.slice(0, -1)) inner = inner[name] as typeof copy;
  const last = path.at(-1) ?? '';
  const next = change(inner[last]);
  if (next === undefined) Reflect.deleteProperty(inner, last);
  else inner[last] = next;
  return copy;
}

function otherType(old: unknown): unknown {
  return typeof old === 'number' ? 'seven' : 7;
}

describe('messages', () => {
  for (const [name, parse, valid] of PROTOCOLS) {
    it(`${name}: every valid one is taken as it is`, () => {
      fc.assert(
        fc.property(valid, (message) => {
          assert.deepEqual(parse(structuredClone(message)), {
            ok: true,
            value: structuredClone(message),
          });
        }),
      );
    });

    it(`${name}: nothing at all makes the check throw`, () => {
      fc.assert(
        fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), (value) => {
          assert.equal(typeof parse(value).ok, 'boolean');
        }),
        { numRuns: 2000 },
      );
    });

    it(`${name}: with a field missing it is refused, saying so`, () => {
      fc.assert(
        fc.property(valid, fc.nat(), (message, choice) => {
          const fields = paths(message).filter(
            (path) => typeof path.at(-1) === 'string' && !OPTIONAL.test(path.join('.')),
          );
          const path = fields[choice % fields.length] ?? [];
          const result = parse(changed(message, path, () => undefined));
          assert.ok(!result.ok, path.join('.'));
          assert.match(result.reason, /is missing$/);
        }),
      );
    });

    it(`${name}: with a field of another type it is refused`, () => {
      fc.assert(
        fc.property(valid, fc.nat(), (message, choice) => {
          const fields = paths(message);
          const path = fields[choice % fields.length] ?? [];
          assert.ok(!parse(changed(message, path, otherType)).ok, path.join('.'));
          assert.ok(!parse(changed(message, path, () => null)).ok, path.join('.'));
        }),
      );
    });
  }

  it('lose fields that are not known', () => {
    const result = parseFromPage({ kind: 'ready', page: 'p', more: 1 });
    assert.deepEqual(result, { ok: true, value: { kind: 'ready', page: 'p' } });
  });
});

describe('reasons', () => {
  const request = (name: unknown, own: unknown): unknown => ({
    kind: 'request',
    page: 'p',
    id: 1,
    name,
    params: own,
  });

  for (const [what, value, reason] of [
    ['no object', 7, 'the message is not an object'],
    ['an unknown kind', { kind: 'dance' }, 'kind is unknown'],
    ['an inherited kind', { kind: 'toString' }, 'kind is unknown'],
    ['an unknown request', request('paper.burn', {}), 'name is no request'],
    ['an inherited request', request('constructor', {}), 'name is no request'],
    ['an empty key', request('paper.cite', { key: '' }), 'params.key is empty'],
    [
      'a wrong status',
      request('status.set', { key: 'a', status: 'skimmed' }),
      'params.status is none of unread, reading, read',
    ],
    [
      'a tag that is no text',
      request('tags.set', { key: 'a', tags: ['x', 7] }),
      'params.tags[1] is not a string',
    ],
    [
      'an id that is no UUID',
      request('passage.add', { key: 'a', id: 'x' }),
      'params.id is no UUID',
    ],
    [
      'a colour that there is not',
      request('highlight.change', { key: 'a', id: 'x', colour: 'pink' }),
      'params.colour is none of yellow, red, green, blue, purple, magenta, orange, grey',
    ],
    [
      'a number that is none',
      { kind: 'request', page: 'p', id: -1, name: 'history.back', params: {} },
      'id is not a whole number from 0',
    ],
  ] as const) {
    it(`name the place: ${what}`, () => {
      assert.deepEqual(parseFromPage(value), { ok: false, reason });
    });
  }

  for (const [name, own, limit] of [
    ['note.change', (size: number) => ({ key: 'a', note: 'x'.repeat(size) }), LIMITS.note],
    ['tags.set', (size: number) => ({ key: 'a', tags: ['x'.repeat(size)] }), LIMITS.tag],
    ['tags.set', (size: number) => ({ key: 'a', tags: Array(size).fill('x') }), LIMITS.tags],
    ['paper.cite', (size: number) => ({ key: 'x'.repeat(size) }), LIMITS.key],
    ['link.open', (size: number) => ({ url: 'x'.repeat(size) }), LIMITS.url],
  ] as const) {
    it(`hold ${name} to ${String(limit)}`, () => {
      assert.ok(parseFromPage(request(name, own(limit))).ok);
      const result = parseFromPage(request(name, own(limit + 1)));
      assert.ok(!result.ok);
      assert.match(result.reason, new RegExp(String(limit)));
    });
  }

  it('keep a newer persisted state out', () => {
    const state = { version: 2, key: 'a', scroll: 0, keptOpen: false };
    assert.deepEqual(parsePersisted(state), { ok: false, reason: 'version is none of 1' });
  });
});
