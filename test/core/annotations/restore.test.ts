import assert from 'node:assert/strict';
import { restorePlan } from '../../../src/core/annotations/restore.ts';
import { AnnotationStore } from '../../../src/core/annotations/store.ts';
import { deletedAnnotations, restoreDeleted } from '../../../src/core/annotations/undelete.ts';
import { aHighlight, aSet } from '../../support/highlights.ts';
import { aPaper } from '../../support/papers.ts';
import { MemoryState, MemoryStorage, reopened, testPorts } from '../../support/ports.ts';

const comet = aPaper();

describe('restoring annotations from elsewhere', () => {
  it('adds what is not here and says how much', () => {
    const there = aSet({ note: 'a thought', highlights: [aHighlight(), aHighlight({ id: 'b' })] });
    const plan = restorePlan([], [there]);
    assert.deepEqual(plan.sets, [there]);
    assert.deepEqual(plan.added, { papers: 1, notes: 1, highlights: 2 });
    assert.equal(plan.bothTexts, 0);
  });

  it('takes nothing away that is here', () => {
    const here = aSet({ note: 'mine', highlights: [aHighlight()] });
    const plan = restorePlan([here], [aSet({ note: '', highlights: [] })]);
    assert.deepEqual(plan.sets, []);
  });

  it('keeps both texts of a note', () => {
    const here = aSet({ note: 'mine' });
    const plan = restorePlan([here], [aSet({ note: 'theirs' })]);
    assert.equal(plan.bothTexts, 1);
    assert.match(plan.sets[0]?.note ?? '', /mine[^]*theirs|theirs[^]*mine/);
  });

  it('changes nothing the second time', async () => {
    const store = new AnnotationStore(testPorts());
    const there = [aSet({ note: 'a thought', highlights: [aHighlight()] })];
    store.adopt(restorePlan(store.all(), there).sets);
    assert.deepEqual(restorePlan(store.all(), there).sets, []);
    await store.flush();
  });
});

describe('what was deleted', () => {
  async function withDeleted() {
    const world = { state: new MemoryState(), storage: new MemoryStorage() };
    const ports = testPorts(world);
    const store = new AnnotationStore(ports);
    await store.load();
    store.change(comet, { note: 'a thought', highlights: [aHighlight({ comment: 'why?' })] });
    store.change(comet, { note: '', highlights: [] });
    await store.flush();
    return { world, store };
  }

  it('can be restored, also after a restart', async () => {
    const { world } = await withDeleted();
    world.state.values.clear();
    const store = await reopened(world);
    const deleted = deletedAnnotations(store);
    assert.deepEqual(deleted.map(({ what }) => what.kind).sort(), ['highlight', 'note']);
    for (const each of deleted) restoreDeleted(store, each);
    assert.equal(store.get(comet)?.note, 'a thought');
    assert.equal(store.get(comet)?.highlights[0]?.comment, 'why?');
    assert.deepEqual(deletedAnnotations(store), []);
  });

  it('joins a note that was written since', async () => {
    const { store } = await withDeleted();
    store.change(comet, { note: 'another' });
    const note = deletedAnnotations(store).find(({ what }) => what.kind === 'note');
    assert.ok(note);
    restoreDeleted(store, note);
    assert.match(store.get(comet)?.note ?? '', /^a thought\n[^]*\nanother$/);
    assert.ok(!deletedAnnotations(store).some(({ what }) => what.kind === 'note'));
  });

  it('is offered for 30 days', async () => {
    const ports = testPorts();
    const store = new AnnotationStore(ports);
    store.change(comet, { highlights: [aHighlight()] });
    store.change(comet, { highlights: [] });
    const day = 24 * 60 * 60 * 1000;
    await ports.pass(30 * day);
    assert.equal(store.deleted().length, 1);
    await ports.pass(day);
    assert.equal(store.deleted().length, 0);
  });
});
