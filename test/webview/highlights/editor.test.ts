/** The editor of a highlight: opening it, what it sends, what happens to it from elsewhere. */
import assert from 'node:assert/strict';
import type { PageHighlight } from '../../../src/core/view/page.ts';
import { STRINGS } from '../support/data.ts';
import { foreign, on, pageWith, tell } from '../support/highlights.ts';
import { settle, withPanel, type TestPanel } from '../support/panel.ts';

const key = 'ibrahim2023comet';

describe('the editor of a highlight', () => {
  const open = withPanel();
  const comment = (panel: TestPanel): HTMLTextAreaElement =>
    panel.find('.editor textarea') as HTMLTextAreaElement;
  const gone = (panel: TestPanel): boolean => panel.document.querySelector('.editor') === null;

  function edited(highlight: PageHighlight = on('gate', { comment: 'So.' })): TestPanel {
    const panel = open();
    panel.show(pageWith([highlight]));
    panel.button(STRINGS.editHighlight).click();
    return panel;
  }

  it('opens with the comment, the colour and the tags', () => {
    const panel = edited(on('gate', { comment: 'So.', colour: 'green', tags: ['trees'] }));
    assert.equal(panel.find('.editor').getAttribute('role'), 'dialog');
    assert.equal(comment(panel).value, 'So.');
    assert.equal(panel.document.activeElement, comment(panel));
    const chosen = panel.find('.editor input:checked') as HTMLInputElement;
    assert.equal(chosen.value, 'green');
    assert.deepEqual(panel.texts('.editor .tag'), ['trees']);
  });

  it('opens at a click, of several at the shortest, then at the next and the first again', () => {
    const panel = open();
    panel.show(
      pageWith([on('sparse gate', { comment: 'long' }), on('gate', { comment: 'short' })]),
    );
    const mark = [...panel.document.querySelectorAll('mark')].find(
      (one) => one.textContent === 'gate',
    );
    const seen = [1, 2, 3].map(() => {
      (mark as HTMLElement).click();
      return comment(panel).value;
    });
    assert.deepEqual(seen, ['short', 'long', 'short']);
  });

  it('closes at a click elsewhere, not in itself', () => {
    const panel = edited();
    panel.find('.editor label').click();
    assert.ok(!gone(panel));
    panel.find('.abstract h2').click();
    assert.ok(gone(panel));
  });

  for (const way of ['Escape', STRINGS.closeEditor]) {
    it(`gives the focus back to where it was: ${way}`, () => {
      const panel = open();
      panel.show(pageWith([on('gate')]));
      const opener = panel.button(STRINGS.editHighlight);
      opener.focus();
      opener.click();
      if (way === 'Escape') assert.ok(panel.press(comment(panel), way).defaultPrevented);
      else panel.button(way).click();
      assert.ok(gone(panel));
      assert.equal(panel.document.activeElement, opener);
    });
  }

  it('sends every input of the comment', () => {
    const panel = edited();
    for (const text of ['So. A', 'So. Ab']) panel.type(comment(panel), text);
    assert.deepEqual(
      panel.requests().map(({ params }) => params),
      ['So. A', 'So. Ab'].map((text) => ({ key, id: 'gate', comment: text })),
    );
  });

  it('does not let an echo overwrite what was typed since', () => {
    const panel = edited();
    panel.type(comment(panel), 'a');
    panel.type(comment(panel), 'ab');
    tell(panel, [on('gate', { comment: 'a' })]);
    assert.equal(comment(panel).value, 'ab');
  });

  it('shows a comment written in another panel', () => {
    const panel = edited();
    tell(panel, [on('gate', { comment: 'From elsewhere.' })]);
    assert.equal(comment(panel).value, 'From elsewhere.');
  });

  it('sends a refused comment again when the field is left', async () => {
    const panel = edited();
    panel.type(comment(panel), 'kept');
    await panel.answer('Could not be stored.');
    assert.equal(comment(panel).value, 'kept');
    const before = panel.requests().length;
    comment(panel).blur();
    assert.deepEqual(panel.lastRequest(), [
      'highlight.change',
      { key, id: 'gate', comment: 'kept' },
    ]);
    assert.equal(panel.requests().length, before + 1);
  });

  it('sets a colour, which becomes the one used last, and gives a refused one back', async () => {
    const panel = edited();
    panel.find('.editor input[value="red"]').click();
    assert.deepEqual(panel.lastRequest(), ['highlight.change', { key, id: 'gate', colour: 'red' }]);
    const chosen = (): string => (panel.find('.editor input:checked') as HTMLInputElement).value;
    assert.equal(chosen(), 'red');
    await panel.answer('No.');
    assert.equal(chosen(), 'yellow');
  });

  it('adds tags one after the other, before the host has said anything', () => {
    const panel = edited();
    const field = panel.find('.editor input[role="combobox"]') as HTMLInputElement;
    for (const tag of ['a', 'b']) {
      panel.type(field, tag);
      panel.press(field, 'Enter');
    }
    assert.deepEqual(panel.lastRequest(), [
      'highlight.change',
      { key, id: 'gate', tags: ['a', 'b'] },
    ]);
  });

  it('lets the place of a passage from elsewhere be changed, and offers no resizing for it', () => {
    const panel = edited(foreign('far', 'Words of the PDF'));
    const place = panel.find('.editor .field input') as HTMLInputElement;
    assert.equal(place.value, 'p. 5');
    place.value = 'p. 6';
    place.dispatchEvent(new Event('change', { bubbles: true }));
    assert.deepEqual(panel.lastRequest(), [
      'highlight.change',
      { key, id: 'far', locator: 'p. 6' },
    ]);
    assert.ok(!panel.texts('.editor button').includes(STRINGS.resize));
  });

  it('closes when its highlight is gone', () => {
    const panel = edited();
    tell(panel, []);
    assert.ok(gone(panel));
  });

  it('keeps a comment that the host has not taken when its highlight is gone', async () => {
    const panel = edited();
    panel.type(comment(panel), 'precious');
    tell(panel, []);
    assert.equal(comment(panel).value, 'precious');
    await panel.answer('That highlight is gone.');
    assert.equal(comment(panel).value, 'precious');
    panel.press(comment(panel), 'Escape');
    assert.ok(gone(panel));
  });

  it('removes, and says so', async () => {
    const panel = edited();
    const remove = [...panel.document.querySelectorAll<HTMLElement>('.editor button')].at(-1);
    remove?.click();
    assert.deepEqual(panel.lastRequest(), ['highlight.remove', { key, id: 'gate' }]);
    tell(panel, []);
    await panel.answer();
    assert.ok(gone(panel));
    assert.ok(panel.texts('[role="status"]').includes(STRINGS.highlightRemoved));
    await settle();
  });
});
