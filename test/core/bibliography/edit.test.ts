/** Adding and removing: one place of the text changes, and every reader then sees what was meant. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { completed } from '../../../src/core/base/steps.ts';
import { utf8Text } from '../../../src/core/base/utf8Text.ts';
import { addPapers, removeReference, type Addition } from '../../../src/core/bibliography/edit.ts';
import { readBibliography, type BibliographyFormat } from '../../../src/core/bibliography/read.ts';
import { spliced } from '../../../src/core/bibliography/splice.ts';
import { pandocKey } from '../../../src/core/citations/write.ts';
import { parseCorpus } from '../../../src/core/library/corpus.ts';
import type { CslItem, Paper } from '../../../src/core/library/paper.ts';
import { pandoc } from '../../support/pandoc.mjs';
import { aPaper } from '../../support/papers.ts';

const CORPUS = parseCorpus(readFileSync('data/corpus.json', 'utf8'));
const [FIRST, SECOND] = CORPUS;
assert.ok(FIRST && SECOND);

const OPTIONS = { dialect: 'bibtex', version: 'preprint' } as const;
const READING = { pause: () => Promise.resolve(), isCancelled: () => false };

async function add(
  text: string,
  format: BibliographyFormat,
  papers: readonly Paper[],
): Promise<Addition & { readonly result: string }> {
  const read = await readBibliography(text, format, READING);
  const addition = await addPapers({ text, format, ...read }, papers, {
    writing: OPTIONS,
    reading: READING,
  });
  const { splice } = addition;
  return { ...addition, result: splice === undefined ? text : spliced(text, splice) };
}

async function keysIn(text: string, format: BibliographyFormat): Promise<readonly string[]> {
  const { references } = await readBibliography(text, format, READING);
  return references.map(({ key }) => key);
}

describe('adding to a .bib file', () => {
  const entry = `@misc{${FIRST.key},`;
  const table: readonly (readonly [string, string, string])[] = [
    ['an empty file', '', ''],
    ['a file of blank lines', '\n\n', '\n\n'],
    ['a file that ends with a line end', '@misc{a}\n', '@misc{a}\n\n'],
    ['a file that ends with a blank line', '@misc{a}\n\n', '@misc{a}\n\n'],
    ['a file without a final line end', '@misc{a}', '@misc{a}\n\n'],
    ['a file with comments at its end', '@misc{a}\n% end\n', '@misc{a}\n% end\n\n'],
  ];
  for (const [what, text, before] of table) {
    it(`puts the entry at the end of ${what}`, async () => {
      const { result, keys, added } = await add(text, 'bibtex', [FIRST]);
      assert.equal(result.slice(0, before.length), before);
      assert.ok(result.slice(before.length).startsWith(entry), result);
      assert.match(result, /\n\}\n$/);
      assert.deepEqual([keys, added], [[FIRST.key], [FIRST.key]]);
    });
  }

  it('keeps line ends and indentation, and writes in the dialect of the file', async () => {
    const text = '@online{a,\r\n\ttitle = {T},\r\n\tdate = {2020},\r\n}\r\n';
    const { result } = await add(text, 'bibtex', [FIRST, SECOND]);
    assert.ok(result.startsWith(`${text}\r\n@misc{${FIRST.key},\r\n\ttitle = {`));
    assert.equal(/(?<!\r)\n/.test(result), false);
    assert.match(result, /\r\n\teprinttype = \{arXiv\},\r\n/);
    assert.deepEqual(await keysIn(result, 'bibtex'), ['a', FIRST.key, SECOND.key]);
  });

  it('puts the entry before a last one that is not closed', async () => {
    const text = '@misc{a, x = 1}\n\n@misc{b, title = {T';
    const { result } = await add(text, 'bibtex', [FIRST]);
    assert.ok(result.endsWith('\n}\n\n@misc{b, title = {T'), result);
    assert.deepEqual(await keysIn(result, 'bibtex'), ['a', FIRST.key, 'b']);
  });

  const ids = FIRST.facts.arxiv ?? '';
  const present: readonly (readonly [string, string])[] = [
    ['by its key', `@misc{${FIRST.key}, title = {T}}`],
    ['by its arXiv id', `@misc{mine, eprint = {${ids}v3}, archiveprefix = {arXiv}}`],
    ['by its address', `@misc{mine, url = {https://arxiv.org/abs/${ids}}}`],
  ];
  for (const [how, text] of present) {
    it(`changes nothing where the work is there ${how}`, async () => {
      const { splice, keys, added } = await add(text, 'bibtex', [FIRST]);
      assert.equal(splice, undefined);
      assert.deepEqual(keys, await keysIn(text, 'bibtex'));
      assert.deepEqual(added, []);
    });
  }

  it('finds a DOI that is written with LaTeX’s escapes', async () => {
    const paper = aPaper({ item: { DOI: '10.1007/978_3' } });
    const { keys } = await add(String.raw`@misc{mine, doi = {10.1007/978\_3}}`, 'bibtex', [paper]);
    assert.deepEqual(keys, ['mine']);
  });

  it('takes another key where another work has the paper’s', async () => {
    const text = `@misc{${FIRST.key}, eprint = {1234.56789}}`;
    const { result, keys } = await add(text, 'bibtex', [FIRST, FIRST]);
    assert.deepEqual(keys, [`${FIRST.key}a`, `${FIRST.key}a`]);
    assert.deepEqual(await keysIn(result, 'bibtex'), [FIRST.key, `${FIRST.key}a`]);
  });

  const keys: readonly (readonly [string, bibtex: string, csl: string])[] = [
    ['DBLP:a b{c', 'DBLP:a-b-c', 'DBLP:a-b-c'],
    ['a,b%c#d', 'a-b-c-d', 'a,b%c#d'],
    ['a{b}c', 'a-b-c', 'a{b}c'],
    ['Müller2020', 'Müller2020', 'Müller2020'],
    ['李 2020', '李-2020', '李-2020'],
    ['doi:10.1/x_(y)"z\\', 'doi:10.1/x_-y-z', 'doi:10.1/x_(y)"z\\'],
    ['{}', 'ibrahim2023comet', '{}'],
    ['a b', 'a-b', 'a-b'],
  ];
  for (const [key, bibtex, csl] of keys) {
    it(`is cited by a key that it can hold, and pandoc reads, for ${key}`, async () => {
      const paper = aPaper({ key, item: { id: key } });
      for (const [format, name, expected] of [
        ['bibtex', 'x.bib', bibtex],
        ['csl-json', 'x.json', csl],
      ] as const) {
        const addition = await add('', format, [paper, paper]);
        assert.deepEqual(addition.keys, [expected, expected]);
        const replaced = expected === key ? [] : [{ key, by: expected }];
        assert.deepEqual(addition.replaced, replaced);
        assert.deepEqual(await keysIn(addition.result, format), [expected]);
        const text = `Cited [@${pandocKey(expected)}].`;
        const options = { from: 'markdown', to: 'plain', citeproc: true, bibliography: [name] };
        const printed = await pandoc(options, text, { [name]: addition.result });
        assert.match(printed, /Cited \(Ibrahim/);
        const { keys: again, splice } = await add(addition.result, format, [paper]);
        assert.deepEqual([again, splice], [[expected], undefined]);
      }
    });
  }

  it('keeps a key apart from those that are there, whatever it was', async () => {
    const { keys: given, replaced } = await add('@misc{a-b, title = {T}}', 'bibtex', [
      aPaper({ key: 'a b', item: { id: 'a b' } }),
    ]);
    assert.deepEqual([given, replaced], [['a-ba'], [{ key: 'a b', by: 'a-ba' }]]);
  });
});

describe('adding to CSL-JSON', () => {
  const item = { id: 'a', type: 'book' };
  const layouts = [
    `[\n  ${JSON.stringify(item)}\n]\n`,
    JSON.stringify([item]),
    JSON.stringify([item], null, 2),
    `${JSON.stringify([item], null, '\t')}\n`.replaceAll('\n', '\r\n'),
    JSON.stringify({ references: [item], more: 1 }, null, 4),
    '[]',
    '  [\n  ]\n',
    '',
  ];
  for (const text of layouts) {
    it(`keeps the layout of ${JSON.stringify(text)}`, async () => {
      const { result, splice } = await add(text, 'csl-json', [FIRST, SECOND]);
      assert.ok(splice);
      assert.ok(result.startsWith(text.slice(0, splice.start)));
      assert.ok(result.endsWith(text.slice(splice.end)));
      const before = await keysIn(text, 'csl-json');
      assert.deepEqual(await keysIn(result, 'csl-json'), [...before, FIRST.key, SECOND.key]);
      JSON.parse(result);
    });
  }

  it('writes as JSON.stringify would have written the whole', async () => {
    for (const unit of [2, 4, '\t', undefined]) {
      const { result } = await add(JSON.stringify([item], null, unit), 'csl-json', [FIRST]);
      const items = JSON.parse(result) as unknown[];
      if (unit !== undefined) assert.equal(result, JSON.stringify(items, null, unit));
    }
  });

  it('is refused where the list does not end', async () => {
    for (const text of ['[{"id": "a"}', '{"id": "a"}', '[\n{"id": "a",\n']) {
      await assert.rejects(add(text, 'csl-json', [FIRST]), { code: 'bibliography.notEditable' });
    }
  });
});

describe('adding to CSL-YAML', () => {
  const texts = [
    '',
    'references:\n- id: a\n  type: book\n',
    'references:\n  - id: a\n    type: book\nmore: 1\n',
    '---\nreferences:\n- id: a # comment\n  type: book # more\n# end\n...\n',
    '- id: a\r\n  type: book',
    'references: [{id: a, type: book}]\nx: 1\n',
    'references: []\n',
  ];
  for (const text of texts) {
    it(`keeps the rest of ${JSON.stringify(text)}`, async () => {
      const { result, splice } = await add(text, 'csl-yaml', [FIRST, SECOND]);
      assert.ok(splice);
      assert.equal(splice.start, splice.end);
      const before = await keysIn(text, 'csl-yaml');
      assert.deepEqual(await keysIn(result, 'csl-yaml'), [...before, FIRST.key, SECOND.key]);
      if (text.includes('\r\n')) assert.equal(/(?<!\r)\n/.test(result), false);
    });
  }

  it('is read by pandoc as it was meant', async () => {
    const { result } = await add('references:\n- id: a\n  type: book\n', 'csl-yaml', [FIRST]);
    const json = await pandoc({ from: 'markdown', to: 'csljson' }, `---\n${result}...\n`);
    const read = (JSON.parse(json) as CslItem[]).find(({ id }) => id === FIRST.key);
    assert.equal(read?.title, FIRST.title);
    assert.deepEqual(read.author, FIRST.authors);
  });

  it('is refused where the text is no YAML, or holds no list', async () => {
    for (const text of ['a: "b', 'a: b\n']) {
      await assert.rejects(add(text, 'csl-yaml', [FIRST]), { code: 'bibliography.notEditable' });
    }
  });
});

describe('all 77 papers added to an empty file', () => {
  const NAMES = ['type', 'title', 'author', 'issued', 'DOI', 'URL', 'publisher', 'number', 'note'];
  /** pandoc sets quotation marks of its own, writes markup for raised signs, and parts of dates as texts. */
  const facts = (item: CslItem | undefined) =>
    JSON.parse(
      JSON.stringify(NAMES.map((name) => item?.[name]))
        .replace(/[’‘]/gu, "'")
        .replace(/[“”]|<\/?span[^>]*>/gu, '')
        .replace(/<sup>2<\/sup>/gu, '²'),
    ) as unknown;
  const witnesses = {
    'csl-json': (text: string) => pandoc({ from: 'csljson', to: 'csljson' }, text),
    'csl-yaml': (text: string) => pandoc({ from: 'markdown', to: 'csljson' }, `---\n${text}...\n`),
  } as const;
  for (const format of ['csl-json', 'csl-yaml'] as const) {
    it(`of ${format} are read by Gloss and by pandoc as what they were`, async () => {
      const { result } = await add('', format, CORPUS);
      const { references, problems } = await readBibliography(result, format, READING);
      assert.deepEqual(problems, []);
      const own = new Map(references.map(({ key, item }) => [key, item]));
      const read = JSON.parse(await witnesses[format](result)) as readonly CslItem[];
      const others = new Map(read.map((item) => [item.id, item]));
      assert.equal(references.length, 77);
      for (const { key, item } of CORPUS) {
        assert.deepEqual(facts(own.get(key)), facts(item), key);
        assert.deepEqual(facts(others.get(key)), facts(item), key);
      }
    });
  }
});

describe('adding to RIS', () => {
  it('is refused: such files are only read', async () => {
    await assert.rejects(add('', 'ris', [FIRST]), { code: 'bibliography.notEditable' });
  });
});

describe('what was added and is removed', () => {
  const bases: readonly (readonly [BibliographyFormat, readonly string[]])[] = [
    ['bibtex', ['@misc{a}\n', '@misc{a}\n\n@misc{b}\n', '% x\n@misc{a, x = 1}\r\n\r\n', '']],
    [
      'csl-json',
      [JSON.stringify([{ id: 'a' }]), JSON.stringify([{ id: 'a' }, { id: 'b' }], null, 2)],
    ],
    [
      'csl-yaml',
      ['- id: a\n', 'references:\n  - id: a\n  - id: b\nx: 1\n', 'references: [{id: a}]\n'],
    ],
  ];
  for (const [format, texts] of bases) {
    for (const text of texts) {
      it(`leaves ${JSON.stringify(text)} as it was`, async () => {
        const { result } = await add(text, format, [FIRST]);
        const { references } = await readBibliography(result, format, READING);
        const reference = references.find(({ key }) => key === FIRST.key);
        assert.ok(reference);
        const splice = await removeReference({ text: result, format }, reference);
        // A blank line that ended the file may be gone with the entry behind it.
        assert.equal(spliced(result, splice).trimEnd(), text.trimEnd());
      });
    }
  }

  it('leaves the others, whichever is removed', async () => {
    const { result: bib } = await add('% head\n', 'bibtex', CORPUS.slice(0, 4));
    const { result: json } = await add('[]', 'csl-json', CORPUS.slice(0, 4));
    const { result: yaml } = await add('', 'csl-yaml', CORPUS.slice(0, 4));
    const files = [
      ['bibtex', bib],
      ['csl-json', json],
      ['csl-yaml', yaml],
    ] as const;
    for (const [format, text] of files) {
      const { references } = await readBibliography(text, format, READING);
      for (const reference of references) {
        const splice = await removeReference({ text, format }, reference);
        const left = references.map(({ key }) => key).filter((key) => key !== reference.key);
        assert.deepEqual(await keysIn(spliced(text, splice), format), left, format);
      }
    }
  });
});

describe('adding to a .bib file that is too large to be one text', () => {
  const PIECE = 1 << 20;
  const id = FIRST.facts.arxiv ?? '';
  const filler = (length: number) => `@misc{filler, note = {${'ö '.repeat(length / 2)}}}\n`;

  /** The file as bytes, decoded where something looks. */
  async function addInPieces(text: string, paper: Paper): Promise<Addition> {
    const bytes = new TextEncoder().encode(text);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const pieces = completed(utf8Text(bytes, false, (some) => decoder.decode(some)));
    const { references, problems } = await readBibliography(text, 'bibtex', READING);
    const bibliography = { text: pieces, format: 'bibtex', references, problems } as const;
    return addPapers(bibliography, [paper], { writing: OPTIONS, reading: READING });
  }

  for (const shift of [-4, 0, 4]) {
    it(`finds the work by an id ${String(shift)} characters from where a piece begins`, async () => {
      const before = filler(PIECE - 100);
      const start = '@misc{mine, note = {';
      const gap = PIECE + shift - before.length - start.length - '}, eprint = {'.length;
      const text = `${before}${start}${' '.repeat(gap)}}, eprint = {${id}}}\n${filler(PIECE)}`;
      assert.equal(text.indexOf(id), PIECE + shift);
      const { keys, splice } = await addInPieces(text, FIRST);
      assert.deepEqual([keys, splice], [['mine'], undefined]);
    });
  }

  it('changes it as it would the whole text', async () => {
    const ends = ['', '\n', '\r\n\r\n', '@misc{b, title = {open', '% end', ' '];
    for (const end of ends) {
      const text = `@online{a,\r\n\ttitle = {ö},\r\n}\r\n${filler(PIECE)}${end}`;
      const { splice } = await add(text, 'bibtex', [FIRST]);
      assert.deepEqual((await addInPieces(text, FIRST)).splice, splice, JSON.stringify(end));
    }
  });
});

describe('adding to any .bib file', () => {
  it('leaves every entry as it was, and adds one', async () => {
    const pieces = fc.constantFrom(
      '@misc{a, x = {1}}\n',
      '@book{b,\n\ttitle = {T},\n\tyear = 2000\n}\n\n',
      '% comment\n',
      '@comment{x}\n',
      '@string{s = "x"}\n',
      'text\r\n',
      '\n',
      '@misc{c, title = {open\n',
      '  ',
    );
    const texts = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const before = await readBibliography(text, 'bibtex', READING);
        const { result } = await add(text, 'bibtex', [FIRST]);
        const after = await readBibliography(result, 'bibtex', READING);
        const old = after.references.filter(({ key }) => key !== FIRST.key);
        assert.deepEqual(
          old.map(({ item }) => item),
          before.references.map(({ item }) => item),
          result,
        );
        assert.equal(after.references.length, old.length + 1, result);
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});
