/** Selecting with the keyboard alone, choosing another passage for a highlight, and what the host asks for. */
import assert from 'node:assert/strict';
import { STRINGS } from '../support/data.ts';
import { drag, foreign, marked, on, pageWith, tell } from '../support/highlights.ts';
import { settle, withPanel, type TestPanel } from '../support/panel.ts';

const key = 'ibrahim2023comet';
const SHIFT_WORD = ['ArrowRight', { ctrlKey: true, shiftKey: true }] as const;

const open = withPanel();
const prose = (panel: TestPanel): HTMLElement => panel.find('.prose');
const selection = (panel: TestPanel): string => panel.document.getSelection()?.toString() ?? '';
const said = (panel: TestPanel): string => panel.texts('[role="status"]').join('');
const inMode = (panel: TestPanel): boolean => panel.document.querySelector('.text-caret') !== null;

function started(shown = pageWith()): TestPanel {
  const panel = open();
  panel.show(shown);
  prose(panel).focus();
  panel.press(prose(panel), 'Enter');
  return panel;
}

describe('selecting by keyboard', () => {
  it('is reached by Tab, named, and begins with Enter', () => {
    const panel = started();
    assert.equal(prose(panel).tabIndex, 0);
    assert.equal(prose(panel).getAttribute('aria-labelledby'), 'abstract-heading');
    assert.ok(inMode(panel));
    assert.equal(said(panel), `${STRINGS.selectionModeOn} ${STRINGS.selectionModeHelp}`);
  });

  it('begins with its button, and with the host, and takes the focus', () => {
    const first = open();
    first.show(pageWith());
    first.button(STRINGS.selectByKeyboard).click();
    const second = open();
    second.show(pageWith());
    second.send({ kind: 'focus', focus: { kind: 'selection' } });
    for (const panel of [first, second]) {
      assert.ok(inMode(panel));
      assert.equal(panel.document.activeElement, prose(panel));
    }
  });

  it('is in the title where there is no abstract', () => {
    const panel = open();
    panel.show({ ...pageWith(), abstract: [] });
    panel.button(STRINGS.selectByKeyboard).click();
    panel.press(panel.find('h1'), ...SHIFT_WORD);
    assert.equal(selection(panel), 'Trees');
  });

  it('reads out what the caret passes, then what is selected', () => {
    const panel = started();
    const heard = (name: string, modifiers: KeyboardEventInit = {}): string => {
      assert.ok(panel.press(prose(panel), name, modifiers).defaultPrevented);
      return said(panel);
    };
    assert.equal(heard('ArrowRight'), 'T');
    assert.equal(heard('ArrowRight', { ctrlKey: true }), 'he');
    assert.equal(heard('ArrowRight'), STRINGS.space);
    assert.equal(heard(...SHIFT_WORD), 'Selected: sparse');
    assert.equal(heard(...SHIFT_WORD), 'Selected: sparse gate');
    assert.equal(selection(panel), 'sparse gate');
  });

  it('keeps its keys from VS Code, and leaves those for the history alone', () => {
    const panel = started();
    let heard = 0;
    panel.window.addEventListener('keydown', () => (heard += 1));
    panel.press(prose(panel), 'ArrowDown');
    assert.equal(heard, 0);
    panel.press(prose(panel), 'ArrowLeft', { altKey: true });
    assert.equal(panel.lastRequest()?.[0], 'history.back');
  });

  it('moves by words with Option on macOS', () => {
    const panel = open();
    Object.defineProperty(panel.window.navigator, 'platform', { value: 'MacIntel' });
    panel.show(pageWith());
    panel.button(STRINGS.selectByKeyboard).click();
    panel.press(prose(panel), 'ArrowRight', { altKey: true, shiftKey: true });
    assert.equal(selection(panel), 'The');
    assert.deepEqual(panel.requests(), []);
  });

  it('marks with a digit and goes on from there', () => {
    const panel = started();
    panel.press(prose(panel), ...SHIFT_WORD);
    panel.press(prose(panel), '3');
    const { colour, passage } = panel.lastRequest()?.[1] as { colour: string; passage: object };
    assert.deepEqual(
      [colour, passage],
      ['green', { field: 'abstract', start: 0, end: 3, exact: 'The' }],
    );
    assert.ok(inMode(panel));
    panel.press(prose(panel), ...SHIFT_WORD);
    assert.equal(selection(panel).trim(), 'sparse');
  });

  it('goes to the tool bar with Enter, and back with Escape', () => {
    const panel = started();
    panel.press(prose(panel), ...SHIFT_WORD);
    panel.press(prose(panel), 'Enter');
    const button = panel.document.activeElement;
    assert.equal(button?.getAttribute('aria-label'), 'Highlight in yellow');
    panel.press(button, 'Escape');
    assert.equal(panel.document.activeElement, prose(panel));
    assert.ok(inMode(panel));
    assert.equal(selection(panel), 'The');
  });

  it('gives the focus back to the text when the tool bar goes with it', () => {
    const panel = started();
    panel.press(prose(panel), ...SHIFT_WORD);
    panel.press(prose(panel), 'Enter');
    (panel.document.activeElement as HTMLElement).click();
    assert.equal(panel.document.activeElement, prose(panel));
  });

  it('ends with Escape, gives the focus back, and leaves nothing selected', () => {
    const panel = open();
    panel.show(pageWith());
    const button = panel.button(STRINGS.selectByKeyboard);
    button.focus();
    button.click();
    panel.press(prose(panel), ...SHIFT_WORD);
    panel.press(prose(panel), 'Escape');
    assert.ok(!inMode(panel));
    assert.equal(panel.document.activeElement, button);
    assert.equal(selection(panel), '');
    assert.equal(said(panel), STRINGS.selectionModeOff);
  });

  it('ends when the focus goes elsewhere, and when the mouse selects', () => {
    const panel = started();
    panel.note.focus();
    assert.ok(!inMode(panel));
    assert.equal(panel.document.activeElement, panel.note);
    const other = started();
    drag(other, 'gate');
    assert.ok(!inMode(other));
    assert.equal(selection(other), 'gate');
  });

  it('ends when the text is another one meanwhile', () => {
    const panel = started();
    panel.show({ ...pageWith(), abstract: [{ text: 'Other words.', start: 0 }] });
    assert.ok(!inMode(panel));
  });
});

describe('choosing another passage', () => {
  const choosing = (panel: TestPanel): boolean =>
    panel.document.querySelector('.choosing') !== null;

  function resizing(): TestPanel {
    const panel = open();
    panel.show(pageWith([on('sparse')]));
    panel.button(STRINGS.editHighlight).click();
    panel.button(STRINGS.resize).click();
    return panel;
  }

  it('begins with the present one selected, without the tool bar', () => {
    const panel = resizing();
    assert.ok(choosing(panel));
    assert.equal(selection(panel), 'sparse');
    assert.equal(panel.document.activeElement, prose(panel));
    assert.equal(panel.document.querySelector('.toolbar'), null);
    assert.equal(panel.document.querySelector('.editor'), null);
  });

  it('takes what is selected with the keyboard, with Enter', async () => {
    const panel = resizing();
    panel.press(prose(panel), ...SHIFT_WORD);
    panel.press(prose(panel), 'Enter');
    const passage = { field: 'abstract', start: 4, end: 15, exact: 'sparse gate' };
    assert.deepEqual(panel.lastRequest(), ['highlight.attach', { key, id: 'sparse', passage }]);
    await panel.answer();
    assert.ok(!choosing(panel));
    assert.equal(said(panel), STRINGS.moved);
  });

  it('takes what is selected with the mouse, for a lost one too', async () => {
    const panel = open();
    panel.show(pageWith([marked({ id: 'lost', anchor: { state: 'orphan' } })]));
    panel.button(STRINGS.attach).click();
    drag(panel, 'Up to');
    await settle();
    panel.button(STRINGS.useSelection).click();
    const [request, params] = panel.lastRequest() ?? [];
    assert.equal(request, 'highlight.attach');
    assert.equal((params as { passage: { exact: string } }).passage.exact, 'Up to');
  });

  it('leaves all as it was with Escape', () => {
    const panel = resizing();
    panel.press(prose(panel), ...SHIFT_WORD);
    panel.press(prose(panel), 'Escape');
    assert.ok(!choosing(panel));
    assert.deepEqual(panel.requests(), []);
  });

  it('says that nothing is selected', () => {
    const panel = open();
    panel.show(pageWith([marked({ id: 'lost', anchor: { state: 'orphan' } })]));
    panel.button(STRINGS.attach).click();
    panel.press(prose(panel), 'Enter');
    assert.equal(said(panel), STRINGS.nothingSelected);
    assert.ok(choosing(panel));
  });

  it('ends when the highlight is gone', () => {
    const panel = resizing();
    tell(panel, []);
    assert.ok(!choosing(panel));
  });
});

describe('what the host wants seen', () => {
  it('is a highlight in the text', () => {
    const panel = open();
    panel.show(pageWith([on('sparse'), on('gate')]));
    panel.send({ kind: 'focus', focus: { kind: 'highlight', id: 'gate' } });
    assert.equal(panel.text('mark.current'), 'gate');
    assert.equal(panel.document.activeElement, prose(panel));
  });

  it('is an entry of the list for what is not in the text', () => {
    const panel = open();
    panel.show(pageWith([foreign('far', 'of the PDF')]));
    panel.send({ kind: 'focus', focus: { kind: 'highlight', id: 'far' } });
    assert.equal(panel.document.activeElement?.textContent, 'of the PDF');
  });

  it('is a passage: selected', () => {
    const panel = open();
    panel.show(pageWith([on('sparse')]));
    panel.send({ kind: 'focus', focus: { kind: 'passage', field: 'abstract', start: 4, end: 15 } });
    assert.equal(selection(panel), 'sparse gate');
  });

  it('is nothing for a highlight that there is not', () => {
    const panel = open();
    panel.show(pageWith());
    panel.send({ kind: 'focus', focus: { kind: 'highlight', id: 'none' } });
    assert.equal(panel.document.activeElement, panel.document.body);
  });
});
