/**
 * Two windows on one workspace, in every order of changes, saving, looking, restarts, imports, deletions and
 * restores, against a model that knows of each text who had seen what when it was written.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationSet, Highlight } from '../../../../src/core/annotations/annotation.ts';
import { AnnotationStore } from '../../../../src/core/annotations/store.ts';
import { aHighlight, aSet } from '../../../support/highlights.ts';
import { aPaper } from '../../../support/papers.ts';
import { MemoryState, MemoryStorage, testPorts, type TestPorts } from '../../../support/ports.ts';

const RUNS = 2_000;
const PAPER = aPaper();
const NOTE = 'note';
const HIGHLIGHTS = ['a', 'b', 'c'];

/** One text that was written, or a removal. */
interface Write {
  readonly text: string | undefined;
  /** All that its writer had seen of this element. */
  readonly seen: ReadonlySet<Write>;
}

/** What there is of one element: in the journal, and in the memory of each window. */
interface Element {
  readonly stored: Set<Write>;
  readonly known: readonly [Set<Write>, Set<Write>];
}

class Model {
  readonly elements = new Map<string, Element>();

  element(name: string): Element {
    const element = this.elements.get(name) ?? {
      stored: new Set<Write>(),
      known: [new Set<Write>(), new Set<Write>()] as const,
    };
    this.elements.set(name, element);
    return element;
  }

  write(window: Side, name: string, text: string | undefined): void {
    const known = this.element(name).known[window];
    known.add({ text, seen: new Set(known) });
  }

  /** The window stores what it knows. */
  save(window: Side): void {
    for (const { stored, known } of this.elements.values()) {
      for (const write of known[window]) stored.add(write);
    }
  }

  look(window: Side): void {
    for (const { stored, known } of this.elements.values()) {
      for (const write of stored) known[window].add(write);
    }
  }

  /** What was not stored is gone with the process. */
  restart(window: Side): void {
    for (const { stored, known } of this.elements.values()) {
      known[window].clear();
      for (const write of stored) known[window].add(write);
    }
  }

  /** The texts that nobody who wrote later had seen. */
  heads(window: Side, name: string): readonly Write[] {
    const known = [...this.element(name).known[window]];
    return known.filter((write) => !known.some(({ seen }) => seen.has(write)));
  }
}

type Side = 0 | 1;

class Windows {
  readonly storage = new MemoryStorage();
  readonly states = [new MemoryState(), new MemoryState()] as const;
  readonly ports: TestPorts[] = [];
  readonly stores: AnnotationStore[] = [];

  async open(side: Side): Promise<void> {
    const ports = testPorts({ state: this.states[side], storage: this.storage });
    const store = new AnnotationStore(ports);
    this.ports[side] = ports;
    this.stores[side] = store;
    await store.load();
  }

  store(side: Side): AnnotationStore {
    const store = this.stores[side];
    assert.ok(store);
    return store;
  }

  set(side: Side): AnnotationSet | undefined {
    return this.store(side).get(PAPER);
  }

  async look(side: Side): Promise<void> {
    // Time saves, too, what was changed.
    await this.ports[side]?.pass(1_000);
  }
}

/** A window shows what the model says it knows. */
function check(model: Model, windows: Windows, side: Side): void {
  const set = windows.set(side);
  const texts = (writes: readonly Write[]) => writes.flatMap(({ text }) => text ?? []);
  const notes = texts(model.heads(side, NOTE)).filter((text) => text !== '');
  assert.deepEqual(tokens(set?.note ?? ''), notes.toSorted(), 'the note');
  const alive = HIGHLIGHTS.flatMap((id) => {
    const comments = texts(model.heads(side, id));
    return comments.length === 0 ? [] : [[id, [...new Set(comments.flatMap(tokens))].toSorted()]];
  });
  // Two windows that restored the same words agree.
  const shown = (set?.highlights ?? []).map(({ id, comment }) => [id, tokens(comment)]);
  assert.deepEqual(shown.toSorted(), alive, 'the highlights');
}

/** Every text that is written is one word, and no word is written twice. */
function tokens(text: string): readonly string[] {
  return (text.match(/\bw\d+\b/gu) ?? []).toSorted();
}

/** All of one time: their order says nothing here. */
function highlightsOf(set: AnnotationSet | undefined): readonly Highlight[] {
  return (set?.highlights ?? []).toSorted((one, other) => one.id.localeCompare(other.id));
}

let words = 0;
const word = () => `w${String((words += 1))}`;

type Command = fc.AsyncCommand<Model, Windows>;

function command(
  name: string,
  side: Side,
  run: (model: Model, windows: Windows) => Promise<void> | void,
): Command {
  return {
    check: () => true,
    run: async (model, windows) => {
      await run(model, windows);
      check(model, windows, side);
    },
    toString: () => `${name}(${String(side)})`,
  };
}

function changeNote(side: Side): Command {
  return command('note', side, (model, windows) => {
    const note = word();
    windows.store(side).change(PAPER, { note });
    model.write(side, NOTE, note);
  });
}

function others(set: AnnotationSet | undefined, id: string): readonly Highlight[] {
  return (set?.highlights ?? []).filter((highlight) => highlight.id !== id);
}

function writeHighlight(side: Side, id: string): Command {
  return command(`highlight ${id}`, side, (model, windows) => {
    const comment = word();
    const highlights = [...others(windows.set(side), id), aHighlight({ id, comment })];
    windows.store(side).change(PAPER, { highlights });
    model.write(side, id, comment);
  });
}

function removeHighlight(side: Side, id: string): Command {
  return command(`remove ${id}`, side, (model, windows) => {
    const set = windows.set(side);
    if (set?.highlights.some((highlight) => highlight.id === id) !== true) return;
    windows.store(side).change(PAPER, { highlights: others(set, id) });
    model.write(side, id, undefined);
  });
}

/** Brings back what was deleted last, as the command does. */
function restore(side: Side): Command {
  return command('restore', side, (model, windows) => {
    const [deleted] = windows.store(side).deleted();
    if (deleted === undefined || deleted.element === NOTE) return;
    const former = deleted.former as Highlight;
    const highlights = [...others(windows.set(side), former.id), former];
    windows.store(side).change(PAPER, { highlights });
    model.write(side, former.id, tokens(former.comment).join(' '));
  });
}

function importNote(side: Side): Command {
  return command('import', side, (model, windows) => {
    const note = word();
    const before = windows.set(side) ?? aSet({ id: `imported-${note}` });
    const modified = '2027-01-01T00:00:00.000Z';
    windows.store(side).adopt([{ ...before, note, modified }]);
    model.write(side, NOTE, note);
  });
}

function save(side: Side): Command {
  return command('save', side, async (model, windows) => {
    assert.equal(await windows.store(side).flush(), true);
    model.save(side);
  });
}

function look(side: Side): Command {
  return command('look', side, async (model, windows) => {
    await windows.store(side).flush();
    model.save(side);
    await windows.look(side);
    model.look(side);
  });
}

function restart(side: Side, losesState: boolean): Command {
  return command(losesState ? 'restart without state' : 'restart', side, async (model, windows) => {
    if (losesState) windows.states[side].values.clear();
    await windows.open(side);
    model.restart(side);
  });
}

const side = fc.constantFrom<Side>(0, 1);
const id = fc.constantFrom(...HIGHLIGHTS);
const commands = fc.commands(
  [
    side.map(changeNote),
    fc.tuple(side, id).map(([at, which]) => writeHighlight(at, which)),
    fc.tuple(side, id).map(([at, which]) => removeHighlight(at, which)),
    side.map(restore),
    side.map(importNote),
    side.map(save),
    side.map(look),
    fc.tuple(side, fc.boolean()).map(([at, loses]) => restart(at, loses)),
  ],
  { maxCommands: 40, size: 'max' },
);

describe('two windows on one workspace', () => {
  it('know what the model knows, whatever they do in whatever order', async () => {
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(commands, async (sequence) => {
        const windows = new Windows();
        await windows.open(0);
        await windows.open(1);
        const model = new Model();
        await fc.asyncModelRun(() => ({ model, real: windows }), sequence);
        steps += [...sequence].length;
        for (const at of [0, 1, 0] as const) await look(at).run(model, windows);
        assert.deepEqual(highlightsOf(windows.set(0)), highlightsOf(windows.set(1)));
        assert.equal(windows.set(0)?.note, windows.set(1)?.note);
      }),
      { numRuns: RUNS, seed: 20_26 },
    );
    console.log(`      ${String(RUNS)} interleavings with ${String(steps)} steps`);
  });
});
