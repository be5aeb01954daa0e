import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationSet } from '../../../../src/core/annotations/annotation.ts';
import { writeLines } from '../../../../src/core/annotations/formats/lines.ts';
import { inFileOrder } from '../../../../src/core/annotations/formats/order.ts';
import { readLines } from '../../../../src/core/annotations/formats/readLines.ts';
import { BOTH_TEXTS } from '../../../../src/core/annotations/mergeTexts.ts';
import { someSets } from '../../../support/annotationArbitraries.ts';
import { aHighlight, aSet } from '../../../support/highlights.ts';

const EARLY = '2026-01-02T00:00:00.000Z';
const LATE = '2026-01-03T00:00:00.000Z';
const HEAD = '{"format":"gloss-annotations","version":1}';

const comet = aSet({ note: 'Old.', highlights: [aHighlight({ id: 'h1' })] });
const tutel = aSet({ id: 'set-2', paper: { keys: ['tutel'], title: 'Tutel' }, note: 'T.' });
const lines = (...sets: readonly AnnotationSet[]) => writeLines(sets).trimEnd().split('\n');

/** The file with git's markers around what the sides have instead of the lines from `from` on, so many. */
function conflict(
  file: readonly string[],
  {
    from,
    count,
    ...sides
  }: {
    from: number;
    count: number;
    mine: readonly string[];
    base?: readonly string[];
    theirs: readonly string[];
  },
): string {
  const hunk = [
    '<<<<<<< HEAD',
    ...sides.mine,
    ...(sides.base === undefined ? [] : ['||||||| 3f2a1b0', ...sides.base]),
    '=======',
    ...sides.theirs,
    '>>>>>>> colleague/notes',
  ];
  return [...file.slice(0, from), ...hunk, ...file.slice(from + count)].join('\n');
}

/** In the order in which they are read from lines. */
function sorted(set: AnnotationSet): AnnotationSet {
  const key = ({ created, id }: { created: string; id: string }) => `${created} ${id}`;
  return { ...set, highlights: set.highlights.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

describe('lines', () => {
  it('has a head, and a line for each paper, note and highlight, by key, then by id', () => {
    const highlights = [aHighlight({ id: 'z' }), aHighlight({ id: 'a' })];
    const written = lines(tutel, { ...comet, highlights });
    assert.equal(written[0], HEAD);
    assert.deepEqual(
      written.slice(1).map((line) => {
        const { set, of, highlight } = JSON.parse(line) as {
          set?: { id: string };
          of?: string;
          highlight?: { id: string };
        };
        return [set?.id ?? of, highlight?.id];
      }),
      [
        ['set-1', undefined],
        ['set-1', undefined],
        ['set-1', 'a'],
        ['set-1', 'z'],
        ['set-2', undefined],
        ['set-2', undefined],
      ],
    );
  });

  it('reads what it has written, and writes the same again', () => {
    fc.assert(
      fc.property(someSets, fc.constantFrom('\n', '\r\n'), (sets, end) => {
        const text = writeLines(sets);
        const { sets: read, ...rest } = readLines(text.replaceAll('\n', end));
        assert.deepEqual(read, inFileOrder(sets).map(sorted));
        assert.deepEqual(rest, { problems: [], aside: [], complete: true });
        assert.equal(writeLines(read), text);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('keeps lines that it can’t read, says which, and writes them again', () => {
    const bad = [
      'not json',
      '[1]',
      '{"of":"set-1","highlight":{"id":"h9"}}',
      '{"of":"nobody","note":"whose?"}',
      '{"of":"set-1","note":7}',
      '{"something":"else"}',
      '{"set":{"id":"x"}}',
    ];
    const [head = '', ...rest] = lines(comet);
    const { sets, problems, aside, complete } = readLines([head, ...bad, ...rest].join('\n'));
    assert.deepEqual(sets, [comet]);
    assert.deepEqual(aside.toSorted(), bad.toSorted());
    assert.equal(complete, false);
    assert.deepEqual(
      problems.map(({ entry, code }) => `${entry} ${code}`),
      [
        'line 2 json',
        'line 3 object',
        'line 4: highlight.quote object',
        'line 6: note text',
        'line 7 format',
        'line 8: set.paper object',
        'line 5 alone',
      ],
    );
    const again = writeLines(sets, aside);
    const reread = readLines(again);
    assert.equal(writeLines(reread.sets, reread.aside), again);
  });

  for (const [name, text] of [
    ['nothing', ''],
    ['blank lines', '\n \n'],
    ['another file', '{"version":1}'],
    ['a file whose beginning is gone', lines(comet).slice(1).join('\n')],
  ] as const) {
    it(`does not take ${name} for all there is`, () => {
      const { complete, problems } = readLines(text);
      assert.equal(complete, false);
      assert.ok(problems.some(({ entry, code }) => entry === '' && code === 'format'));
    });
  }

  it('reads of a newer version what it can, and says that it is not all', () => {
    const text = writeLines([comet]).replace('"version":1', '"version":2');
    const { sets, problems, complete } = readLines(text);
    assert.deepEqual([sets, complete], [[comet], false]);
    assert.deepEqual(problems, [{ entry: 'line 1', code: 'newer' }]);
  });

  it('reads a file that begins with a byte order mark', () => {
    assert.equal(readLines(`\uFEFF${writeLines([comet])}`).complete, true);
  });

  describe('with a conflict', () => {
    const file = lines(comet, tutel);
    const mine = { ...comet, note: 'Mine.', modified: EARLY };
    const theirs = {
      ...comet,
      note: 'Theirs.',
      tags: ['x'],
      modified: LATE,
      highlights: [...comet.highlights, aHighlight({ id: 'h2', created: LATE })],
    };
    const hunk = {
      from: 1,
      count: 3,
      mine: lines(mine).slice(1),
      theirs: lines(theirs).slice(1),
    };

    it('reads both sides and merges them', () => {
      const { sets, problems, aside, complete } = readLines(conflict(file, hunk));
      assert.deepEqual(problems, [{ entry: 'line 2', code: 'conflict' }]);
      assert.deepEqual([aside, complete], [[], true]);
      assert.deepEqual(sets, [{ ...theirs, note: `Mine.\n\n${BOTH_TEXTS}\n\nTheirs.` }, tutel]);
    });

    it('takes what one side left alone from the other, where git says what it was', () => {
      const base = lines(comet).slice(1);
      const removed = { ...comet, highlights: [], modified: EARLY };
      const text = conflict(file, { ...hunk, base, mine: lines(removed).slice(1) });
      const [set] = readLines(text).sets;
      assert.deepEqual(set, { ...theirs, highlights: theirs.highlights.slice(1) });
    });

    it('brings back what one side removed where git does not say what it was', () => {
      const removed = { ...comet, highlights: [], modified: EARLY };
      const [set] = readLines(conflict(file, { ...hunk, mine: lines(removed).slice(1) })).sets;
      assert.deepEqual(
        set?.highlights.map(({ id }) => id),
        ['h1', 'h2'],
      );
    });

    it('keeps what one side said of the status where the other said nothing', () => {
      const read = { ...comet, status: 'read', modified: EARLY } as const;
      const [set] = readLines(conflict(file, { ...hunk, mine: lines(read).slice(1) })).sets;
      assert.deepEqual([set?.status, set?.tags], ['read', ['x']]);
    });

    it('reads a conflict in a line of several, as small as git makes it', () => {
      const text = conflict(file, {
        from: 2,
        count: 1,
        mine: ['{"of":"set-1","note":"Mine."}'],
        theirs: ['{"of":"set-1","note":"Theirs."}'],
      });
      const [set] = readLines(text).sets;
      assert.ok(set !== undefined);
      assert.ok(set.note.includes('Mine.') && set.note.includes('Theirs.'), set.note);
      assert.deepEqual(set.highlights, comet.highlights);
    });

    it('reads one where a side has nothing', () => {
      const text = conflict(file, { from: 4, count: 2, mine: [], theirs: file.slice(4, 6) });
      assert.deepEqual(readLines(text).sets, [comet, tutel]);
    });

    it('keeps all, and says where, when markers are missing or out of place', () => {
      const all = conflict(file, { ...hunk, base: lines(comet).slice(1) }).split('\n');
      for (const marker of [/^<{7}/u, /^={7}/u, /^>{7}/u]) {
        const { sets, problems, complete } = readLines(
          all.filter((line) => !marker.test(line)).join('\n'),
        );
        assert.ok(
          problems.some(({ code }) => code === 'marker'),
          String(marker),
        );
        assert.equal(complete, false);
        const [set] = sets;
        assert.ok(set?.note.includes('Mine.') && set.note.includes('Theirs.'), String(marker));
        assert.deepEqual(sets.map(({ id }) => id).toSorted(), ['set-1', 'set-2']);
      }
    });

    it('merges what a union of both sides has twice', () => {
      const both = [...file.slice(0, 1), ...hunk.mine, ...hunk.theirs, ...file.slice(4)];
      const { sets, problems } = readLines(both.join('\n'));
      assert.deepEqual(problems, []);
      assert.deepEqual(sets, [{ ...theirs, note: `Mine.\n\n${BOTH_TEXTS}\n\nTheirs.` }, tutel]);
    });

    it('does not take words that look like markers within a note for some', () => {
      const note = 'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> x';
      assert.deepEqual(readLines(writeLines([{ ...comet, note }])).sets[0]?.note, note);
    });
  });

  it('loses no annotation in a conflict of any two versions', () => {
    fc.assert(
      fc.property(someSets, someSets, (one, other) => {
        const text = [
          HEAD,
          '<<<<<<< HEAD',
          ...lines(...one).slice(1),
          '=======',
          ...lines(...other).slice(1),
          '>>>>>>> x',
        ].join('\n');
        const { sets, complete } = readLines(text);
        assert.ok(complete);
        const ids = new Set(sets.flatMap(({ highlights }) => highlights.map(({ id }) => id)));
        const notes = sets.map(({ note }) => note).join('\n');
        for (const { note, highlights } of [...one, ...other]) {
          assert.ok(highlights.every(({ id }) => ids.has(id)));
          assert.ok(note.split('\n').every((line) => notes.includes(line.trim())));
        }
        assert.equal(writeLines(readLines(writeLines(sets)).sets), writeLines(sets));
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
