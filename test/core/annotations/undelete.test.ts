import assert from 'node:assert/strict';
import { AnnotationStore } from '../../../src/core/annotations/store.ts';
import { deletedAnnotations, restoreDeleted } from '../../../src/core/annotations/undelete.ts';
import { aHighlight } from '../../support/highlights.ts';
import { aPaper } from '../../support/papers.ts';
import { MemoryState, MemoryStorage, reopened, testPorts } from '../../support/ports.ts';

const comet = aPaper();

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
