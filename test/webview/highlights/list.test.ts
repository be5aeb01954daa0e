/** The list of highlights: what stands in it, what its buttons do, taking back, adding. */
import assert from 'node:assert/strict';
import { STRINGS } from '../support/data.ts';
import { foreign, marked, on, pageWith, tell } from '../support/highlights.ts';
import { settle, withPanel, type TestPanel } from '../support/panel.ts';

const key = 'ibrahim2023comet';
const lost = marked({ id: 'lost', exact: 'gone words', anchor: { state: 'orphan' } });
const doubtful = on('gate', { anchor: { state: 'doubtful', start: 11, end: 15 } });

describe('the list of highlights', () => {
  const open = withPanel();

  function shown(...args: Parameters<typeof pageWith>): TestPanel {
    const panel = open();
    panel.show(pageWith(...args));
    return panel;
  }

  it('says that there are none', () => {
    const panel = shown();
    assert.equal(panel.text('#highlights-heading'), 'Highlights');
    assert.equal(panel.text('.highlights .absent'), STRINGS.noHighlights);
  });

  it('stands in sections, in the order of reading', () => {
    const title = marked({ id: 't', field: 'title', exact: 'Trees' });
    const panel = shown([title, on('sparse'), on('experts'), foreign('far', 'of the PDF'), lost]);
    assert.equal(panel.text('#highlights-heading'), 'Highlights (5)');
    assert.deepEqual(panel.texts('.list-section h3'), [
      STRINGS.inTitle,
      STRINGS.inAbstract,
      STRINGS.fromElsewhere,
      STRINGS.orphan,
    ]);
    assert.deepEqual(panel.texts('.highlights q'), [
      'Trees',
      'sparse',
      'experts',
      'of the PDF',
      'gone words',
    ]);
  });

  it('says colour, comment, tags, place and state in words', () => {
    const panel = shown([
      on('sparse', { colour: 'red', comment: 'why?', tags: ['a', 'b'] }),
      doubtful,
      foreign('far', 'of the PDF'),
    ]);
    assert.deepEqual(panel.texts('.facts'), [
      'red',
      `yellow · ${STRINGS.doubtful}`,
      `blue · p. 5 · ${STRINGS.elsewhereHint}`,
    ]);
    assert.equal(panel.text('.highlights .comment'), 'why?');
    assert.deepEqual(panel.texts('.entry-tags li'), ['a', 'b']);
  });

  const BUTTONS = [
    [STRINGS.quoteInDocument, 'highlight.quote', doubtful],
    [STRINGS.removeHighlight, 'highlight.remove', doubtful],
    [STRINGS.accept, 'highlight.accept', doubtful],
  ] as const;
  for (const [name, request, highlight] of BUTTONS) {
    it(`"${name}" asks for ${request}`, () => {
      const panel = shown([highlight]);
      panel.button(name).click();
      assert.deepEqual(panel.lastRequest(), [request, { key, id: highlight.id }]);
    });
  }

  it('leads to the passage and marks it as the current one', () => {
    const panel = shown([on('sparse'), on('gate')]);
    panel.button('gate').click();
    assert.equal(panel.document.activeElement, panel.find('.prose'));
    assert.equal(panel.text('mark.current'), 'gate');
    assert.equal(panel.text('[aria-current="true"] q'), 'gate');
  });

  it('keeps the focus when the entry that has it goes', () => {
    const panel = shown([on('sparse'), on('gate')]);
    const focused = (): string => panel.document.activeElement?.textContent.trim() ?? '';
    panel.find('[data-highlight="sparse"] .entry-actions button').focus();
    tell(panel, [on('gate')]);
    assert.equal(focused(), 'gate');
    tell(panel, []);
    assert.equal(focused(), 'Highlights');
  });

  describe('undo and redo', () => {
    it('are offered when the host has something to take back', () => {
      const panel = shown([], { canUndo: true });
      assert.equal(panel.button(STRINGS.undo).getAttribute('aria-disabled'), 'false');
      assert.equal(panel.button(STRINGS.redo).getAttribute('aria-disabled'), 'true');
      panel.button(STRINGS.redo).click();
      assert.deepEqual(panel.requests(), []);
      panel.button(STRINGS.undo).click();
      assert.deepEqual(panel.lastRequest(), ['highlight.undo', { key }]);
    });

    const KEYS: readonly (readonly [string, KeyboardEventInit, string])[] = [
      ['z', { ctrlKey: true }, 'highlight.undo'],
      ['z', { metaKey: true }, 'highlight.undo'],
      ['Z', { ctrlKey: true, shiftKey: true }, 'highlight.redo'],
      ['Z', { metaKey: true, shiftKey: true }, 'highlight.redo'],
      ['y', { ctrlKey: true }, 'highlight.redo'],
    ];
    for (const [name, modifiers, request] of KEYS) {
      it(`${Object.keys(modifiers).join('+')}+${name} asks for ${request}, and it is said`, async () => {
        const panel = shown([], { canUndo: true, canRedo: true });
        const event = panel.press(panel.find('#highlights-heading'), name, modifiers);
        assert.ok(event.defaultPrevented);
        assert.deepEqual(panel.lastRequest(), [request, { key }]);
        await panel.answer();
        const words = request === 'highlight.undo' ? STRINGS.undone : STRINGS.redone;
        assert.ok(panel.texts('[role="status"]').includes(words));
      });
    }

    it('belong to the text field in a text field', () => {
      const panel = shown([], { canUndo: true });
      const event = panel.press(panel.note, 'z', { ctrlKey: true });
      assert.ok(!event.defaultPrevented);
      assert.deepEqual(panel.requests(), []);
    });
  });

  describe('adding a passage', () => {
    const form = (panel: TestPanel): Element | null => panel.document.querySelector('form');
    const fill = (panel: TestPanel): void => {
      const [words, comment] =
        panel.document.querySelectorAll<HTMLTextAreaElement>('form textarea');
      assert.ok(words && comment);
      panel.type(words, 'of the PDF');
      panel.type(comment, 'Look.');
      panel.type(panel.find('form input[placeholder="p. 5"]') as HTMLInputElement, 'sec. 2');
      panel.find('form input[value="orange"]').click();
    };
    const submit = (panel: TestPanel): void => {
      panel.find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    };

    it('sends what was typed and closes once the host has it', async () => {
      const panel = shown();
      panel.button(STRINGS.addPassage).click();
      await settle();
      fill(panel);
      await settle();
      submit(panel);
      const { id, ...params } = panel.lastRequest()?.[1] as { id: string };
      assert.match(id, /^[\da-f]{8}-/u);
      const passage = {
        exact: 'of the PDF',
        locator: 'sec. 2',
        colour: 'orange',
        comment: 'Look.',
      };
      assert.deepEqual(params, { key, ...passage, tags: [] });
      await panel.answer();
      assert.equal(form(panel), null);
    });

    it('keeps what was typed when the page goes out of sight, and forgets it on cancelling', async () => {
      const panel = shown();
      panel.button(STRINGS.addPassage).click();
      await settle();
      fill(panel);
      const again = open(panel.kept.at(-1));
      again.show(pageWith());
      await settle();
      const words = (of: TestPanel) => of.find('form textarea') as HTMLTextAreaElement;
      assert.equal(words(again).value, 'of the PDF');
      again.button(STRINGS.cancel).click();
      const later = open(again.kept.at(-1));
      later.show(pageWith());
      assert.equal(form(later), null);
    });

    it('keeps what was typed when the host refuses, and asks for nothing without words', async () => {
      const panel = shown();
      panel.button(STRINGS.addPassage).click();
      await settle();
      submit(panel);
      assert.deepEqual(panel.requests(), []);
      fill(panel);
      await settle();
      submit(panel);
      await panel.answer('Not stored.');
      const words = panel.find('form textarea') as HTMLTextAreaElement;
      assert.equal(words.value, 'of the PDF');
    });

    it('is given up with Escape', async () => {
      const panel = shown();
      panel.button(STRINGS.addPassage).click();
      await settle();
      panel.press(panel.find('form textarea'), 'Escape');
      await settle();
      assert.equal(form(panel), null);
      assert.equal(panel.document.activeElement, panel.button(STRINGS.addPassage));
    });
  });
});
