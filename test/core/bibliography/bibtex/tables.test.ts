/**
 * Files of which only the places of entries are kept: what is read again entry by entry, or comes back from what
 * was stored, is what the whole file says.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bibtexReferences,
  readBibtex,
  readBibtexInSlices,
  withBriefs,
} from '../../../../src/core/bibliography/bibtex/bibtex.ts';
import { decodeEntry } from '../../../../src/core/bibliography/bibtex/decode.ts';
import {
  briefAt,
  BriefPacker,
  ENTRIES,
} from '../../../../src/core/bibliography/bibtex/packedBriefs.ts';
import { scanBibtex } from '../../../../src/core/bibliography/bibtex/scan.ts';
import {
  bibtexFromBytes,
  bibtexToBytes,
  type StoredBibtex,
} from '../../../../src/core/bibliography/bibtex/storedBibtex.ts';
import {
  briefOfItem,
  type Bibliography,
  type Brief,
  type Reference,
} from '../../../../src/core/bibliography/reference.ts';
import { entriesByKey } from '../../../support/bibtex.ts';
import { completed } from '../../../../src/core/base/steps.ts';

const READING = { pause: () => Promise.resolve(), isCancelled: () => false };

const ENTRY_TEXTS = [
  '@string{ jml = "Journal of " # ml, ml = {Machine Learning} }\n',
  '@article{a1, title = {Some {Title} of $x_1$}, author = "M{\\"u}ller, Jo and {The Group}", year = 2001, journal = jml # { B}}\n',
  '@inproceedings{c1, title = {A Child}, crossref = {p1}, pages = {3-9}, doi = {10.1000/c_1}}\n',
  '@xdata{x1, publisher = {Shared Press}}\n',
  '@book{b1, title = {Über Dinge 深い}, xdata = {x1}, date = {2019-07-02}, options = {useprefix=true}, author = {von Berg, Ann}}\n',
  '@proceedings{p1, title = {Proceedings}, editor = {Par, Ent}, year = 1990}\n',
  '@misc(m1, eprint = {2306.02824v2}, archiveprefix = {arXiv}, title = "x # y")\n',
  '@misc{m1, title = {Another of the same key}}\n',
  '@online{o1, url = {http://x.y/@z}, note = {me@example.org, see \\url{http://x.y/@z}}}\n',
];

function everything(text: string): readonly unknown[] {
  const file = scanBibtex(text);
  const byKey = entriesByKey(file);
  const seen = new Set<string>();
  return file.entries.flatMap((entry) => {
    if (entry.type === 'xdata' || seen.has(entry.key)) return [];
    seen.add(entry.key);
    const { key, keySpan, start, end } = entry;
    return [{ key, keySpan, start, end, item: decodeEntry(byKey, { ...file, entry, at: start }) }];
  });
}

function told({ references }: Bibliography): readonly unknown[] {
  return references.map(({ key, keySpan, start, end, item }) => ({
    ...{ key, keySpan, start, end, item },
  }));
}

/** What a brief says, as plain data. */
function said({ title, authors, issued, doi, arxiv, container }: Brief): Brief {
  return { title, authors, issued, doi, arxiv, container };
}

async function stored(text: string): Promise<StoredBibtex> {
  const read = await withBriefs(await readBibtexInSlices(text, READING), text, READING);
  assert.ok(read.briefs);
  return { ...read, briefs: read.briefs, isUtf8: true };
}

const damaged = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...ENTRY_TEXTS) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          ...Array.from('{}"=,#%\\ \n@('),
          '@misc{k, ',
          '@comment{',
          'note = "',
        ),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...ENTRY_TEXTS), fc.nat(), fc.nat({ max: 4 }))
          .map(([entry, at, cut]) => {
            const start = at % entry.length;
            return entry.slice(0, start) + entry.slice(start + cut);
          }),
      },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

describe('a table of entries', () => {
  it('says briefly in what an entry stands, as its item does', () => {
    const { references } = readBibtex(`${ENTRY_TEXTS.join('')}
@article{s1, title = {T}, journaltitle = {J of {\\LaTeX} \\emph{Things}}, shortjournal = {J. \\textbf{T}.}}
@inbook{i1, title = {T}, booktitle = {The {B}ook of Sets}, maintitle = {All Books}, subtitle = {S}}
@incollection{i2, title = {T}, booktitle = {Das {B}uch Der Mengen}, booksubtitle = {Zwei}, langid = {ngerman}}
@periodical{q1, title = {The Quarterly}, shorttitle = {Q}, issuetitle = {On Sets}}
@inproceedings{g1, title = {T}, crossref = {p2}}
@proceedings{p2, title = {Proceedings {of} Things}, year = 1990}
`);
    const containers = references.map(({ brief, item }) => {
      assert.equal(brief.container, briefOfItem(item).container);
      return brief.container;
    });
    assert.deepEqual(
      containers.filter((container) => container !== ''),
      [
        'Journal of Machine Learning B',
        'Proceedings',
        'J. T.',
        'All books',
        'Das Buch Der Mengen: Zwei',
        'Q',
        'Proceedings of things',
      ],
    );
  });

  it('says of each entry what reading the whole file says, damaged or not', () => {
    assert.equal(told(readBibtex(ENTRY_TEXTS.join(''))).length, 6);
    fc.assert(
      fc.property(damaged, (text) => {
        const bibliography = readBibtex(text);
        assert.deepEqual(told(bibliography), everything(text), JSON.stringify(text));
        assert.deepEqual(bibliography.problems, scanBibtex(text).problems);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives an empty item where the text is another than was read', async () => {
    const text = ENTRY_TEXTS.join('');
    const read = await readBibtexInSlices(text, READING);
    const [first] = bibtexReferences(read, text.replaceAll('@', ' ')).references;
    assert.deepEqual(first?.item, { id: 'a1', type: 'document' });
  });
});

describe('briefs', () => {
  const word = fc.string({ unit: 'grapheme', maxLength: 12 });
  const some = word.filter((it) => it !== '');
  const brief: fc.Arbitrary<Brief> = fc.record({
    title: word,
    authors: fc.array(
      fc.record(
        { family: some, given: some, suffix: some, literal: some },
        { requiredKeys: ['family'], noNullPrototype: true },
      ),
      { maxLength: 3 },
    ),
    issued: fc.constantFrom(undefined, { 'date-parts': [[2001, 2], [2002]] }, { literal: 'soon' }),
    doi: fc.option(some, { nil: undefined }),
    arxiv: fc.option(some, { nil: undefined }),
    container: word,
  });

  it('come back as they were packed', () => {
    fc.assert(
      fc.property(fc.array(brief, { maxLength: 2 * ENTRIES + 2, size: 'max' }), (briefs) => {
        const packer = new BriefPacker();
        for (const each of briefs) packer.add(each);
        const packed = packer.finish();
        assert.deepEqual(
          briefs.map((_, index) => said(briefAt(packed, index))),
          briefs.map(said),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('say what the entries say', async () => {
    const text = ENTRY_TEXTS.join('');
    const briefs = ({ references }: { readonly references: readonly Reference[] }) =>
      references.map((reference) => said(reference.brief));
    assert.deepEqual(briefs(bibtexReferences(await stored(text), text)), briefs(readBibtex(text)));
  });
});

describe('what was read of a file and stored', () => {
  it('comes back, of damaged files too, and says the same', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (text) => {
        const read = await stored(text);
        const back = completed(bibtexFromBytes(completed(bibtexToBytes(read))));
        assert.ok(back);
        assert.deepEqual(back, read);
        assert.deepEqual(told(bibtexReferences(back, text)), everything(text));
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing where another version stored it, or where bytes are missing', async () => {
    const bytes = completed(bibtexToBytes(await stored(ENTRY_TEXTS.join(''))));
    assert.equal(completed(bibtexFromBytes(Uint8Array.of(0, ...bytes.slice(1)))), undefined);
    assert.equal(completed(bibtexFromBytes(Uint8Array.of(...bytes, 0))), undefined);
  });
});
