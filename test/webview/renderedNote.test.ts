/** Reading and writing the note: which comes first, the way between them, what is drawn when. */
import assert from 'node:assert/strict';
import type { PageAnnotations } from '../../src/core/view/page.ts';
import { annotationsOf, fullPage } from './support/data.ts';
import { settle, withPanel, type TestPanel } from './support/panel.ts';

const key = 'ibrahim2023comet';
const cited = [{ key: 'a2020', title: 'On A', authorYear: 'Adams 2020' }];
const MARKDOWN = 'see [@a2020] and @b2021\n\n- [web](https://x.y/)\n- [note](gloss-note:/c%20d.md)';

describe('the note as it reads', () => {
  const openPanel = withPanel();

  function open(note: string): TestPanel {
    const panel = openPanel();
    panel.show(fullPage({ annotations: annotationsOf({ note, cited }) }));
    return panel;
  }

  const reads = (panel: TestPanel): boolean => {
    const reading = panel.document.querySelector('.rendered') !== null;
    assert.equal(panel.note.hidden, reading);
    return reading;
  };

  async function choose(panel: TestPanel, mode: 'Read' | 'Write'): Promise<void> {
    panel.button(mode).click();
    await settle();
  }

  function hear(panel: TestPanel, changes: Partial<PageAnnotations>): void {
    panel.send({ kind: 'annotations', key, annotations: annotationsOf({ cited, ...changes }) });
  }

  for (const [note, expected] of [
    ['', false],
    ['  \n', false],
    ['Two lines\nof text.\n\nAnd more, a & b.', false],
    ['*emphasis*', true],
    ['- a list', true],
    ['see @a2020', true],
    ['https://x.y/', true],
    ['an \\*escape', true],
    ['x'.repeat(300_000), false],
  ] as const) {
    it(`comes ${expected ? 'first' : 'second'} for ${JSON.stringify(note.slice(0, 40))}`, () => {
      assert.equal(reads(open(note)), expected);
    });
  }

  it('is chosen and left by two buttons that say what is on', async () => {
    const panel = open('plain');
    const pressed = (): readonly (string | null)[] =>
      ['Read', 'Write'].map((name) => panel.button(name).getAttribute('aria-pressed'));
    assert.deepEqual(pressed(), ['false', 'true']);
    await choose(panel, 'Read');
    assert.equal(reads(panel), true);
    assert.deepEqual(pressed(), ['true', 'false']);
    assert.equal(panel.text('.rendered'), 'plain');
    await choose(panel, 'Write');
    assert.equal(reads(panel), false);
    assert.deepEqual(pressed(), ['false', 'true']);
    assert.equal(panel.document.activeElement, panel.note);
  });

  it('keeps the text, its field and what is typed through the change', async () => {
    const panel = open(MARKDOWN);
    const field = panel.note;
    await choose(panel, 'Write');
    panel.type(field, '**new**');
    await choose(panel, 'Read');
    assert.equal(panel.text('.rendered'), 'new');
    assert.equal(panel.find('.rendered strong').textContent, 'new');
    await choose(panel, 'Write');
    assert.equal(panel.note, field);
    assert.equal(field.value, '**new**');
  });

  it('gives way to a wish for the caret, each time', async () => {
    const panel = open(MARKDOWN);
    const wish = (): void => {
      panel.send({ kind: 'focus', focus: { kind: 'note' } });
    };
    wish();
    assert.equal(reads(panel), false);
    assert.equal(panel.document.activeElement, panel.note);
    await choose(panel, 'Read');
    assert.equal(reads(panel), true);
    wish();
    assert.equal(reads(panel), false);
    assert.equal(panel.document.activeElement, panel.note);
  });

  it('is drawn anew when the text changes elsewhere, and only then', () => {
    const panel = open(MARKDOWN);
    const first = panel.find('.rendered').firstChild;
    hear(panel, { note: MARKDOWN, status: 'read' });
    assert.equal(panel.find('.rendered').firstChild, first);
    hear(panel, { note: '*from* elsewhere' });
    assert.equal(panel.text('.rendered'), 'from elsewhere');
  });

  it('comes when Markdown is written elsewhere, unless the reader is in the field', async () => {
    const panel = open('');
    hear(panel, { note: '*from* elsewhere' });
    assert.equal(reads(panel), true);
    const writing = open('');
    writing.note.focus();
    await settle();
    hear(writing, { note: '*from* elsewhere' });
    assert.equal(reads(writing), false);
  });

  it('ends with the text: an empty note is there to be written', () => {
    const panel = open(MARKDOWN);
    hear(panel, { note: '' });
    assert.equal(reads(panel), false);
    assert.deepEqual(panel.texts('.modes'), []);
  });

  it('opens papers and addresses through the host, and follows nothing itself', () => {
    const panel = open(MARKDOWN);
    const links = [...panel.document.querySelectorAll<HTMLElement>('.rendered a')];
    const opened = links.map((link) => {
      const escaped: Event[] = [];
      panel.document.addEventListener('click', (event) => escaped.push(event));
      link.click();
      assert.deepEqual(escaped, []);
      return [link.textContent, ...(panel.lastRequest() ?? [])];
    });
    assert.deepEqual(opened, [
      ['@a2020', 'paper.open', { key: 'a2020' }],
      ['web', 'link.open', { url: 'https://x.y/' }],
      ['note', 'paper.open', { key: 'c d' }],
    ]);
    assert.equal(panel.button('@a2020').title, 'On A · Adams 2020');
  });

  it('opens in an editor', () => {
    const panel = open(MARKDOWN);
    panel.button('Edit in an Editor').click();
    assert.deepEqual(panel.lastRequest(), ['note.edit', { key }]);
  });
});
