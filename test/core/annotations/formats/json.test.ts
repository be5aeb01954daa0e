import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import type { AnnotationSet } from '../../../../src/core/annotations/annotation.ts';
import { isJsonFile, readJson, writeJson } from '../../../../src/core/annotations/formats/json.ts';
import { inFileOrder } from '../../../../src/core/annotations/formats/order.ts';
import { readStored } from '../../../../src/core/annotations/stored.ts';
import { someSets } from '../../../support/annotationArbitraries.ts';
import { aHighlight, aSet } from '../../../support/highlights.ts';

const SCHEMA = join(__dirname, '../../../../docs/annotations.schema.json');

const read = (text: string) => readJson(JSON.parse(text) as unknown);
const fileOf = (...sets: readonly unknown[]) => ({ format: 'gloss-annotations', version: 1, sets });

describe('json', () => {
  it('writes annotations in one order, without a time of its own', () => {
    const b = aSet({ id: 'b', paper: { keys: ['b2021'], title: 'B' } });
    const a = { ...aSet({ id: 'a', paper: { keys: ['a2020'], title: 'A' } }), note: 'N', xyz: 1 };
    assert.equal(
      writeJson([b, a]),
      `{
  "format": "gloss-annotations",
  "version": 1,
  "sets": [
    {
      "id": "a",
      "paper": {
        "keys": [
          "a2020"
        ],
        "title": "A"
      },
      "status": "unread",
      "tags": [],
      "note": "N",
      "highlights": [],
      "created": "2026-01-01T00:00:00.000Z",
      "modified": "2026-01-01T00:00:00.000Z",
      "xyz": 1
    },
    {
      "id": "b",
      "paper": {
        "keys": [
          "b2021"
        ],
        "title": "B"
      },
      "status": "unread",
      "tags": [],
      "note": "",
      "highlights": [],
      "created": "2026-01-01T00:00:00.000Z",
      "modified": "2026-01-01T00:00:00.000Z"
    }
  ]
}
`,
    );
  });

  it('is the same, byte for byte, whatever the order of sets and fields', () => {
    const backwards = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(backwards);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).toReversed();
      return Object.fromEntries(entries.map(([name, part]) => [name, backwards(part)]));
    };
    fc.assert(
      fc.property(someSets, (sets) => {
        const others = sets.toReversed().map(backwards) as AnnotationSet[];
        assert.equal(writeJson(others), writeJson(sets));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('reads what it has written, with all that it does not know', () => {
    fc.assert(
      fc.property(someSets, (sets) => {
        const text = writeJson(sets);
        const { entries, problems } = read(text);
        assert.deepEqual(problems, []);
        assert.deepEqual(entries, inFileOrder(sets));
        assert.equal(writeJson(entries), text);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('is as its schema describes', () => {
    const validate = new Ajv({ strict: true }).compile(
      JSON.parse(readFileSync(SCHEMA, 'utf8')) as object,
    );
    fc.assert(
      fc.property(someSets, (sets) => {
        assert.ok(validate(JSON.parse(writeJson(sets))), JSON.stringify(validate.errors));
      }),
      { seed: 3, numRuns: 200 },
    );
    for (const wrong of [
      {},
      { ...fileOf(), version: '1' },
      fileOf({ ...aSet(), status: 'done' }),
      fileOf(aSet({ highlights: [{ ...aHighlight(), colour: 'pink' as 'red' }] })),
      fileOf({ ...aSet(), paper: { title: 'No keys' } }),
    ]) {
      assert.ok(!validate(wrong), JSON.stringify(wrong));
    }
  });

  const sound = aSet({ id: 'sound' });
  for (const [name, set, entry, code] of [
    ['no object', 7, 'sets[1]', 'object'],
    ['no id', { ...aSet(), id: undefined }, 'sets[1].id', 'text'],
    ['a note that is no text', { ...aSet(), note: null }, 'sets[1].note', 'text'],
    ['tags that are none', { ...aSet(), tags: ['a', 1] }, 'sets[1].tags', 'texts'],
    ['a status there is not', { ...aSet(), status: 'done' }, 'sets[1].status', 'status'],
    ['a place in the queue that is none', { ...aSet(), queue: '1' }, 'sets[1].queue', 'number'],
    ['highlights that are no list', { ...aSet(), highlights: {} }, 'sets[1].highlights', 'list'],
    ['no paper', { ...aSet(), paper: 'COMET' }, 'sets[1].paper', 'object'],
    [
      'a DOI that is none',
      aSet({ paper: { keys: [], title: '', doi: 1 as never } }),
      'sets[1].paper.doi',
      'text',
    ],
    ['an id that another has', aSet({ id: 'sound' }), 'sets[1].id', 'repeated'],
  ] as const) {
    it(`says which entry has ${name}, and reads the others`, () => {
      const last = aSet({ id: 'last' });
      assert.deepEqual(readJson(fileOf(sound, set, last)), {
        entries: [sound, last],
        problems: [{ entry, code }],
      });
    });
  }

  for (const [name, parts, entry, code] of [
    ['a colour there is not', { colour: 'pink' }, 'colour', 'colour'],
    ['a field there is not', { field: 'references' }, 'field', 'field'],
    ['no words', { quote: { exact: 'a', prefix: '' } }, 'quote.suffix', 'text'],
    ['a position that is none', { position: { start: 0.5, end: 2 } }, 'position.start', 'place'],
    ['the id of another', { id: 'h' }, 'id', 'repeated'],
  ] as const) {
    it(`keeps a paper with a highlight that has ${name}, without that highlight`, () => {
      const [first, last] = [aHighlight({ id: 'h' }), aHighlight({ id: 'last' })];
      const bad = { ...aHighlight({ id: 'bad' }), ...parts };
      assert.deepEqual(readJson(fileOf({ ...aSet(), highlights: [first, bad, last] })), {
        entries: [aSet({ highlights: [first, last] })],
        problems: [{ entry: `sets[0].highlights[1].${entry}`, code }],
      });
    });
  }

  it('reads of a newer version what it can, and says so', () => {
    assert.deepEqual(readJson({ ...fileOf(sound), version: 2 }), {
      entries: [sound],
      problems: [{ entry: 'version', code: 'newer' }],
    });
  });

  it('knows its files', () => {
    assert.ok(isJsonFile(fileOf()));
    for (const other of [[], null, { format: 'csl' }, 'gloss-annotations']) {
      assert.ok(!isJsonFile(other));
    }
  });

  it('reads the same as the store does', () => {
    const broken = fc.tuple(
      someSets,
      fc.constantFrom('id', 'paper', 'note', 'tags', 'status', 'queue', 'highlights', 'created'),
      fc.constantFrom<unknown>(undefined, null, 1, 'x', {}, [1], ['x']),
    );
    fc.assert(
      fc.property(broken, ([sets, name, value]) => {
        const values = sets.map((set, index) => (index === 0 ? { ...set, [name]: value } : set));
        const { entries, problems } = readJson(fileOf(...values));
        const stored = readStored({ version: 1, sets: values });
        assert.deepEqual(entries, stored.sets);
        assert.equal(problems.length, stored.damaged.length);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
