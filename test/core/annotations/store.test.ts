import assert from 'node:assert/strict';
import type { SaveOutcome } from '../../../src/core/annotations/journal/writeBehind.ts';
import { AnnotationStore } from '../../../src/core/annotations/store.ts';
import { GlossError } from '../../../src/core/base/errors.ts';
import { aHighlight } from '../../support/highlights.ts';
import { aPaper } from '../../support/papers.ts';
import { MemoryState, MemoryStorage, settled, testPorts } from '../../support/ports.ts';

const comet = aPaper({
  facts: { arxiv: '2306.02824' },
  item: { DOI: '10.48550/arXiv.2306.02824' },
});

function storedSet(fields: Readonly<Record<string, unknown>> = {}) {
  return {
    id: 'old',
    paper: { keys: ['ibrahim2023comet'], title: comet.title },
    note: 'from before',
    tags: ['gates'],
    status: 'read',
    highlights: [],
    created: '2025-01-01T00:00:00.000Z',
    modified: '2025-01-01T00:00:00.000Z',
    ...fields,
  };
}

function stateWith(value: unknown): MemoryState {
  return new MemoryState({ annotations: value });
}

function outcomesOf(store: AnnotationStore): SaveOutcome[] {
  const outcomes: SaveOutcome[] = [];
  store.onDidSave((outcome) => outcomes.push(outcome));
  return outcomes;
}

describe('the annotation store', () => {
  it('knows nothing of a paper until something is written', () => {
    assert.equal(new AnnotationStore(testPorts()).get(comet), undefined);
  });

  it('takes a change at once and stores it within 300 ms', async () => {
    const ports = testPorts();
    const store = new AnnotationStore(ports);
    store.change(comet, { note: 'a thought' });
    assert.equal(store.get(comet)?.note, 'a thought');
    assert.equal(ports.state.writes, 0);
    await ports.pass(300);
    assert.equal(
      new AnnotationStore(testPorts({ state: ports.state })).get(comet)?.note,
      'a thought',
    );
  });

  it('does not let steady typing put off storing', async () => {
    const ports = testPorts();
    const store = new AnnotationStore(ports);
    for (const note of ['a', 'ab', 'abc', 'abcd']) {
      store.change(comet, { note });
      await ports.pass(100);
    }
    assert.ok(ports.state.writes > 0, 'nothing was stored in 400 ms of typing');
  });

  it('records all that the paper knew, in UTC', () => {
    const store = new AnnotationStore(testPorts());
    const { paper, created, modified } = store.change(comet, { status: 'reading' });
    assert.deepEqual(paper, {
      keys: ['ibrahim2023comet'],
      title: comet.title,
      doi: '10.48550/arXiv.2306.02824',
      arxiv: '2306.02824',
      year: 2023,
    });
    assert.equal(created, '2026-01-01T00:00:00.000Z');
    assert.equal(modified, created);
  });

  it('tells listeners of a change, but not of one that changes nothing', () => {
    const store = new AnnotationStore(testPorts());
    const seen: string[] = [];
    store.onDidChange(({ after }) => seen.push(after.note));
    store.change(comet, { note: 'one' });
    store.change(comet, { note: 'one' });
    store.change(comet, { note: 'two' });
    assert.deepEqual(seen, ['one', 'two']);
  });

  it('tidies tags: trimmed, once each whatever their case, the first spelling kept', () => {
    const store = new AnnotationStore(testPorts());
    const { tags } = store.change(comet, { tags: [' MoE ', 'moe', '', 'to  cite'] });
    assert.deepEqual(tags, ['MoE', 'to cite']);
  });

  it('keeps what it stored when it is disposed of at once', async () => {
    const ports = testPorts();
    const store = new AnnotationStore(ports);
    store.change(comet, { note: 'last words' });
    store.dispose();
    await settled();
    assert.equal(
      new AnnotationStore(testPorts({ state: ports.state })).get(comet)?.note,
      'last words',
    );
  });

  it('says when storing fails, keeps the change, and tries again until it succeeds', async () => {
    const storage = new MemoryStorage();
    const ports = testPorts({ storage });
    const store = new AnnotationStore(ports);
    const outcomes = outcomesOf(store);
    storage.failure = new Error('disk full');
    store.change(comet, { note: 'kept' });
    await ports.pass(300);
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ['saving', 'failed'],
    );
    storage.failure = undefined;
    await ports.pass(5_000);
    assert.equal(outcomes.at(-1)?.kind, 'saved');
    assert.equal(new AnnotationStore(testPorts({ state: ports.state })).get(comet)?.note, 'kept');
  });

  it('stores a new change within 300 ms also while it waits to try again', async () => {
    const storage = new MemoryStorage();
    const ports = testPorts({ storage });
    const store = new AnnotationStore(ports);
    storage.failure = new Error('disk full');
    store.change(comet, { note: 'one' });
    await ports.pass(300);
    storage.failure = undefined;
    store.change(comet, { note: 'two' });
    await ports.pass(300);
    assert.equal(new AnnotationStore(testPorts({ state: ports.state })).get(comet)?.note, 'two');
  });

  it('finds the annotations of a paper whose key has changed, by arXiv id', () => {
    const stored = {
      version: 1,
      sets: [storedSet({ paper: { keys: ['old'], title: 't', arxiv: '2306.02824' } })],
    };
    const store = new AnnotationStore(testPorts({ state: stateWith(stored) }));
    assert.equal(store.get(comet)?.note, 'from before');
    assert.deepEqual(store.change(comet, { note: 'new' }).paper.keys, ['old', 'ibrahim2023comet']);
  });

  it('does not take another paper for this one because of a shared key', () => {
    const other = storedSet({
      paper: { keys: ['ibrahim2023comet'], title: 't', arxiv: '1111.00001' },
    });
    const store = new AnnotationStore(
      testPorts({ state: stateWith({ version: 1, sets: [other] }) }),
    );
    assert.equal(store.get(comet), undefined);
    store.change(comet, { note: 'mine' });
    assert.equal(store.all().length, 2);
  });

  it('keeps fields it does not know, in sets and beside them', async () => {
    const stored = { version: 1, sets: [storedSet({ mood: 'curious' })], extra: { a: 1 } };
    const ports = testPorts({ state: stateWith(stored) });
    new AnnotationStore(ports).change(comet, { note: 'new' });
    await ports.pass(300);
    const written = ports.state.get('annotations') as {
      extra: unknown;
      sets: { mood: string; note: string }[];
    };
    assert.deepEqual(written.extra, { a: 1 });
    assert.equal(written.sets[0]?.mood, 'curious');
    assert.equal(written.sets[0].note, 'new');
  });

  describe('with stored annotations that it cannot read', () => {
    const damaged: readonly [string, unknown, number][] = [
      ['text', 'not annotations', 1],
      ['a list', [storedSet()], 1],
      ['no sets', { version: 1 }, 1],
      [
        'one set without a note',
        { version: 1, sets: [storedSet({ note: 3 }), storedSet({ id: 'b' })] },
        1,
      ],
      ['a wrong status', { version: 1, sets: [storedSet({ status: 'skimmed' })] }, 1],
      [
        'two sets of one id',
        { version: 1, sets: [storedSet({ note: 'a' }), storedSet({ note: 'b' })] },
        1,
      ],
      ['a paper without keys', { version: 1, sets: [storedSet({ paper: { title: 't' } })] }, 1],
    ];
    for (const [what, value, count] of damaged) {
      it(`sets ${what} aside before the first write and says so`, async () => {
        const ports = testPorts({ state: stateWith(value) });
        const store = new AnnotationStore(ports);
        assert.deepEqual(store.problems, [{ kind: 'damaged', count }]);
        assert.equal(store.setAside.length, count);
        store.change(comet, { note: 'new' });
        await ports.pass(300);
        const aside = ports.state.get('annotations.aside') as { value: unknown }[];
        assert.equal(aside.length, count);
        assert.ok(JSON.stringify(value).includes(JSON.stringify(aside[0]?.value)));
        assert.equal(store.setAside.length, count);
      });
    }

    it('sets a damaged highlight aside, and hides no other and no note for it', async () => {
      const bad = { ...aHighlight({ id: 'bad' }), colour: 'ultraviolet' };
      const twice = aHighlight({ id: 'good', comment: 'again' });
      const highlights = [aHighlight({ id: 'good' }), bad, 'x', twice];
      const ports = testPorts({
        state: stateWith({ version: 1, sets: [storedSet({ highlights })] }),
      });
      const store = new AnnotationStore(ports);
      assert.deepEqual(
        store.get(comet)?.highlights.map(({ id }) => id),
        ['good'],
      );
      assert.equal(store.get(comet)?.note, 'from before');
      store.change(comet, { note: 'new' });
      await ports.pass(300);
      const aside = ports.state.get('annotations.aside') as { value: object }[];
      assert.deepEqual(
        aside.map(({ value }) => value),
        [bad, 'x', twice].map((highlight) => ({ set: 'old', highlight })),
      );
    });

    it('does not overwrite them while setting them aside fails', async () => {
      const ports = testPorts({ state: stateWith('precious') });
      const store = new AnnotationStore(ports);
      ports.state.failure = new Error('disk full');
      store.change(comet, { note: 'new' });
      await ports.pass(300);
      assert.equal(ports.state.values.get('annotations'), 'precious');
    });

    it('still reads the sets beside a damaged one', () => {
      const value = { version: 1, sets: [17, storedSet()] };
      assert.equal(
        new AnnotationStore(testPorts({ state: stateWith(value) })).get(comet)?.note,
        'from before',
      );
    });
  });

  describe('with highlights and a queue', () => {
    it('keeps them, with fields it does not know', async () => {
      const highlights = [{ ...aHighlight(), weight: 3 }];
      const ports = testPorts({
        state: stateWith({ version: 1, sets: [storedSet({ highlights, queue: 2 })] }),
      });
      const store = new AnnotationStore(ports);
      store.change(comet, { status: 'reading' });
      await ports.pass(300);
      const again = new AnnotationStore(testPorts({ state: ports.state })).get(comet);
      assert.deepEqual(again?.highlights, highlights);
      assert.equal(again.queue, 2);
    });

    it('takes a paper out of the queue', () => {
      const store = new AnnotationStore(testPorts());
      store.change(comet, { queue: 1 });
      const after = store.change(comet, { queue: undefined });
      assert.ok(!('queue' in after));
    });
  });

  describe('of a paper whose source is gone', () => {
    it('are found by any key they know, and can be changed by their id', () => {
      const store = new AnnotationStore(testPorts());
      const { id } = store.change(comet, { note: 'a thought' });
      assert.equal(store.withKey('ibrahim2023comet')?.id, id);
      assert.equal(store.edit(id, { note: 'another' }).note, 'another');
      assert.throws(
        () => store.edit('nobody', { note: 'x' }),
        (error) => error instanceof GlossError && error.code === 'annotations.gone',
      );
    });
  });

  describe('that are flushed', () => {
    it('say whether they are stored', async () => {
      const storage = new MemoryStorage();
      const ports = testPorts({ storage });
      const store = new AnnotationStore(ports);
      store.change(comet, { note: 'a thought' });
      assert.equal(await store.flush(), true);
      storage.failure = new Error('disk full');
      store.change(comet, { note: 'another' });
      assert.equal(await store.flush(), false);
    });
  });

  describe('with annotations of a newer version', () => {
    const newer = { version: 3, sets: [storedSet()], journal: 'x' };

    it('shows them, refuses changes with a reason, and leaves them as they are', async () => {
      const ports = testPorts({ state: stateWith(newer) });
      const store = new AnnotationStore(ports);
      assert.deepEqual(store.problems, [{ kind: 'newer', version: 3 }]);
      assert.equal(store.get(comet)?.note, 'from before');
      assert.throws(
        () => store.change(comet, { note: 'new' }),
        (error) => error instanceof GlossError && error.code === 'annotations.newer',
      );
      await ports.pass(10_000);
      store.dispose();
      await settled();
      assert.deepEqual(ports.state.get('annotations'), newer);
      assert.equal(ports.state.writes, 0);
    });
  });
});
