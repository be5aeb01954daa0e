/** CSL-JSON and CSL-YAML: items as they are, broken ones named, all others kept. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readCslJson } from '../../../../src/core/bibliography/csl/cslJson.ts';
import { readCslYaml } from '../../../../src/core/bibliography/csl/cslYaml.ts';
import type { Bibliography } from '../../../../src/core/bibliography/reference.ts';
import type { CslItem } from '../../../../src/core/library/paper.ts';
import { pandoc } from '../../../support/pandoc.mjs';

function check({ references, problems }: Bibliography) {
  return {
    keys: references.map(({ key }) => key),
    problems: problems.map(({ line, code }) => `${String(line)} ${code}`),
  };
}

function checkSpans(text: string, { references }: Bibliography): void {
  for (const { key, keySpan, start, end } of references) {
    assert.equal(text.slice(keySpan.start, keySpan.end), key);
    assert.ok(start <= keySpan.start && keySpan.end <= end);
  }
}

describe('CSL-JSON', () => {
  const item = (id: string | number, more: object = {}) => ({ id, type: 'book', ...more });

  it('is read as it is, in a list or in a record', () => {
    const items = [item('a', { title: 'A {"', issued: { 'date-parts': [[2020]] } }), item('b')];
    for (const whole of [items, { references: items }, { config: 1, items }]) {
      for (const indent of [0, 2, '\t']) {
        const text = `\uFEFF${JSON.stringify(whole, null, indent)}\n`;
        const read = readCslJson(text);
        assert.deepEqual(
          read.references.map((reference) => reference.item),
          items,
        );
        assert.deepEqual(read.problems, []);
        checkSpans(text, read);
      }
    }
  });

  it('gives the others where an item is broken, and names it', () => {
    const items = [item('a'), item('b', { title: 'x' }), item('c')].map((each) =>
      JSON.stringify(each, null, 2),
    );
    const broken: readonly (readonly [string, string])[] = [
      ['{\n  "id": "b"\n  "type": "book"\n}', '5 item.broken'],
      ['{\n  "id": "b",\n  "title": "x\n}', '5 item.broken'],
      ['{\n  "id": "b",\n  "author": [\n', '5 item.unclosed'],
      ['{\n  "type": "book"\n}', '5 item.noId'],
      ['"b"', '5 item.notObject'],
    ];
    for (const [text, problem] of broken) {
      const read = readCslJson(`[${items.with(1, text).join(',\n')}]`.replace('[{', '[\n{'));
      assert.deepEqual(check(read), { keys: ['a', 'c'], problems: [adjusted(problem)] }, text);
    }
  });

  /** The list begins a line above its first item. */
  function adjusted(problem: string): string {
    const [line, code] = problem.split(' ');
    return `${String(Number(line) + 1)} ${code ?? ''}`;
  }

  it('has numbers as text, and says which field it can’t use', () => {
    const text =
      '[{"id": 7, "type": "book", "volume": 3, "author": "Me", "editor": [1], "title": []}]';
    const { references, problems } = readCslJson(text);
    assert.deepEqual(references[0]?.item, {
      id: '7',
      type: 'book',
      volume: '3',
      author: [{ literal: 'Me' }],
    });
    assert.deepEqual(
      problems.map(({ args }) => args[1]),
      ['editor', 'title'],
    );
  });

  it('that is none is a problem', () => {
    assert.deepEqual(check(readCslJson('{"id": "a"}')).problems, ['1 file.notList']);
    assert.deepEqual(check(readCslJson('')).problems, ['1 file.notJson']);
    assert.deepEqual(check(readCslJson('\nhello')).problems, ['2 file.notJson']);
  });

  it('never throws, and names what it loses', () => {
    const sound = JSON.stringify([item('a', { title: 'T' }), item('b'), item('c')], null, 1);
    const damage = fc.tuple(fc.nat(sound.length), fc.nat(4), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(damage, ([at, cut, added]) => {
        const text = sound.slice(0, at) + added + sound.slice(at + cut);
        const { references, problems } = readCslJson(text);
        assert.ok(references.length === 3 || problems.length > 0, text);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });
});

const YAML = `---
references:
- id: one
  type: article-journal
  title: On *emphasis* and H~2~O
  author:
  - family: Doe
    given: Jane
    non-dropping-particle: van
  - literal: The Group
  issued:
    date-parts:
    - - 2020
      - 3
  volume: 3
  page: 1-2
  container-title: Journal
- id: "two"
  type: book
  title: "Quoted: title"
  author: [{family: Roe, given: R.}]
  issued: 2019-04
- id: three
  title: Old dates
  type: webpage
  issued: {year: 2001, month: 2}
  accessed:
    - year: 2002
      month: 5
      day: 6
...
`;

describe('CSL-YAML', () => {
  it('is read as pandoc reads it', async () => {
    const read = readCslYaml(YAML);
    assert.deepEqual(read.problems, []);
    checkSpans(YAML, read);
    const json = await pandoc({ from: 'markdown', to: 'csljson' }, YAML);
    for (const witness of JSON.parse(json) as CslItem[]) {
      const item = read.references.find(({ key }) => key === witness.id)?.item;
      assert.deepEqual(item, witness);
    }
    assert.equal(read.references.length, 3);
  });

  it('may be a list without more', () => {
    assert.deepEqual(check(readCslYaml('- id: a\n- id: b\n')), { keys: ['a', 'b'], problems: [] });
  });

  it('gives the others where something is wrong, and says what', () => {
    const text = '- id: a\n- title: x\n- just text\n- id: a\n- id: b\n  title: [1]\n- id: c\n';
    assert.deepEqual(check(readCslYaml(text)), {
      keys: ['a', 'b', 'c'],
      problems: ['1 item.duplicateId', '2 item.noId', '3 item.notObject', '5 item.badField'],
    });
    const broken = readCslYaml('- id: a\n  title: "x\n- id: b\n');
    assert.ok(broken.problems.length > 0);
  });

  it('never throws', () => {
    const damage = fc.tuple(fc.nat(YAML.length), fc.nat(4), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(damage, ([at, cut, added]) => {
        readCslYaml(YAML.slice(0, at) + added + YAML.slice(at + cut));
      }),
      { numRuns: 500, seed: 5 },
    );
    readCslYaml('a: &a [*a, *a]\nreferences: *a');
    assert.deepEqual(check(readCslYaml('')).problems, ['1 file.notList']);
  });
});
