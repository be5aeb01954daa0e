import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NoteBases } from '../../../src/core/literatureNote/bases.ts';
import { newNote, updateNotes, type NoteUpdate } from '../../../src/core/literatureNote/update.ts';
import { MemoryState, testPorts } from '../../support/ports.ts';

/** A document with literature notes, and a Gloss that writes them. */
class Desk {
  readonly bases = new Map<string, string>();
  /** What Gloss would write, by key. */
  readonly bodies = new Map<string, string>();
  text = '';
  #ids = 0;
  readonly #freshId = () => `id-${String((this.#ids += 1))}`;

  insert(key: string, body: string): void {
    this.bodies.set(key, body);
    const { text, base } = newNote(key, body, this.#freshId);
    this.bases.set(base.id, base.text);
    this.text += `${this.text === '' ? '' : '\n\n'}${text}`;
  }

  update(): NoteUpdate {
    const lines = this.text.split('\n');
    const update = updateNotes(lines, {
      body: (key) => this.bodies.get(key),
      base: (id) => this.bases.get(id),
      freshId: this.#freshId,
    });
    for (const { id, text } of update.bases) this.bases.set(id, text);
    for (const edit of [...update.edits].reverse()) {
      lines.splice(edit.start, edit.end - edit.start, ...edit.lines);
    }
    this.text = lines.join('\n');
    return update;
  }

  /** The text without markers. */
  get content(): string {
    return this.text.replace(/^<!--.*-->\n?/gmu, '').replace(/\n$/u, '');
  }
}

/** What Gloss wrote, what the user made of it, what Gloss writes now, what comes of it. */
function merged(wrote: string, made: string, writes: string): [content: string, outcome: unknown] {
  const desk = new Desk();
  desk.insert('k', wrote);
  desk.text = desk.text.replace(`\n${wrote}\n`, `\n${made}\n`);
  desk.bodies.set('k', writes);
  const [outcome] = desk.update().outcomes;
  return [desk.content, outcome];
}

describe('updating a literature note', () => {
  const table: readonly [
    what: string,
    wrote: string,
    made: string,
    writes: string,
    expected: string,
    kind: string,
  ][] = [
    ['takes in what is new', 'a\nb', 'a\nb', 'a\nc\nb', 'a\nc\nb', 'updated'],
    ['takes out what is gone', 'a\nb', 'a\nb', 'a', 'a', 'updated'],
    ['keeps the user’s lines', 'a\nb', 'a\nmine\nb', 'a\nb\nc', 'a\nmine\nb\nc', 'updated'],
    ['keeps the user’s words', 'a\nb\nc', 'a mine\nb\nc', 'a\nb\nd', 'a mine\nb\nd', 'updated'],
    ['keeps what the user took out out', 'a\nb\nc', 'a\nc', 'a\nb\nc\nd', 'a\nc\nd', 'updated'],
    [
      'keeps the user’s line beside one that is new',
      'a\nb',
      'a\nb\nmine',
      'a\nc',
      'a\nc\nmine',
      'updated',
    ],
    [
      'keeps the user’s line beside one that is gone',
      'a\nb',
      'a\nmine\nb',
      'b',
      'mine\nb',
      'updated',
    ],
    [
      'keeps a new line beside the user’s',
      'a\nb',
      'a\nb mine',
      'a\nb\nc',
      'a\nb mine\nc',
      'updated',
    ],
    ['keeps both at the end', 'a', 'a\n\nmine', 'a\n\nnew', 'a\n\nmine\n\nnew', 'updated'],
    [
      'keeps both where both changed a line',
      'a\nb\nc',
      'a\nb mine\nc',
      'a\nb new\nc',
      'a\nb mine\n\nb new\nc',
      'both',
    ],
    ['keeps one where both changed it alike', 'a\nb\nc', 'a\nd\nc', 'a\nd\nc', 'a\nd\nc', 'same'],
    ['does nothing where nothing is new', 'a\nb', 'mine', 'a\nb', 'mine', 'same'],
    ['of which nothing is left brings it back', 'a', '', 'b', '\nb', 'both'],
  ];
  for (const [what, wrote, made, writes, expected, kind] of table) {
    it(what, () => {
      const [content, outcome] = merged(wrote, made, writes);
      assert.equal(content, expected);
      assert.equal((outcome as { kind: string }).kind, kind);
    });
  }

  it('whose base is not known keeps both texts, each line once, and says where', () => {
    const desk = new Desk();
    desk.insert('k', 'a\nb\nc');
    desk.text = `front\n${desk.text.replace('b', 'mine')}`;
    desk.bases.clear();
    const { outcomes } = desk.update();
    assert.equal(desk.content, 'front\na\nmine\n\nb\nc');
    assert.deepEqual(outcomes, [{ kind: 'both', key: 'k', line: 3 }]);
  });

  it('says where as of after all edits', () => {
    const desk = new Desk();
    desk.insert('k', 'a');
    desk.insert('l', 'b');
    desk.text = desk.text.replace('b', 'mine');
    desk.bodies.set('k', 'a\n1\n2');
    desk.bodies.set('l', 'c');
    const { outcomes } = desk.update();
    const [, both] = outcomes;
    assert.ok(both?.kind === 'both');
    assert.equal(desk.text.split('\n')[both.line], 'mine');
  });

  it('leaves papers that the library does not have, and broken markers', () => {
    const desk = new Desk();
    desk.insert('gone', 'a');
    desk.insert('open', 'b');
    desk.bodies.delete('gone');
    desk.bodies.set('open', 'new');
    desk.text = desk.text.replace(/\n[^\n]*$/u, '');
    const before = desk.text;
    const { outcomes, problems } = desk.update();
    assert.equal(desk.text, before);
    assert.deepEqual(outcomes, [{ kind: 'unknown', key: 'gone', line: 0 }]);
    assert.deepEqual(problems, [{ fault: 'open', line: 4, key: 'open' }]);
  });

  it('updates one paper’s notes alone when asked', () => {
    const desk = new Desk();
    desk.insert('k', 'a');
    desk.insert('l', 'b');
    const lines = desk.text.split('\n');
    const source = { body: () => 'new', base: () => undefined, freshId: () => 'x' };
    assert.deepEqual(
      updateNotes(lines, source, 'l').edits.map(({ start }) => start),
      [4],
    );
  });
});

const line = fc.constantFrom(
  '',
  '',
  '## yellow',
  '> quote',
  '>',
  '> [@k]',
  'comment',
  'one',
  'two',
  '```',
);
const body = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

interface Change {
  readonly at: number;
  readonly kind: 'line' | 'word' | 'delete';
}
const changes = fc.array(
  fc.record({
    at: fc.nat(40),
    kind: fc.constantFrom('line' as const, 'word' as const, 'delete' as const),
  }),
  { maxLength: 6 },
);

/** Changes a text as a user does; each word added is one of its own. */
function changed(text: string, made: readonly Change[]): { text: string; words: string[] } {
  const lines = text.split('\n');
  const words: string[] = [];
  made.forEach(({ at, kind }, index) => {
    const place = at % (lines.length + 1);
    const word = `mine${String(index)}`;
    const before = lines[place] ?? '';
    const isOwn = /mine/u.test(before);
    if (kind === 'delete') {
      if (!isOwn) lines.splice(place, 1);
      return;
    }
    words.push(word);
    if (kind === 'line' || place === lines.length) lines.splice(place, 0, word);
    else lines[place] = `${before} ${word}`;
  });
  return { text: lines.join('\n'), words };
}

describe('updating literature notes, whatever was written and changed', () => {
  it('keeps every word of the user, changes nothing outside, and is done once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(body, changes), { minLength: 1 }),
        fc.boolean(),
        (rounds, forgets) => {
          const desk = new Desk();
          const [[first] = ['']] = rounds;
          desk.insert('k', first);
          desk.text = `before\n${desk.text}\nbehind`;
          const words: string[] = [];
          rounds.forEach(([next, made], round) => {
            const [, start = '', inside = '', end = ''] =
              /^([^]*?<!--[^\n]*-->\n)([^]*?)(\n?<!--[^]*)$/u.exec(desk.text) ?? [];
            const edit = changed(inside, made);
            const own = edit.words.map((word) => `${word}r${String(round)}`);
            words.push(...own);
            const text = edit.words.reduce(
              (all, word, index) =>
                all.replace(new RegExp(`${word}(?!\\w)`, 'u'), own[index] ?? ''),
              edit.text,
            );
            desk.text = `${start}${text}${end.startsWith('\n') ? '' : '\n'}${end}`;
            desk.bodies.set('k', next);
            if (forgets) desk.bases.clear();
            const { problems } = desk.update();
            if (problems.length > 0) return;
            const after = desk.text;
            assert.ok(
              after.startsWith('before\n<!-- ') &&
                after.endsWith('\n<!-- /gloss:literature-note -->\nbehind'),
            );
            for (const word of words)
              assert.ok(after.split(/\W+/u).includes(word), `${word} is lost`);
            assert.deepEqual(desk.update().edits, []);
            assert.equal(desk.text, after);
          });
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('what Gloss wrote', () => {
  it('is known by its id, also to the next session; the oldest goes first', async () => {
    const ports = testPorts({ state: new MemoryState({ literatureNotes: { odd: 7 } }) });
    const bases = new NoteBases(ports.state, ports);
    for (let at = 0; at < 502; at++) {
      await bases.keep([{ id: `n${String(at)}`, key: 'k', text: `text ${String(at)}` }]);
      await ports.pass(1);
    }
    const next = new NoteBases(ports.state, ports);
    assert.equal(next.text('n501'), 'text 501');
    assert.equal(next.text('n2'), 'text 2');
    assert.equal(next.text('n1'), undefined);
    assert.equal(next.text('odd'), undefined);
  });

  it('never takes more than a bound, but what was written last is kept', async () => {
    const ports = testPorts();
    const bases = new NoteBases(ports.state, ports);
    for (const id of ['one', 'two', 'three']) {
      await bases.keep([{ id, key: 'k', text: id.repeat(150_000) }]);
      await ports.pass(1);
    }
    assert.deepEqual(
      ['one', 'two', 'three'].map((id) => bases.text(id) !== undefined),
      [false, false, true],
    );
    await bases.keep([{ id: 'huge', key: 'k', text: 'x'.repeat(2_000_000) }]);
    assert.equal(bases.text('huge')?.length, 2_000_000);
  });
});
