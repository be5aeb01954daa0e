/** What a search found: marked in the texts beside highlights, and taken away again. */
import assert from 'node:assert/strict';
import type { PageFound } from '../../src/core/view/page.ts';
import { CHROME, fullPage, STRINGS } from './support/data.ts';
import { drag, FIRST, on, pageWith, SECOND, tell } from './support/highlights.ts';
import { settle, withPanel, type TestPanel } from './support/panel.ts';

const REASON = 'Found by “gaet” (typo: gaet → gate)';

/** These words of the first paragraph, and the first five letters of the title. */
function foundIn(...words: readonly string[]): PageFound {
  const abstract = words.map((word) => {
    const start = FIRST.indexOf(word);
    return { start, end: start + word.length };
  });
  return { reason: REASON, places: { title: [{ start: 0, end: 5 }], abstract } };
}

function open(panel: TestPanel, found?: PageFound, page = pageWith()): void {
  const more = found === undefined ? {} : { found };
  panel.send({ kind: 'show', page, chrome: CHROME, strings: STRINGS, ...more });
}

const boxes = (panel: TestPanel): readonly string[] => panel.texts('.found');
const announced = (panel: TestPanel): string => panel.text('.paper > .unseen');

describe('what a search found', () => {
  const opened = withPanel();

  it('is marked in title and abstract, whose words stay as they are', () => {
    const panel = opened();
    open(panel, foundIn('sparse gate'));
    assert.deepEqual(boxes(panel), ['Trees', 'sparse gate']);
    assert.equal(panel.find('h1').textContent, 'Trees and Gates');
    const paragraphs = [...panel.document.querySelectorAll('.prose p')];
    assert.deepEqual(
      paragraphs.map(({ textContent }) => textContent),
      [FIRST, SECOND],
    );
    assert.equal(panel.text('.found-by'), REASON);
  });

  it('lies over highlights without being one', () => {
    const panel = opened();
    open(panel, foundIn('gate'), pageWith([on('sparse gate')]));
    const pieces = [...panel.document.querySelectorAll<HTMLElement>('.prose mark')];
    assert.deepEqual(
      pieces.map((piece) => [piece.textContent, piece.className, piece.dataset['ids']]),
      [
        ['sparse ', 'mark is-yellow', 'sparse-gate'],
        ['gate', 'mark is-yellow found', 'sparse-gate'],
      ],
    );
  });

  it('leaves the places of a selection alone', async () => {
    const panel = opened();
    open(panel, foundIn('gate'));
    drag(panel, 'sparse', ' selects');
    await settle();
    panel.press(panel.document.body, '1');
    const [name, params] = panel.lastRequest() ?? [];
    assert.equal(name, 'highlight.create');
    const { passage } = params as { passage: { start: number; end: number; exact: string } };
    assert.equal(FIRST.slice(passage.start, passage.end), 'sparse gate selects');
    assert.equal(passage.exact, 'sparse gate selects');
  });

  it('is said once, when the page is there', async () => {
    const panel = opened();
    open(panel, foundIn('gate'));
    assert.equal(announced(panel), `${REASON}. ${STRINGS.foundMarked}`);
    drag(panel, 'sparse');
    await settle();
    panel.press(panel.document.body, 'Escape');
    const before = announced(panel);
    open(panel, foundIn('gate'));
    assert.equal(announced(panel), before);
  });

  it('is named alone where it stands in neither text', () => {
    const panel = opened();
    open(panel, { reason: 'Found by “ada” (in: Authors)', places: { title: [], abstract: [] } });
    assert.deepEqual(boxes(panel), []);
    assert.equal(announced(panel), 'Found by “ada” (in: Authors)');
  });

  it('goes with Escape, which is said and told the host', () => {
    const panel = opened();
    open(panel, foundIn('gate'));
    const event = panel.press(panel.document.body, 'Escape');
    assert.ok(event.defaultPrevented);
    assert.deepEqual(boxes(panel), []);
    assert.equal(panel.document.querySelector('.found-by'), null);
    assert.equal(announced(panel), STRINGS.foundForgotten);
    assert.deepEqual(panel.lastRequest(), ['found.forget', {}]);
    assert.equal(panel.press(panel.document.body, 'Escape').defaultPrevented, false);
  });

  it('stays while Escape ends something else', async () => {
    const panel = opened();
    open(panel, foundIn('gate'));
    drag(panel, 'sparse');
    await settle();
    panel.press(panel.document.body, 'Escape');
    assert.deepEqual(boxes(panel), ['Trees', 'gate']);
    panel.press(panel.newTag, 'Escape');
    panel.press(panel.note, 'Escape');
    assert.deepEqual(boxes(panel), ['Trees', 'gate']);
    panel.press(panel.document.body, 'Escape');
    assert.deepEqual(boxes(panel), []);
  });

  it('goes with its button, and the focus stays beside it', () => {
    const panel = opened();
    open(panel, foundIn('gate'));
    panel.button(STRINGS.forgetFound).click();
    assert.deepEqual(boxes(panel), []);
    assert.equal(panel.document.activeElement?.id, 'abstract-heading');
  });

  it('goes when the paper is opened without a search, and stays when its annotations change', () => {
    const panel = opened();
    open(panel, foundIn('gate'));
    tell(panel, [on('selects')]);
    assert.deepEqual(boxes(panel), ['Trees', 'gate']);
    open(panel);
    assert.deepEqual(boxes(panel), []);
    open(panel, foundIn('gate'));
    open(panel, undefined, fullPage({ key: 'other2020' }));
    assert.deepEqual(boxes(panel), []);
  });
});
