/** The text with its highlights: its words are untouched, whatever lies over them. */
import assert from 'node:assert/strict';
import {
  drag,
  FIRST,
  marked,
  on,
  pageWith,
  SECOND,
  SECOND_START,
  tell,
} from '../support/highlights.ts';
import { withPanel, type TestPanel } from '../support/panel.ts';

/** "words:ids" for each painted piece. */
function painted(panel: TestPanel): readonly string[] {
  return [...panel.document.querySelectorAll<HTMLElement>('mark')].map(
    (mark) => `${mark.textContent}:${mark.dataset['ids'] ?? ''}`,
  );
}

describe('painted highlights', () => {
  const open = withPanel();

  it('lie over the text and leave it as it is', () => {
    const panel = open();
    const across = marked({
      id: 'across',
      anchor: { state: 'exact', start: FIRST.length - 6, end: SECOND_START + 2 },
    });
    const title = marked({
      id: 'title',
      field: 'title',
      anchor: { state: 'exact', start: 0, end: 5 },
    });
    panel.show(pageWith([title, on('sparse gate'), on('gate selects'), across]));
    assert.deepEqual(painted(panel), [
      'Trees:title',
      'sparse :sparse-gate',
      'gate:sparse-gate gate-selects',
      ' selects:gate-selects',
      'trees.:across',
      'Up:across',
    ]);
    assert.deepEqual(
      [...panel.document.querySelectorAll('.prose p')].map((paragraph) => paragraph.textContent),
      [FIRST, SECOND],
    );
    assert.equal(panel.find('h1').textContent, 'Trees and Gates');
  });

  it('say by classes what colour they have, what is beneath, and that one is doubtful', () => {
    const panel = open();
    const doubtful = { anchor: { state: 'doubtful', start: 4, end: 10 } } as const;
    panel.show(pageWith([on('sparse', { colour: 'red', ...doubtful }), on('sparse gate')]));
    assert.equal(panel.find('mark').className, 'mark is-red doubtful over-yellow');
  });

  it('keep what is selected when the text is cut anew', () => {
    const panel = open();
    panel.show(pageWith());
    drag(panel, 'a few experts');
    tell(panel, [on('few'), on('experts. It')]);
    assert.equal(panel.document.getSelection()?.toString(), 'a few experts');
    assert.equal(painted(panel).length, 2);
  });

  it('keep the elements that need not change', () => {
    const panel = open();
    panel.show(pageWith([on('sparse')]));
    const mark = panel.find('mark');
    tell(panel, [on('sparse'), on('trees')]);
    assert.equal(panel.find('mark'), mark);
    assert.equal(painted(panel).length, 2);
  });
});
