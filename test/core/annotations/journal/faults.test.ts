/**
 * A session of many changes, again and again, with one fault at each single operation of the ports: whatever
 * happens, every change that was acknowledged is there afterwards, and nothing is there twice.
 */
import assert from 'node:assert/strict';
import type { AnnotationSet, Highlight } from '../../../../src/core/annotations/annotation.ts';
import { AnnotationStore } from '../../../../src/core/annotations/store.ts';
import { Disk, FAULTS, FaultyWorld, type Plan } from '../../../support/faultyWorld.ts';
import { aHighlight } from '../../../support/highlights.ts';
import { aPaper } from '../../../support/papers.ts';
import { testPorts } from '../../../support/ports.ts';
import { chance } from '../../../support/random.ts';

const CHANGES = 220;
const PAPERS = ['one', 'two', 'three', 'four'].map((key) => aPaper({ key, title: key }));

/** What a paper's annotations are, in a form that is compared by value. */
type Content = Pick<AnnotationSet, 'note' | 'tags' | 'status'> & {
  readonly highlights: readonly string[];
};

interface Step {
  readonly paper: number;
  readonly change: (set: AnnotationSet | undefined) => Partial<AnnotationSet>;
  /** Whether the user waits for "saved" then. */
  readonly flush: boolean;
}

function script(): readonly Step[] {
  const { below, oneIn } = chance(4);
  return Array.from({ length: CHANGES }, (_, index): Step => {
    const kind = below(5);
    const highlight = aHighlight({
      id: `highlight-${String(index)}`,
      comment: `at ${String(index)}`,
    });
    const drop = below(3);
    return {
      paper: below(PAPERS.length),
      flush: oneIn(3) || index === CHANGES - 1,
      change: (set) => {
        const highlights = set?.highlights ?? [];
        switch (kind) {
          case 0:
            return { status: (['unread', 'reading', 'read'] as const)[index % 3] ?? 'read' };
          case 1:
            return { tags: [`tag ${String(index)}`] };
          case 2:
            return { highlights: [...highlights, highlight] };
          case 3:
            return { highlights: highlights.filter((_each, at) => at !== drop) };
          default:
            return { note: `note ${String(index)}` };
        }
      },
    };
  });
}

const SCRIPT = script();

function contentOf(store: AnnotationStore): readonly (Content | undefined)[] {
  return PAPERS.map((paper) => {
    const set = store.get(paper);
    if (set === undefined) return undefined;
    const { note, tags, status } = set;
    const name = ({ id, comment }: Highlight) => `${id}: ${comment}`;
    return { note, tags, status, highlights: set.highlights.map(name).sort() };
  });
}

/** What was shown after each change of a session, and which of them was acknowledged last. */
interface Log {
  readonly shown: (readonly (Content | undefined)[])[];
  acknowledged: number;
}

function open(world: FaultyWorld): AnnotationStore {
  return new AnnotationStore({ ...testPorts(), storage: world.storage, state: world.state });
}

/** Runs the session until its end, or until the process is killed. */
async function session(store: AnnotationStore, log: Log): Promise<void> {
  await store.load();
  for (const { paper, change, flush } of SCRIPT) {
    const about = PAPERS[paper];
    assert.ok(about);
    store.change(about, change(store.get(about)));
    log.shown.push(contentOf(store));
    const upTo = log.shown.length - 1;
    if (flush && (await store.flush())) log.acknowledged = upTo;
  }
}

/** How many operations the session has. */
async function countOperations(): Promise<number> {
  const world = new FaultyWorld(new Disk());
  await session(open(world), { shown: [], acknowledged: -1 });
  return world.operations;
}

/**
 * Each paper is as it was shown at the last acknowledged change, or at a later one; what was not
 * acknowledged may be there in part.
 */
function check(
  found: readonly (Content | undefined)[],
  { shown, acknowledged }: Log,
  what: string,
): void {
  const candidates = shown.slice(Math.max(0, acknowledged));
  if (acknowledged < 0) candidates.push(PAPERS.map(() => undefined));
  found.forEach((content, index) => {
    const possible = candidates.map((each) => each[index]);
    const isIn = (read: (each: Content | undefined) => unknown) =>
      possible.some((each) => JSON.stringify(read(each)) === JSON.stringify(read(content)));
    for (const element of ['note', 'tags', 'status', 'highlights'] as const) {
      assert.ok(
        isIn((each) => each?.[element]),
        `${what}: ${element} of paper ${String(index)} is ${JSON.stringify(content?.[element])}, not one of ${JSON.stringify(possible.map((each) => each?.[element]))}`,
      );
    }
  });
}

async function survives(plan: Plan, keepsState: boolean): Promise<void> {
  const disk = new Disk();
  const world = new FaultyWorld(disk, plan);
  const log: Log = { shown: [], acknowledged: -1 };
  const store = open(world);
  await Promise.race([session(store, log), world.killed]);
  if (!keepsState) disk.state.clear();
  const again = open(new FaultyWorld(disk));
  await again.load();
  check(contentOf(again), log, `${plan.fault} at ${String(plan.at)}`);
}

describe('storing, with a fault at one operation', () => {
  let operations = 0;
  before(async () => {
    operations = await countOperations();
  });

  for (const [index, fault] of FAULTS.entries()) {
    it(`“${fault}” loses nothing and doubles nothing`, async function () {
      for (let at = 0; at < operations; at += 1) {
        // The state is kept, or lost with the browser's profile.
        await survives({ fault, at }, (at + index) % 2 === 0);
      }
      console.log(`      ${String(operations)} fault points, ${String(CHANGES)} changes each`);
    });
  }
});
