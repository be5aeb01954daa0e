/** Tags: added, refused when there already, removed, with the focus where one expects it. */
import assert from 'node:assert/strict';
import { annotationsOf, fullPage } from './support/data.ts';
import { settle, withPanel, type TestPanel } from './support/panel.ts';

const key = 'ibrahim2023comet';

describe('the tag editor', () => {
  const openPanel = withPanel();

  function open(
    tags: readonly string[] = ['routing', 'Theory'],
    knownTags: readonly string[] = [],
  ): TestPanel {
    const panel = openPanel();
    panel.show(fullPage({ annotations: annotationsOf({ tags }) }), { knownTags });
    return panel;
  }

  function add(panel: TestPanel, text: string): void {
    panel.newTag.focus();
    panel.type(panel.newTag, text);
    panel.press(panel.newTag, 'Enter');
  }

  it('adds a tag on Enter, trimmed, and stays ready for the next', () => {
    const panel = open();
    add(panel, '  to  read ');
    assert.deepEqual(panel.lastRequest(), [
      'tags.set',
      { key, tags: ['routing', 'Theory', 'to read'] },
    ]);
    assert.deepEqual(panel.texts('.tag'), ['routing', 'Theory', 'to read']);
    assert.equal(panel.newTag.value, '');
    assert.equal(panel.document.activeElement, panel.newTag);
  });

  it('adds on a comma, several at once', () => {
    const panel = open([]);
    panel.type(panel.newTag, 'a, b,,A,');
    assert.deepEqual(panel.lastRequest(), ['tags.set', { key, tags: ['a', 'b'] }]);
    assert.equal(panel.newTag.value, '');
  });

  it('adds what was left in the field when it is left', () => {
    const panel = open([]);
    panel.newTag.focus();
    panel.type(panel.newTag, 'half');
    panel.note.focus();
    assert.deepEqual(panel.lastRequest(), ['tags.set', { key, tags: ['half'] }]);
  });

  it('drops the text on Escape', () => {
    const panel = open([]);
    panel.newTag.focus();
    panel.type(panel.newTag, 'half');
    panel.press(panel.newTag, 'Escape');
    panel.note.focus();
    assert.deepEqual(panel.requests(), []);
  });

  it('focuses the tag that is there in other case instead of adding it', () => {
    const panel = open();
    add(panel, 'THEORY');
    assert.deepEqual(panel.requests(), []);
    assert.equal(panel.document.activeElement?.textContent, 'Theory');
    assert.equal(panel.document.activeElement.tagName, 'LI');
  });

  for (const blank of ['', '   ', ' , ,']) {
    it(`adds nothing for "${blank}"`, () => {
      const panel = open();
      add(panel, blank);
      assert.deepEqual(panel.requests(), []);
    });
  }

  it('removes a tag and moves the focus to the next, the one before, the field', () => {
    const panel = open(['a', 'b', 'c']);
    const focused = (): string | null | undefined =>
      panel.document.activeElement?.getAttribute('aria-label');
    panel.button('Remove the tag b').click();
    assert.deepEqual(panel.lastRequest(), ['tags.set', { key, tags: ['a', 'c'] }]);
    assert.equal(focused(), 'Remove the tag c');
    panel.button('Remove the tag c').click();
    assert.equal(focused(), 'Remove the tag a');
    panel.button('Remove the tag a').click();
    assert.equal(panel.document.activeElement, panel.newTag);
    assert.deepEqual(panel.lastRequest(), ['tags.set', { key, tags: [] }]);
  });

  it('does not lose the second of two quick changes to the echo of the first', async () => {
    const panel = open([]);
    const echo = (tags: readonly string[]): void => {
      panel.send({ kind: 'annotations', key, annotations: annotationsOf({ tags }) });
    };
    add(panel, 'a');
    add(panel, 'b');
    const [first, second] = panel.requests();
    echo(['a']);
    await panel.answer(undefined, first);
    assert.deepEqual(panel.texts('.tag'), ['a', 'b']);
    echo(['a', 'b']);
    await panel.answer(undefined, second);
    assert.deepEqual(panel.texts('.tag'), ['a', 'b']);
    echo(['elsewhere']);
    assert.deepEqual(panel.texts('.tag'), ['elsewhere']);
  });

  describe('offers tags in use', () => {
    const KNOWN = ['Gating', 'mixture of experts', 'routing', 'agents', 'Gates'];
    const offered = (panel: TestPanel): readonly string[] =>
      panel.texts('.new-tag [role="option"]');

    async function typed(text: string): Promise<TestPanel> {
      const panel = open(['routing'], KNOWN);
      panel.newTag.focus();
      panel.type(panel.newTag, text);
      await settle();
      return panel;
    }

    it('that hold the text, those that begin with it first, without those that are there', async () => {
      assert.deepEqual(offered(await typed('GAT')), ['Gating', 'Gates']);
      assert.deepEqual(offered(await typed('a')), ['agents', 'Gating', 'Gates']);
      assert.deepEqual(offered(await typed('rout')), []);
    });

    it('and adds the one chosen with the arrow keys', async () => {
      const panel = await typed('gat');
      const active = (): string | null | undefined =>
        panel.document.getElementById(panel.newTag.getAttribute('aria-activedescendant') ?? '')
          ?.textContent;
      assert.equal(active(), undefined);
      const steps = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp'];
      const expected = ['Gating', 'Gates', undefined, 'Gates'];
      for (const [index, key] of steps.entries()) {
        panel.press(panel.newTag, key);
        await settle();
        assert.equal(active(), expected[index]);
      }
      panel.press(panel.newTag, 'Enter');
      await settle();
      assert.deepEqual(panel.lastRequest(), ['tags.set', { key, tags: ['routing', 'Gates'] }]);
      assert.deepEqual([panel.newTag.value, offered(panel)], ['', []]);
    });

    it('but adds what was typed where none is chosen', async () => {
      const panel = await typed('gat');
      panel.press(panel.newTag, 'Enter');
      assert.deepEqual(panel.lastRequest(), ['tags.set', { key, tags: ['routing', 'gat'] }]);
    });

    it('and adds the one that is clicked, once', async () => {
      const panel = await typed('gat');
      panel.find('.new-tag [role="option"]').click();
      await settle();
      assert.equal(panel.requests().length, 1);
      assert.deepEqual(panel.lastRequest(), ['tags.set', { key, tags: ['routing', 'Gating'] }]);
      assert.equal(panel.document.activeElement, panel.newTag);
    });

    it('until Escape; the next one empties the field, the next goes on its way', async () => {
      const panel = await typed('gat');
      const heard: string[] = [];
      panel.document.addEventListener('keydown', ({ key: pressed }) => heard.push(pressed));
      const states: unknown[] = [];
      for (let press = 0; press < 3; press += 1) {
        panel.press(panel.newTag, 'Escape');
        await settle();
        states.push([panel.newTag.value, offered(panel).length, heard.length]);
      }
      assert.deepEqual(states, [
        ['gat', 0, 0],
        ['', 0, 0],
        ['', 0, 1],
      ]);
    });
  });
});
