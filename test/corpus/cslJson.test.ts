/** Any program that reads CSL-JSON reads the corpus: by a schema of its own, and by pandoc. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import type { CslItem } from '../../src/core/library/paper.ts';
import { pandoc } from '../support/pandoc.mjs';
import { committedItems, itemAt } from './support.ts';

const SCHEMA_FILE = join(__dirname, '..', 'support', 'csl-item.schema.json');
const schema = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as object;
const isValid = new Ajv({ allErrors: true, allowUnionTypes: true, strictTuples: false }).compile(
  schema,
);

function faults(item: unknown): readonly string[] {
  isValid(item);
  return (isValid.errors ?? []).map(
    ({ instancePath, message }) => `${instancePath} ${message ?? ''}`,
  );
}

describe('the schema of CSL-JSON', () => {
  it('accepts all 77 items', () => {
    for (const item of committedItems()) assert.deepEqual(faults(item), [], item.id);
  });

  const good = itemAt(1);
  const wrong: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['no id', { id: undefined }],
    ['an empty id', { id: '' }],
    ['a type that CSL does not have', { type: 'preprint' }],
    ['a field that CSL does not have', { arxiv: '2309.13850' }],
    ['a title that is no text', { title: 7 }],
    ['a name as text', { author: ['Huy Nguyen'] }],
    ['a name with a field of its own', { author: [{ family: 'Nguyen', orcid: '0' }] }],
    ['a name without a name', { author: [{ suffix: 'Jr.' }] }],
    ['a date as text', { issued: '2023-09-25' }],
    ['date parts that are not in a list of lists', { issued: { 'date-parts': [2023, 9, 25] } }],
    ['a month 25', { issued: { 'date-parts': [[2023, 25]] } }],
    ['a day 32', { issued: { 'date-parts': [[2023, 9, 32]] } }],
    ['a date of four parts', { issued: { 'date-parts': [[2023, 9, 25, 1]] } }],
    ['no date in a date', { issued: {} }],
    ['a list as number', { number: ['arXiv:2309.13850'] }],
    ['custom as text', { custom: 'mine' }],
  ];
  for (const [what, change] of wrong) {
    it(`refuses ${what}`, () => {
      const item: unknown = JSON.parse(JSON.stringify({ ...good, ...change }));
      assert.notDeepEqual(faults(item), []);
    });
  }
});

/** pandoc sets straight quotation marks as a typographer would: the one difference that is none. */
function straight(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/[“”]/gu, '\\"').replace(/[‘’]/gu, "'"));
}

describe('pandoc', function () {
  this.timeout(300_000);
  let read: readonly CslItem[];

  before(async () => {
    const json = JSON.stringify(committedItems());
    read = JSON.parse(await pandoc({ from: 'csljson', to: 'csljson' }, json)) as CslItem[];
  });

  it('reads all 77 papers', () => {
    assert.deepEqual(
      read.map(({ id }) => id),
      committedItems().map(({ id }) => id),
    );
  });

  it('loses nothing of them: every field but custom, which is not for it, comes back', () => {
    for (const [index, item] of committedItems().entries()) {
      assert.deepEqual(straight(read[index]), straight({ ...item, custom: undefined }), item.id);
    }
  });
});
