import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HIGHLIGHT_COLOURS } from '../../../src/core/annotations/annotation.ts';
import { Highlighter, passageOf, type Passage } from '../../../src/core/annotations/highlighter.ts';
import { AnnotationStore } from '../../../src/core/annotations/store.ts';
import { GlossError } from '../../../src/core/base/errors.ts';
import { aPaper } from '../../support/papers.ts';
import { testPorts } from '../../support/ports.ts';

const ABSTRACT = 'Sparse gates route tokens. We learn gates with trees. Trees are small.';
const comet = aPaper({ abstract: ABSTRACT });

function setUp() {
  const ports = testPorts();
  const store = new AnnotationStore(ports);
  const highlighter = new Highlighter(store, ports);
  const list = () => store.get(comet)?.highlights ?? [];
  return { store, highlighter, list, ports };
}

/** The first place of some words in the abstract. */
function words(exact: string): Passage {
  const start = ABSTRACT.indexOf(exact);
  return { field: 'abstract', start, end: start + exact.length, exact };
}

function refusal(code: string) {
  return (error: unknown) => error instanceof GlossError && error.code === code;
}

describe('marking passages', () => {
  it('keeps the words, what stands around them and their place', () => {
    const { highlighter, list } = setUp();
    highlighter.create(comet, words('trees'), { colour: 'green' });
    const [highlight] = list();
    assert.ok(highlight);
    assert.equal(highlight.quote.exact, 'trees');
    assert.ok('We learn gates with '.endsWith(highlight.quote.prefix.slice(-8)));
    assert.ok(highlight.quote.suffix.startsWith('. Trees'));
    assert.deepEqual(highlight.position, { start: 47, end: 52 });
    assert.equal(highlight.colour, 'green');
    assert.equal(highlight.field, 'abstract');
  });

  it('marks the title too', () => {
    const { highlighter, list } = setUp();
    const passage = { field: 'title', start: 0, end: 5, exact: 'COMET' } as const;
    highlighter.create(comet, passage, { colour: 'red' });
    assert.equal(list()[0]?.field, 'title');
  });

  it('takes words whose white space is shown otherwise, and keeps them as stored', () => {
    const { highlighter, list } = setUp();
    const passage = { ...words('gates route'), exact: 'gates\n\nroute' };
    highlighter.create(comet, passage, { colour: 'red' });
    assert.equal(list()[0]?.quote.exact, 'gates route');
  });

  const refused: readonly (readonly [string, Passage, string])[] = [
    ['words that are not there', { ...words('trees'), exact: 'bushes' }, 'highlight.textChanged'],
    ['a place outside of the text', { ...words('trees'), end: 9999 }, 'highlight.textChanged'],
    ['nothing', { field: 'abstract', start: 3, end: 3, exact: '' }, 'highlight.textChanged'],
    ['a space', { field: 'abstract', start: 6, end: 7, exact: ' ' }, 'highlight.blank'],
  ];
  for (const [what, passage, code] of refused) {
    it(`refuses ${what}`, () => {
      const { highlighter, list } = setUp();
      assert.throws(() => highlighter.create(comet, passage, { colour: 'red' }), refusal(code));
      assert.deepEqual(list(), []);
    });
  }

  it('takes the same request twice as one', () => {
    const { highlighter, list } = setUp();
    highlighter.create(comet, words('trees'), { colour: 'red', id: 'a' });
    highlighter.create(comet, words('gates'), { colour: 'blue', id: 'a' });
    assert.deepEqual(
      list().map(({ colour }) => colour),
      ['red'],
    );
  });

  it('takes in a passage from elsewhere, which is nowhere here', () => {
    const { highlighter, list } = setUp();
    const passage = { exact: ' From the PDF. ', locator: 'p. 5', comment: 'so', tags: ['x', 'X'] };
    highlighter.addForeign(comet, { ...passage, colour: 'grey' });
    const [highlight] = list();
    assert.equal(highlight?.quote.exact, 'From the PDF.');
    assert.equal(highlight.locator, 'p. 5');
    assert.deepEqual(highlight.tags, ['x']);
    assert.ok(!('field' in highlight) && !('position' in highlight));
  });

  it('refuses a passage from elsewhere without words', () => {
    const { highlighter } = setUp();
    const passage = { exact: ' \n', locator: '', comment: '', tags: [], colour: 'grey' } as const;
    assert.throws(() => highlighter.addForeign(comet, passage), refusal('highlight.blank'));
  });

  it('changes the page of a passage from elsewhere alone', () => {
    const { highlighter, list } = setUp();
    const passage = { exact: 'x', locator: 'p. 5', comment: '', tags: [], colour: 'grey' } as const;
    const { id } = highlighter.addForeign(comet, passage);
    highlighter.change(comet, id, { locator: ' p. 6 ' });
    assert.equal(list()[0]?.locator, 'p. 6');
    highlighter.change(comet, id, { locator: ' ' });
    assert.ok(!('locator' in (list()[0] ?? {})));
    const here = highlighter.create(comet, words('trees'), { colour: 'green' });
    highlighter.change(comet, here.id, { locator: 'p. 7' });
    assert.ok(!('locator' in (list()[1] ?? {})));
  });

  it('moves a highlight and keeps what was written at it', () => {
    const { highlighter, list } = setUp();
    const { id } = highlighter.create(comet, words('trees'), { colour: 'green' });
    highlighter.change(comet, id, { comment: 'nice' });
    highlighter.attach(comet, id, words('Sparse gates'));
    assert.equal(list()[0]?.quote.exact, 'Sparse gates');
    assert.equal(list()[0]?.comment, 'nice');
  });

  it('refuses to change one that is gone', () => {
    const { highlighter } = setUp();
    assert.throws(
      () => highlighter.change(comet, 'x', { comment: 'a' }),
      refusal('highlight.gone'),
    );
    assert.throws(() => highlighter.remove(comet, 'x'), refusal('highlight.gone'));
  });

  it('lets a doubtful one be accepted where it was found', () => {
    const { store, highlighter, list } = setUp();
    highlighter.create(comet, words('We learn gates with trees.'), { colour: 'green', id: 'a' });
    const corrected = aPaper({ abstract: ABSTRACT.replace('We learn', 'Here we learned') });
    highlighter.accept(corrected, 'a');
    assert.match(list()[0]?.quote.exact ?? '', /learned gates with trees\.$/u);
    assert.equal(store.get(corrected)?.highlights.length, 1);
  });
});

describe('words of a paper', () => {
  const places: readonly (readonly [string, Passage | undefined])[] = [
    [' trees. Trees ', words('trees. Trees')],
    ['gates', undefined],
    ['COMET', { field: 'title', start: 0, end: 5, exact: 'COMET' }],
    ['nowhere', undefined],
    ['  ', undefined],
  ];
  for (const [text, place] of places) {
    it(`“${text}” ${place === undefined ? 'have no place of their own' : 'are found'}`, () => {
      assert.deepEqual(passageOf(comet, text), place);
    });
  }
});

describe('undo and redo of highlights', () => {
  it('take back and do again what was made, changed and removed', () => {
    const { highlighter, list } = setUp();
    highlighter.create(comet, words('trees'), { colour: 'green', id: 'a' });
    highlighter.change(comet, 'a', { colour: 'red' });
    highlighter.remove(comet, 'a');
    const colours = () => list().map(({ colour }) => colour);
    assert.deepEqual(colours(), []);
    assert.ok(highlighter.undo(comet));
    assert.deepEqual(colours(), ['red']);
    highlighter.undo(comet);
    assert.deepEqual(colours(), ['green']);
    highlighter.undo(comet);
    assert.deepEqual(colours(), []);
    assert.equal(highlighter.undo(comet), false);
    highlighter.redo(comet);
    highlighter.redo(comet);
    assert.deepEqual(colours(), ['red']);
    assert.deepEqual(highlighter.steps(comet), { canUndo: true, canRedo: true });
  });

  it('take a comment that was typed as one step', () => {
    const { highlighter, list } = setUp();
    highlighter.create(comet, words('trees'), { colour: 'green', id: 'a' });
    for (const comment of ['n', 'ni', 'nic', 'nice']) highlighter.change(comet, 'a', { comment });
    highlighter.undo(comet);
    assert.equal(list()[0]?.comment, '');
    highlighter.redo(comet);
    assert.equal(list()[0]?.comment, 'nice');
  });

  it('take what was written after a pause as another step', async () => {
    const { highlighter, list, ports } = setUp();
    highlighter.create(comet, words('trees'), { colour: 'green', id: 'a' });
    highlighter.change(comet, 'a', { comment: 'one day' });
    await ports.pass(60_000);
    highlighter.change(comet, 'a', { comment: 'one day and the next' });
    highlighter.undo(comet);
    assert.equal(list()[0]?.comment, 'one day');
  });

  it('put a removed one back as an edit of its own', () => {
    const { highlighter, list } = setUp();
    const made = highlighter.create(comet, words('trees'), { colour: 'green', id: 'a' });
    highlighter.remove(comet, 'a');
    highlighter.putBack(comet, made, 0);
    highlighter.putBack(comet, made, 0);
    assert.equal(list().length, 1);
    highlighter.undo(comet);
    assert.deepEqual(list(), []);
  });

  it('are not offered where nothing is left to undo', () => {
    const { store, highlighter } = setUp();
    highlighter.create(comet, words('trees'), { colour: 'green', id: 'a' });
    store.change(comet, { highlights: [] });
    assert.deepEqual(highlighter.steps(comet), { canUndo: false, canRedo: false });
  });

  it('offer nothing to redo after a new edit', () => {
    const { highlighter } = setUp();
    highlighter.create(comet, words('trees'), { colour: 'green' });
    highlighter.undo(comet);
    highlighter.create(comet, words('gates'), { colour: 'green' });
    assert.deepEqual(highlighter.steps(comet), { canUndo: true, canRedo: false });
  });

  it('count nothing that changes nothing', () => {
    const { highlighter } = setUp();
    highlighter.create(comet, words('trees'), { colour: 'green', id: 'a' });
    highlighter.change(comet, 'a', { colour: 'green' });
    highlighter.undo(comet);
    assert.equal(highlighter.steps(comet).canUndo, false);
  });

  it('leave alone what went elsewhere meanwhile', () => {
    const { store, highlighter, list } = setUp();
    highlighter.create(comet, words('gates'), { colour: 'blue', id: 'first' });
    highlighter.create(comet, words('trees'), { colour: 'green', id: 'a' });
    highlighter.change(comet, 'a', { colour: 'red' });
    store.change(comet, { highlights: list().filter(({ id }) => id !== 'a') });
    assert.ok(highlighter.undo(comet));
    assert.deepEqual(list(), []);
  });

  it('leave alone what else changed at the highlight meanwhile', () => {
    const { store, highlighter, list } = setUp();
    highlighter.create(comet, words('trees'), { colour: 'green', id: 'a' });
    highlighter.change(comet, 'a', { tags: ['old'] });
    highlighter.change(comet, 'a', { colour: 'red' });
    store.change(comet, { highlights: list().map((it) => ({ ...it, tags: ['renamed'] })) });
    highlighter.undo(comet);
    const [highlight] = list();
    assert.equal(highlight?.colour, 'green');
    assert.deepEqual(highlight.tags, ['renamed']);
  });

  it('give back every state there was, whatever was done', () => {
    const edits = fc.array(
      fc.record({
        what: fc.constantFrom(
          'create' as const,
          'colour' as const,
          'comment' as const,
          'attach' as const,
          'remove' as const,
        ),
        at: fc.nat(8),
        colour: fc.constantFrom(...HIGHLIGHT_COLOURS),
        start: fc.nat(40),
        length: fc.integer({ min: 1, max: 20 }),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(edits, (steps) => {
        const { highlighter, list } = setUp();
        const content = () => JSON.stringify(list().map((it) => ({ ...it, modified: '' })));
        const states = [content()];
        for (const { what, at, colour, start, length } of steps) {
          const exact = ABSTRACT.slice(start, start + length);
          const passage = { field: 'abstract', start, end: start + length, exact } as const;
          const id = list()[at % (list().length + 1)]?.id ?? '';
          const edit = {
            create: () => highlighter.create(comet, passage, { colour }),
            colour: () => highlighter.change(comet, id, { colour }),
            comment: () => highlighter.change(comet, id, { comment: exact }),
            attach: () => highlighter.attach(comet, id, passage),
            remove: () => highlighter.remove(comet, id),
          }[what];
          try {
            edit();
          } catch (error) {
            // Blank words, or no highlight to change: refused, and nothing to undo.
            assert.ok(error instanceof GlossError);
          }
          if (content() !== states.at(-1)) states.push(content());
        }
        const undone = [content()];
        while (highlighter.undo(comet)) undone.unshift(content());
        assert.equal(undone[0], states[0]);
        for (const state of undone) assert.ok(states.includes(state));
        while (highlighter.redo(comet));
        assert.equal(content(), states.at(-1));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
