/** Selecting words in the text, and what the tool bar at them does. */
import assert from 'node:assert/strict';
import { STRINGS } from '../support/data.ts';
import { drag, FIRST, on, pageWith, SECOND_START, tell } from '../support/highlights.ts';
import { settle, withPanel, type TestPanel } from '../support/panel.ts';

const key = 'ibrahim2023comet';
const GATE = { field: 'abstract', start: 11, end: 15, exact: 'gate' };

describe('the tool bar at a selection', () => {
  const open = withPanel();
  const bar = (panel: TestPanel): Element | null => panel.document.querySelector('.toolbar');

  async function selected(from: string, to = from, shown = pageWith()): Promise<TestPanel> {
    const panel = open();
    panel.show(shown);
    drag(panel, from, to);
    await settle();
    return panel;
  }

  it('comes when the mouse is let go, not before, and goes with the selection', async () => {
    const panel = open();
    panel.show(pageWith());
    const text = panel.find('.prose p');
    panel.pointer(text, 'pointerdown');
    panel.document.getSelection()?.selectAllChildren(text);
    assert.equal(bar(panel), null);
    panel.pointer(text, 'pointerup');
    await settle();
    assert.equal(bar(panel)?.getAttribute('aria-label'), STRINGS.highlightTools);
    panel.document.getSelection()?.removeAllRanges();
    assert.equal(bar(panel), null);
  });

  it('names each colour, and is one stop for Tab', async () => {
    const panel = await selected('gate');
    const buttons = [...panel.document.querySelectorAll<HTMLElement>('.toolbar button')];
    assert.equal(buttons.length, 11);
    assert.equal(buttons[0]?.getAttribute('aria-label'), 'Highlight in yellow');
    assert.deepEqual(
      buttons.map(({ tabIndex }) => tabIndex),
      [0, ...Array.from({ length: 10 }, () => -1)],
    );
  });

  it('is walked through with arrow keys, round its ends', async () => {
    const panel = await selected('gate');
    const name = (): string | null | undefined =>
      panel.document.activeElement?.getAttribute('aria-label');
    panel.find('.toolbar button').focus();
    const steps = ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'End', 'Home'].map(
      (step) => {
        panel.press(panel.document.activeElement as Element, step);
        return name();
      },
    );
    const [first, second, last] = [
      'Highlight in yellow',
      'Highlight in red',
      STRINGS.quoteInDocument,
    ];
    assert.deepEqual(steps, [second, first, last, first, last, first]);
  });

  const SELECTED: readonly (readonly [string, string, string, number, number])[] = [
    ['words', 'gate', 'gate', 11, 15],
    ['from one paragraph to the next', 'trees.', 'Up', 58, SECOND_START + 2],
    ['from before the text', 'Cite', 'The sparse', 0, 10],
    ['to behind the text', '13%', 'Key results', SECOND_START + 6, SECOND_START + 17],
    [
      'over the whole page: the field with most of it',
      'Trees and',
      'Related papers',
      0,
      SECOND_START + 17,
    ],
  ];
  for (const [name, from, to, start, end] of SELECTED) {
    it(`marks ${name}`, async () => {
      const panel = await selected(from, to);
      panel.press(panel.document.body, '1');
      const text = `${FIRST}\n\nUp to 13% better.`;
      const passage = { field: 'abstract', start, end, exact: text.slice(start, end) };
      const [request, params] = panel.lastRequest() ?? [];
      assert.equal(request, 'highlight.create');
      assert.deepEqual((params as { passage: object }).passage, passage);
    });
  }

  it('marks in the title', async () => {
    const panel = await selected('and Gates');
    panel.button('Highlight in grey').click();
    const { id, ...params } = panel.lastRequest()?.[1] as { id: string };
    assert.match(id, /^[\da-f]{8}-/u);
    const passage = { field: 'title', start: 6, end: 15, exact: 'and Gates' };
    assert.deepEqual(params, { key, colour: 'grey', passage });
  });

  it('marks words that lie in several pieces, without the spaces around them', async () => {
    const panel = await selected('The sparse ', ' selects ', pageWith([on('gate')]));
    panel.press(panel.document.body, '2');
    const { passage } = panel.lastRequest()?.[1] as { passage: object };
    const exact = 'The sparse gate selects';
    assert.deepEqual(passage, { field: 'abstract', start: 0, end: 23, exact });
  });

  for (const [name, words] of [
    ['a space', ' '],
    ['other parts of the page', 'Key results'],
    ['what the reader wrote', 'Highlights'],
  ] as const) {
    it(`does not come for ${name}`, async () => {
      assert.equal(bar(await selected(words)), null);
    });
  }

  it('takes fifty thousand characters', async () => {
    const text = 'a long abstract '.repeat(3200);
    const panel = open();
    panel.show({ ...pageWith(), abstract: [{ text, start: 0 }] });
    const prose = panel.find('.prose p');
    panel.document.getSelection()?.selectAllChildren(prose);
    panel.press(panel.document.body, '1');
    const { passage } = panel.lastRequest()?.[1] as { passage: { exact: string } };
    assert.equal(passage.exact, text.trim());
    await settle();
  });

  it('goes once its words are marked, and says so when the host has them', async () => {
    const panel = await selected('gate');
    panel.press(panel.document.body, '4');
    assert.equal(bar(panel), null);
    assert.equal(panel.document.getSelection()?.toString(), '');
    assert.doesNotMatch(panel.document.body.textContent, /Highlighted/u);
    await panel.answer();
    assert.ok(panel.texts('[role="status"]').includes('Highlighted in blue'));
  });

  it('says why when the host refuses, and opens no editor should the highlight come later', async () => {
    const panel = await selected('gate');
    panel.press(panel.document.body, 'c');
    const { id } = panel.lastRequest()?.[1] as { id: string };
    await panel.answer('The text changed.');
    assert.equal(panel.text('.problem'), 'The text changed.');
    assert.doesNotMatch(panel.document.body.textContent, /Highlighted/u);
    tell(panel, [on('gate', { id })]);
    assert.equal(panel.document.querySelector('.editor'), null);
  });

  for (const [letter, selector] of [
    ['c', 'textarea'],
    ['t', 'input[role="combobox"]'],
  ] as const) {
    it(`"${letter}" marks in the colour used last and goes on in the editor`, async () => {
      const panel = await selected('sparse');
      panel.press(panel.document.body, '5');
      drag(panel, 'gate');
      await settle();
      panel.press(panel.document.body, letter);
      const { id, ...params } = panel.lastRequest()?.[1] as { id: string };
      assert.deepEqual(params, { key, colour: 'purple', passage: GATE });
      assert.equal(panel.document.querySelector('.editor'), null);
      tell(panel, [on('gate', { id })]);
      assert.equal(panel.document.activeElement, panel.find(`.editor ${selector}`));
    });
  }

  it('quotes what is selected and leaves it selected', async () => {
    const panel = await selected('gate');
    panel.press(panel.document.body, 'q');
    assert.deepEqual(panel.lastRequest(), ['passage.quote', { key, passage: GATE }]);
    assert.notEqual(bar(panel), null);
  });

  it('goes with Escape, and the selection with it', async () => {
    const panel = await selected('gate');
    const escape = panel.press(panel.document.body, 'Escape');
    assert.ok(escape.defaultPrevented);
    assert.equal(bar(panel), null);
    assert.equal(panel.document.getSelection()?.toString(), '');
  });

  it('leaves keys alone in text fields, with modifiers, and when nothing is selected', async () => {
    const panel = await selected('gate');
    panel.press(panel.note, 'c');
    panel.press(panel.document.body, 'c', { ctrlKey: true });
    panel.document.getSelection()?.removeAllRanges();
    const event = panel.press(panel.document.body, '1');
    assert.ok(!event.defaultPrevented);
    assert.deepEqual(panel.requests(), []);
  });

  it('goes when the text is another one meanwhile', async () => {
    const panel = await selected('gate');
    panel.show({ ...pageWith(), abstract: [{ text: 'Other words.', start: 0 }] });
    assert.equal(bar(panel), null);
  });
});
