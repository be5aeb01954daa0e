import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findNotes, markNote, safeBody } from '../../../src/core/literatureNote/markers.ts';

const START = '<!-- gloss:literature-note';
const END = '<!-- /gloss:literature-note -->';

/** Notes as "key id from-to", problems as "fault at line". */
function read(text: string): readonly string[] {
  const { notes, problems } = findNotes(text.split('\n'));
  return [
    ...notes.map(({ key, id, start, end }) => `${key} ${id} ${String(start)}-${String(end)}`),
    ...problems.map(({ fault, line }) => `${fault} at ${String(line)}`),
  ];
}

describe('the markers of literature notes', () => {
  const table: readonly [what: string, text: string, expected: readonly string[]][] = [
    ['are found', `a\n${START} k 1 -->\nb\n${END}\nc`, ['k 1 1-3']],
    [
      'are found more than once',
      `${START} k 1 -->\n${END}\n${START} l 2 -->\n\n${END}`,
      ['k 1 0-1', 'l 2 2-4'],
    ],
    ['may have no text', `${START} k 1 -->\n${END}`, ['k 1 0-1']],
    ['without an end are no note', `${START} k 1 -->\nb`, ['open at 0']],
    ['without a beginning are no note', `a\n${END}`, ['stray at 1']],
    [
      'in each other are no notes, the ones behind are',
      `${START} k 1 -->\n${START} l 2 -->\n${END}\n${END}\n${START} m 3 -->\n${END}`,
      ['m 3 4-5', 'open at 0', 'open at 1', 'stray at 3'],
    ],
    [
      'with the same id twice are no notes',
      `${START} k 1 -->\n${END}\n${START} k 1 -->\n${END}`,
      ['twice at 0', 'twice at 2'],
    ],
    [
      'that are indented are no note',
      ` ${START} k 1 -->\n${END}`,
      ['malformed at 0', 'stray at 1'],
    ],
    ['in a list are no note', `- ${START} k 1 -->\n${END}`, ['malformed at 0', 'stray at 1']],
    ['without an id are no note', `${START} k -->\n${END}`, ['malformed at 0', 'stray at 1']],
    [
      'with an end that is indented are no note',
      `${START} k 1 -->\n  ${END}\n${END}`,
      ['malformed at 1', 'open at 0'],
    ],
    ['in code are no note', `\`\`\`\n${START} k 1 -->\n${END}\n\`\`\``, ['code at 1', 'code at 2']],
    [
      'with code that goes on behind them are no note',
      `${START} k 1 -->\n~~~\n${END}`,
      ['code at 2', 'open at 0'],
    ],
    ['with code inside are found', `${START} k 1 -->\n~~~\na\n~~~\n${END}`, ['k 1 0-4']],
  ];
  for (const [what, text, expected] of table) {
    it(what, () => {
      assert.deepEqual([...read(text)].sort(), [...expected].sort());
    });
  }

  it('carry any key, and are one HTML comment each', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...Array.from('-->!<% \n\té😀aZ')), { minLength: 1 }),
        (characters) => {
          const key = characters.join('');
          const text = markNote(key, 'id', 'body');
          assert.deepEqual(findNotes(text.split('\n')).notes, [
            { key, id: 'id', start: 0, end: 2 },
          ]);
          // https://spec.commonmark.org/0.31.2/#html-comment and, stricter, XML's
          assert.match(text.split('\n')[0] ?? '', /^<!--(?!-?>)(?:(?!--).)*-->$/u);
        },
      ),
    );
  });

  it('hold any text', () => {
    const line = fc.constantFrom(
      '```',
      '~~~~ js',
      '```x`',
      END,
      `${START} k 1 -->`,
      ` ${END}`,
      'a',
      '',
    );
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = markNote('k', '1', safeBody(lines.join('\n')));
        const { notes, problems } = findNotes(text.split('\n'));
        assert.deepEqual(problems, []);
        assert.deepEqual(notes, [
          { key: 'k', id: '1', start: 0, end: text.split('\n').length - 1 },
        ]);
      }),
    );
  });
});
