/** A YAML file that is read entry by entry says what the whole file says; a broken entry costs no other. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cslYamlSteps, readCslYaml } from '../../../../src/core/bibliography/csl/cslYaml.ts';
import type { Bibliography } from '../../../../src/core/bibliography/reference.ts';

/** An entry that has a name for others to use is why a file is read as a whole. */
const NAMED = 'named: &name 1\n';

function told({ references, problems }: Bibliography): unknown {
  return {
    references: references.map(({ key, keySpan, start, end, item }) => ({
      key,
      item,
      places: [keySpan.start, keySpan.end, start, end],
    })),
    problems: problems.map(({ code, args, start }) => [code, args, start]),
  };
}

const ENTRY_LINES = [
  ['id: KEY', 'title: Plain'],
  ['id: "KEY"', 'title: |', '  - id: none', '  text', '', '  more', 'volume: 3'],
  ['title: "a', '  - b', '', '  c"', "id: 'KEY'"],
  ['# a remark', 'id: KEY', 'author:', '- family: van Doe', '  given: J', '- literal: X'],
  ['id: KEY', 'author:', '  - family: Doe', 'issued: {year: 2020}', 'note: AT&T & others'],
  ['title: none'],
  ['{id: KEY, title: T}'],
  ['just text'],
];

const entries = fc.array(
  fc.record({
    lines: fc.constantFrom(...ENTRY_LINES),
    key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    behind: fc.constantFrom('', '\n', '# remark\n', '\n  # remark\n\n'),
  }),
  { minLength: 1, maxLength: 7 },
);

const files = fc
  .tuple(entries, fc.constantFrom('', '  '), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([all, indent, lineEnd, hasMore]) => {
    const list = all
      .map(({ lines, key, behind }) => {
        const written = lines.map((line, at) => {
          if (line === '') return '';
          return `${indent}${at === 0 ? '- ' : '  '}${line.replace('KEY', key)}`;
        });
        return `${written.join('\n')}\n${behind}`;
      })
      .join('');
    const more = hasMore ? 'more: [1]\n' : '';
    return `title: "x"\nreferences:\n${list}${more}`.replaceAll('\n', lineEnd);
  });

describe('a YAML file of references', () => {
  it('says entry by entry what it says as a whole', () => {
    fc.assert(
      fc.property(files, (text) => {
        assert.deepEqual(told(readCslYaml(text)), told(readCslYaml(text + NAMED)), text);
      }),
      { numRuns: 500 },
    );
  });

  it('is read in as many steps as it has entries', () => {
    const list = Array.from({ length: 9 }, (_, at) => `- id: k${String(at)}\n`).join('');
    for (const text of [list, `---\n${list}...\n\ntext: [\n`, `\uFEFF# x\nreferences:\n${list}`]) {
      assert.ok([...cslYamlSteps(text)].length >= 9);
      const { references, problems } = readCslYaml(text);
      assert.equal(references.length, 9);
      assert.deepEqual(problems, []);
      for (const { key, keySpan } of references) {
        assert.equal(text.slice(keySpan.start, keySpan.end), key);
      }
    }
  });

  const broken: readonly (readonly [string, string])[] = [
    ['a quotation mark that is missing', '- id: b\n  title: "x\n'],
    ['a bracket that is missing', '- id: b\n  author: [{family: Doe}\n'],
    ['a line that stands too far out', '- id: b\n title: x\n'],
    ['a tab', '- id: b\n\ttitle: x\n'],
    ['a colon too much', '- id: b\n  title: One: Two\n'],
    ['a name of nothing', '- id: b\n  title: *Starred* words\n'],
    ['a text between', 'text\n'],
  ];
  for (const [what, entry] of broken) {
    it(`loses no other entry by ${what}, and says where`, () => {
      for (const head of ['', 'references:\n']) {
        const text = `${head}- id: a\n${entry}- id: c\n- id: d\n`;
        const { references, problems } = readCslYaml(text);
        const keys = references.map(({ key }) => key).filter((key) => key !== 'b');
        const line = head === '' ? 2 : 3;
        assert.ok(
          problems.some((problem) => problem.line >= line && problem.line <= line + 2),
          JSON.stringify(problems),
        );
        assert.deepEqual(keys, what === 'a text between' ? ['a'] : ['a', 'c', 'd']);
      }
    });
  }
});
