import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import {
  endOfQueue,
  movedDown,
  movedTo,
  movedUp,
  queueOf,
  type QueueChange,
} from '../../../src/core/annotations/queue.ts';
import { aSet } from '../../support/highlights.ts';

/** Sets named a, b, c… in these places; undefined for one that is not in the queue. */
function queue(...places: readonly (number | undefined)[]): readonly AnnotationSet[] {
  return places.map((place, index) =>
    aSet({
      id: String.fromCodePoint(97 + index),
      ...(place !== undefined && { queue: place }),
    }),
  );
}

/** Five in the queue, a to e. */
const five = queue(1, 2, 3, 4, 5);

function order(sets: readonly AnnotationSet[]): string {
  return queueOf(sets)
    .map(({ id }) => id)
    .join('');
}

function after(sets: readonly AnnotationSet[], changes: readonly QueueChange[]): string {
  const places = new Map(changes.map(({ id, queue: place }) => [id, place]));
  return order(
    sets.map((set) => {
      const place = places.get(set.id);
      return place === undefined ? set : { ...set, queue: place };
    }),
  );
}

function ids(letters: string): ReadonlySet<string> {
  return new Set(letters);
}

describe('the reading queue', () => {
  it('holds those with a place, lowest first; of equals, the one annotated first', () => {
    assert.equal(order(queue(3, undefined, 1.5, -2)), 'dca');
    const [a, b] = queue(1, 1) as [AnnotationSet, AnnotationSet];
    assert.equal(order([b, a]), 'ab');
    assert.equal(order([a, { ...b, created: '2025-01-01T00:00:00.000Z' }]), 'ba');
  });

  it('ends behind the last', () => {
    assert.equal(endOfQueue([]), 1);
    assert.equal(endOfQueue(queue(7, undefined, 2.5)), 8);
  });

  const moves: readonly [string, typeof movedUp, string, string][] = [
    ['one up', movedUp, 'c', 'acbde'],
    ['one down', movedDown, 'c', 'abdce'],
    ['the first up: nowhere', movedUp, 'a', 'abcde'],
    ['the last down: nowhere', movedDown, 'e', 'abcde'],
    ['neighbours up together', movedUp, 'cd', 'acdbe'],
    ['neighbours down together', movedDown, 'bc', 'adbce'],
    ['some apart up', movedUp, 'ce', 'acbed'],
    ['those at the top stay, the others come closer', movedUp, 'abe', 'abced'],
    ['those at the bottom stay, the others come closer', movedDown, 'ade', 'bacde'],
    ['all: nowhere', movedUp, 'abcde', 'abcde'],
    ['one that is not there: nowhere', movedDown, 'x', 'abcde'],
  ];
  for (const [name, move, moved, expected] of moves) {
    it(`moves ${name}`, () => {
      const changes = move(five, ids(moved));
      assert.equal(after(five, changes), expected);
      assert.ok(
        changes.every(({ id }) => moved.includes(id)),
        'others keep their places',
      );
    });
  }

  const drops: readonly [string, string, string][] = [
    ['d', 'b', 'adbce'],
    ['b', 'd', 'acdbe'],
    ['ce', 'a', 'ceabd'],
    ['ac', 'e', 'bdeac'],
    // Of several, where the first comes from decides.
    ['ae', 'c', 'bcaed'],
    ['a', 'a', 'abcde'],
    ['ab', 'b', 'abcde'],
    ['a', 'x', 'abcde'],
    ['b', 'a', 'bacde'],
  ];
  for (const [moved, target, expected] of drops) {
    it(`drops ${moved} on ${target}`, () => {
      const changes = movedTo(five, ids(moved), target);
      assert.equal(after(five, changes), expected);
      assert.ok(changes.every(({ id }) => moved.includes(id)));
    });
  }

  it('passes what is not shown, which keeps its place', () => {
    const isShown = ({ id }: AnnotationSet) => id !== 'c' && id !== 'd';
    const changes = movedUp(five, ids('e'), isShown);
    assert.equal(after(five, changes), 'aebcd');
    assert.equal(after(five, movedDown(five, ids('b'), isShown)), 'acdeb');
    assert.deepEqual(movedDown(five, ids('e'), isShown), []);
  });

  it('gives a place between the neighbours, and counts on at the ends', () => {
    assert.deepEqual(movedUp(five, ids('c')), [{ id: 'c', queue: 1.5 }]);
    assert.deepEqual(movedUp(five, ids('b')), [{ id: 'b', queue: 0 }]);
    assert.deepEqual(movedDown(five, ids('d')), [{ id: 'd', queue: 6 }]);
  });

  it('numbers anew where no number fits between', () => {
    const close = queue(1, 1 + Number.EPSILON, 3);
    const changes = movedTo(close, ids('c'), 'b');
    assert.equal(after(close, changes), 'acb');
    assert.deepEqual(changes, [
      { id: 'c', queue: 2 },
      { id: 'b', queue: 3 },
    ]);
    const equal = queue(1, 1, 1);
    assert.equal(after(equal, movedUp(equal, ids('c'))), 'acb');
  });

  it('goes on being a queue whatever is moved', () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), {
      minLength: 1,
      maxLength: 3,
    });
    const steps = fc.array(
      fc.record({ move: fc.constantFrom(movedUp, movedDown), moved: letters, target: letters }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(steps, (list) => {
        let sets = five;
        for (const { move, moved, target } of list) {
          for (const changes of [
            move(sets, new Set(moved)),
            movedTo(sets, new Set(moved), target[0] ?? ''),
          ]) {
            const places = new Map(changes.map(({ id, queue: place }) => [id, place]));
            sets = sets.map((set) => ({ ...set, queue: places.get(set.id) ?? set.queue ?? 0 }));
          }
          assert.equal(new Set(sets.map(({ queue: place }) => place)).size, 5);
          assert.ok(sets.every(({ queue: place }) => Number.isFinite(place)));
        }
      }),
    );
  });
});
