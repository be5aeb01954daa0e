/** CSL-JSON and CSL-YAML as people and programs write them, held against what pandoc reads in the same file. */
import assert from 'node:assert/strict';
import { readCslJson } from '../../../../src/core/bibliography/csl/cslJson.ts';
import { readCslYaml } from '../../../../src/core/bibliography/csl/cslYaml.ts';
import type { CslItem } from '../../../../src/core/library/paper.ts';
import { pandocDespiteWarnings } from '../../../support/pandoc.mjs';
import { OTHER_YAML, REFUSED_JSON, SAME_JSON, SAME_YAML, WORDS_JSON } from './awkward.ts';

type Fields = Readonly<Record<string, unknown>>;

const document = (items: readonly Fields[]) =>
  JSON.stringify(items.map((item, at) => ({ id: `k${String(at)}`, type: 'book', ...item })));

async function byPandoc(from: string, text: string): Promise<readonly CslItem[] | undefined> {
  const printed = await pandocDespiteWarnings({ from, to: 'csljson' }, text);
  return printed === undefined ? undefined : (JSON.parse(printed) as CslItem[]);
}

/** What CSL has no place for pandoc forgets, and a type that is none it leaves empty. */
function plain(item: CslItem): unknown {
  const known = Object.entries(item).filter(([field]) => field !== 'custom');
  return {
    ...Object.fromEntries(known),
    type: item.type === '' ? 'document' : item.type,
    // Of a date in words pandoc tells the words only where it prints.
    ...(item.issued?.literal !== undefined && { issued: { 'date-parts': [] } }),
  };
}

describe('CSL-JSON as pandoc reads it', () => {
  let read: readonly CslItem[] | undefined;
  before(async () => {
    read = await byPandoc('csljson', document(SAME_JSON));
  });

  for (const [at, fields] of SAME_JSON.entries()) {
    it(`is the same: ${JSON.stringify(fields)}`, () => {
      const { references, problems } = readCslJson(document(SAME_JSON));
      assert.deepEqual(problems, []);
      const item = references[at]?.item;
      const witness = read?.[at];
      assert.ok(item && witness);
      assert.deepEqual(plain(item), plain(witness));
    });
  }

  /** pandoc's own form of these tells too little, or is of no use to a list. */
  for (const [fields, why, expected] of WORDS_JSON) {
    it(`is read otherwise: ${JSON.stringify(fields)}, ${why}`, () => {
      const { id, type, ...item } = readCslJson(document([fields])).references[0]?.item ?? {};
      assert.deepEqual([id, type, item], ['k0', 'book', expected]);
    });
  }

  for (const [fields, expected, problem] of REFUSED_JSON) {
    it(`is read where pandoc refuses the whole file: ${JSON.stringify(fields)}`, async () => {
      const text = document([fields, { title: 'Another' }]);
      assert.equal(await byPandoc('csljson', text), undefined);
      const { references, problems } = readCslJson(text);
      const { id, type, ...item } = references[0]?.item ?? {};
      assert.deepEqual([id, item], ['k0', expected]);
      assert.equal(references[1]?.item.title, 'Another');
      assert.equal(type, fields['type'] === undefined ? 'book' : 'document');
      assert.deepEqual(
        problems.map(({ code, args, line }) => `${String(line)} ${code} ${args[1] ?? ''}`),
        problem === undefined ? [] : [`1 item.badField ${problem}`],
      );
    });
  }
});

describe('CSL-YAML as pandoc reads it', () => {
  for (const [what, text] of Object.entries(SAME_YAML)) {
    it(`is the same: ${what}`, async () => {
      const { references, problems } = readCslYaml(text);
      assert.deepEqual(problems, []);
      const read = await byPandoc('markdown', `---\n${text}---\n`);
      assert.ok(read && read.length > 0);
      assert.deepEqual(
        references.map(({ item }) => plain(item)),
        read.map(plain),
      );
    });
  }
});

describe('CSL-YAML that pandoc reads otherwise', () => {
  for (const [text, why, expected] of OTHER_YAML) {
    it(`is read ${why}`, async () => {
      const items = readCslYaml(text).references.map(({ item }) => item);
      assert.deepEqual(
        items,
        expected.map((item) => ({ type: 'document', ...item })),
      );
      // Where they agree by now, this is to go.
      const read = await byPandoc('markdown', `---\nreferences:\n${text}---\n`);
      assert.notDeepEqual(items, read?.map(plain));
    });
  }
});

describe('an id that stands twice in a CSL file', () => {
  const cited = async (name: string, text: string) =>
    pandocDespiteWarnings(
      { from: 'markdown', to: 'plain', citeproc: true, bibliography: [name] },
      '@a',
      { [name]: text },
    );

  it('means the last, as pandoc prints it, and the other is named with its line', async () => {
    const items = ['First', 'Second'].map((title) => ({ id: 'a', type: 'book', title }));
    const json = `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
    const yaml = 'references:\n- id: a\n  title: First\n- id: a\n  title: Second\n';
    const files = [
      ['x.json', json, readCslJson(json)],
      ['x.yaml', yaml, readCslYaml(yaml)],
    ] as const;
    for (const [name, text, { references, problems }] of files) {
      assert.match((await cited(name, text)) ?? '', /Second/);
      assert.deepEqual(
        references.map(({ item }) => item.title),
        ['Second'],
      );
      assert.deepEqual(
        problems.map(({ code, line, args }) => [code, line, args[1]]),
        [['item.duplicateId', 2, name === 'x.json' ? '3' : '4']],
      );
    }
  });
});
