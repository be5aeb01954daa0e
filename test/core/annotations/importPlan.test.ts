import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writeJson, readJson } from '../../../src/core/annotations/formats/json.ts';
import { planImport, planned } from '../../../src/core/annotations/importPlan.ts';
import { AnnotationStore } from '../../../src/core/annotations/store.ts';
import type { AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import { BOTH_TEXTS } from '../../../src/core/annotations/mergeTexts.ts';
import { someSets } from '../../support/annotationArbitraries.ts';
import { testPorts } from '../../support/ports.ts';
import { aForeignPassage, aHighlight, aSet } from '../../support/highlights.ts';

const LATE = '2026-01-03T00:00:00.000Z';

/** The annotations after an import. */
function imported(
  current: readonly AnnotationSet[],
  incoming: readonly AnnotationSet[],
): readonly AnnotationSet[] {
  const sets = new Map(current.map((set) => [set.id, set]));
  for (const set of planned(planImport(current, incoming))) sets.set(set.id, set);
  return [...sets.values()];
}

describe('planImport', () => {
  it('tells what is new, what changes, and what stays', () => {
    const here = [aSet({ id: 'a' }), aSet({ id: 'b', paper: { keys: ['b'], title: 'B' } })];
    const changed = aSet({ id: 'a', status: 'read', modified: LATE });
    const added = aSet({ id: 'c', paper: { keys: ['c'], title: 'C' } });
    assert.deepEqual(planImport(here, [changed, ...here.slice(1), added]), {
      added: [added],
      changed: [{ before: here[0], after: changed, bothTexts: false }],
      unchanged: 1,
    });
  });

  it('keeps both texts of a note, and says so', () => {
    const mine = aSet({ note: 'Mine.' });
    const { changed } = planImport([mine], [aSet({ note: 'Theirs.', modified: LATE })]);
    assert.equal(changed[0]?.after.note, `Mine.\n\n${BOTH_TEXTS}\n\nTheirs.`);
    assert.equal(changed[0].bothTexts, true);
  });

  it('joins annotations of one paper under the id that is here', () => {
    const mine = aSet({ id: 'mine', highlights: [aHighlight({ id: 'x' })], created: LATE });
    const theirs = [
      aSet({ id: 'theirs', highlights: [aHighlight({ id: 'y' })] }),
      aSet({ id: 'more', tags: ['z'] }),
    ];
    const [set, ...others] = imported([mine], theirs);
    assert.deepEqual(others, []);
    assert.equal(set?.id, 'mine');
    assert.deepEqual(
      [set.highlights.map(({ id }) => id).toSorted(), set.tags],
      [['x', 'y'], ['z']],
    );
  });

  it('joins what a file says of one paper in two places', () => {
    const sets = [aSet({ id: 'a', note: 'One.' }), aSet({ id: 'b', tags: ['x'], modified: LATE })];
    const [set, ...others] = planImport([], sets).added;
    assert.deepEqual([others, set?.id, set?.note, set?.tags], [[], 'a', 'One.', ['x']]);
  });

  it('never takes what was written later for what the file has', () => {
    const mine = aSet({ status: 'read', modified: LATE });
    assert.deepEqual(planImport([mine], [aSet({ status: 'reading' })]).changed, []);
  });

  it('leaves status and queue where the file says nothing of them, and takes them where it does', () => {
    const read = aSet({ status: 'read', queue: 1 });
    const noted = aSet({ note: 'Later.', modified: LATE });
    const [set] = imported([read], [noted]);
    assert.deepEqual([set?.status, set?.queue, set?.note], ['read', 1, 'Later.']);
    const [other] = imported([noted], [read]);
    assert.deepEqual([other?.status, other?.queue, other?.note], ['read', 1, 'Later.']);
  });

  /** Each paper once, known by its key. */
  const library = someSets.map((sets) =>
    sets.map((set) => ({ ...set, paper: { keys: [`key of ${set.id}`], title: set.paper.title } })),
  );

  it('changes nothing when the same is imported again', () => {
    fc.assert(
      fc.property(library, library, (current, incoming) => {
        const once = imported(current, incoming);
        const { added, changed } = planImport(once, incoming);
        assert.deepEqual([added, changed], [[], []]);
        assert.equal(new Set(once.map(({ id }) => id)).size, once.length);
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('gives a store the annotations of another, byte for byte, and to its listeners', () => {
    const highlights = [aHighlight({ id: 'x', xyz: 1 }), aForeignPassage('PDF 🤖', { id: 'y' })];
    const sets = [
      aSet({
        id: 'a',
        note: 'One.\r\n',
        tags: ['t'],
        queue: 2,
        highlights,
        modified: LATE,
        abc: {},
      }),
      aSet({
        id: 'b',
        paper: { keys: ['b'], title: 'B', doi: '10.1/b', more: [] },
        status: 'read',
      }),
    ];
    const store = new AnnotationStore(testPorts());
    const heard: string[] = [];
    store.onDidChange(({ after }) => heard.push(after.id));
    store.adopt(planned(planImport(store.all(), sets)));
    assert.equal(writeJson(store.all()), writeJson(sets));
    assert.deepEqual(heard, ['a', 'b']);
    assert.deepEqual(planned(planImport(store.all(), sets)), []);
    store.dispose();
  });

  it('gives, where there is nothing yet, the annotations that were exported, byte for byte', () => {
    fc.assert(
      fc.property(library, (sets) => {
        const file = writeJson(sets);
        const { entries } = readJson(JSON.parse(file) as unknown);
        assert.equal(writeJson(imported([], entries)), file);
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
