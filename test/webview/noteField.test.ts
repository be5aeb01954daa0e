/** The rule for texts from the host, by example and against a played host with random delays. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  answered,
  caretAfter,
  heard,
  mustResend,
  noteField,
  resent,
  typed,
  type NoteField,
} from '../../src/webview/noteField.ts';

const focused = (text: string): NoteField => ({ ...noteField(text), focused: true });

describe('a text from the host', () => {
  it('that is an older one of our own changes nothing while the field has the focus', () => {
    const field = answered(answered(typed(typed(focused(''), 'a'), 'ab'), true), true);
    assert.equal(heard(field, 'a').text, 'ab');
    assert.equal(heard(heard(field, 'a'), 'ab').text, 'ab');
  });

  it('that was ours once, but is settled, is an outside change', () => {
    const field = heard(answered(answered(typed(typed(focused(''), 'a'), 'ab'), true), true), 'ab');
    assert.equal(heard(field, 'a').text, 'a');
  });

  it('that is new replaces what the host has already, focused or not', () => {
    assert.equal(heard(noteField('a'), 'b').text, 'b');
    assert.equal(heard(focused('a'), 'b').text, 'b');
    assert.equal(heard(focused('a'), 'b').focused, true);
  });

  it('that is new does not replace what the host lacks', () => {
    assert.equal(heard(typed(focused(''), 'mine'), 'theirs').text, 'mine');
    assert.equal(heard(answered(typed(focused(''), 'mine'), false), 'theirs').text, 'mine');
  });

  it('remembers a bounded number of echoes', () => {
    let field = focused('');
    for (let index = 0; index < 1000; index += 1) field = typed(field, String(index));
    assert.ok(field.sent.length <= 32);
  });
});

type Step =
  | { readonly do: 'type'; readonly text: string }
  | { readonly do: 'elsewhere'; readonly text: string }
  | { readonly do: 'focus' | 'blur' | 'host' | 'page' };

const text = fc.string({ maxLength: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('type' as const), text }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('elsewhere' as const), text }) },
  {
    weight: 5,
    arbitrary: fc.record({ do: fc.constantFrom('focus', 'blur', 'host', 'page', 'host', 'page') }),
  },
);

/** A host that stores what comes and tells it on, with queues between it and the page. */
class PlayedHost {
  field = noteField('start');
  stored = 'start';
  readonly #toHost: string[] = [];
  readonly #toPage: ((field: NoteField) => NoteField)[] = [];

  readonly #echoes: boolean;

  constructor(echoes: boolean) {
    this.#echoes = echoes;
  }

  run(one: Step): void {
    if (one.do === 'type') this.#send(typed({ ...this.field, focused: true }, one.text));
    else if (one.do === 'elsewhere') this.#store(one.text, true);
    else if (one.do === 'host') this.#hostTurn();
    else if (one.do === 'page') this.#pageTurn();
    else this.field = { ...this.field, focused: one.do === 'focus' };
  }

  settle(): void {
    while (this.#toHost.length + this.#toPage.length > 0) {
      this.#hostTurn();
      this.#pageTurn();
    }
  }

  #send(field: NoteField): void {
    this.field = field;
    this.#toHost.push(field.text);
  }

  #store(note: string, tell: boolean): void {
    if (note === this.stored) return;
    this.stored = note;
    if (tell) this.#toPage.push((field) => heard(field, note));
  }

  #hostTurn(): void {
    const note = this.#toHost.shift();
    if (note === undefined) return;
    this.#store(note, this.#echoes);
    this.#toPage.push((field) => answered(field, true));
  }

  #pageTurn(): void {
    const message = this.#toPage.shift();
    if (message === undefined) return;
    this.field = message(this.field);
    if (mustResend(this.field)) this.#send(resent(this.field));
  }
}

describe('the page and a host', () => {
  for (const echoes of [true, false]) {
    it(`end with the same text, whatever comes when (${echoes ? 'with' : 'without'} echoes)`, () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
          const host = new PlayedHost(echoes);
          for (const one of steps) host.run(one);
          host.run({ do: 'blur' });
          host.settle();
          assert.equal(host.field.text, host.stored);
        }),
        { numRuns: 3000 },
      );
    });
  }

  it('never change what is being typed while the host has not answered it', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), fc.array(text), (inputs, arriving) => {
        const field = inputs.reduce(typed, focused('start'));
        assert.equal(arriving.reduce(heard, field).text, inputs.at(-1));
      }),
    );
  });
});

describe('the caret after an outside change', () => {
  for (const [before, after, caret, expected] of [
    ['abc', 'abc def', 2, 2],
    ['abc', 'xx abc', 2, 5],
    ['abc', 'abc', 3, 3],
    ['one two three', 'one three', 9, 5],
    ['abc', '', 2, 0],
    ['', 'abc', 0, 0],
  ] as const) {
    it(`"${before}" to "${after}": from ${String(caret)} to ${String(expected)}`, () => {
      assert.equal(caretAfter(before, after, caret), expected);
    });
  }

  it('is always within the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(), (before, after, at) => {
        const caret = caretAfter(before, after, at % (before.length + 1));
        assert.ok(caret >= 0 && caret <= after.length);
      }),
    );
  });
});
