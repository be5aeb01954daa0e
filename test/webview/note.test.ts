/** The note in the page: every input sent, echoes harmless, "Saved" said once, failures that stay. */
import assert from 'node:assert/strict';
import { annotationsOf, fullPage, minimalPage, STRINGS } from './support/data.ts';
import { settle, withPanel, type TestPanel } from './support/panel.ts';

const key = 'ibrahim2023comet';

function hear(panel: TestPanel, note: string): void {
  panel.send({
    kind: 'annotations',
    key,
    annotations: annotationsOf({ note, tags: ['routing', 'Theory'], status: 'reading' }),
  });
}

describe('the note', () => {
  const openPanel = withPanel();

  function open(): TestPanel {
    const panel = openPanel();
    panel.show();
    return panel;
  }

  it('sends every input at once, and a commit on leaving', () => {
    const panel = open();
    panel.note.focus();
    panel.type(panel.note, 'a');
    panel.type(panel.note, 'ab');
    panel.note.blur();
    assert.deepEqual(
      panel.requests().map(({ name, params }) => [name, params]),
      [
        ['note.change', { key, note: 'a' }],
        ['note.change', { key, note: 'ab' }],
        ['note.commit', { key }],
      ],
    );
  });

  it('leaves text and caret alone when its own text comes back, also an older one', async () => {
    const panel = open();
    panel.note.focus();
    panel.type(panel.note, 'one two');
    await panel.answer();
    panel.type(panel.note, 'one two three');
    panel.note.setSelectionRange(3, 3);
    hear(panel, 'one two');
    assert.equal(panel.note.value, 'one two three');
    await panel.answer();
    hear(panel, 'one two three');
    assert.equal(panel.note.value, 'one two three');
    assert.equal(panel.note.selectionStart, 3);
  });

  it('shows a text from elsewhere when the field is not in use', () => {
    const panel = open();
    hear(panel, 'from elsewhere');
    assert.equal(panel.note.value, 'from elsewhere');
  });

  it('shows it in a focused field that has nothing unsent, and keeps the caret in its place', () => {
    const panel = open();
    panel.note.focus();
    panel.note.setSelectionRange(5, 5);
    hear(panel, 'the very first words');
    assert.equal(panel.note.value, 'the very first words');
    assert.equal(panel.note.selectionStart, 'the very first'.length);
  });

  it("keeps the user's text while an input is unanswered, and sends it again after", async () => {
    const panel = open();
    panel.note.focus();
    panel.type(panel.note, 'mine');
    hear(panel, 'theirs');
    assert.equal(panel.note.value, 'mine');
    await panel.answer();
    assert.equal(panel.requests().length, 2);
    assert.deepEqual(panel.lastRequest(), ['note.change', { key, note: 'mine' }]);
    await panel.answer();
    assert.equal(panel.requests().length, 2);
  });

  it('keeps a refused text, says so, and sends it again on leaving', async () => {
    const panel = open();
    panel.note.focus();
    panel.type(panel.note, 'mine');
    await panel.answer('The disk is full.');
    assert.equal(panel.text('.problem'), 'The disk is full.');
    hear(panel, 'first words');
    assert.equal(panel.note.value, 'mine');
    panel.note.blur();
    assert.equal(panel.requests().length, 3);
    const [again, commit] = panel.requests().slice(-2);
    assert.deepEqual([again?.name, again?.params], ['note.change', { key, note: 'mine' }]);
    assert.equal(commit?.name, 'note.commit');
  });

  it('ignores what is meant for another paper', () => {
    const panel = open();
    panel.send({
      kind: 'annotations',
      key: 'another',
      annotations: annotationsOf({ note: 'x', status: 'read' }),
    });
    assert.equal(panel.note.value, 'first words');
    panel.send({ kind: 'save', key: 'another', state: { kind: 'saved' } });
    assert.equal(panel.text('[role="status"]'), '');
  });

  it('keeps what is being typed when the same paper is shown afresh', () => {
    const panel = open();
    const { note } = panel;
    note.focus();
    panel.type(note, 'mine');
    panel.show(fullPage({ title: 'Corrected' }));
    assert.equal(panel.text('h1'), 'Corrected');
    assert.equal(panel.note, note);
    assert.equal(note.value, 'mine');
  });

  it('takes the caret when the host wishes it', () => {
    const panel = open();
    panel.send({ kind: 'focus', focus: { kind: 'note' } });
    assert.equal(panel.document.activeElement, panel.note);
    panel.note.blur();
    panel.send({ kind: 'focus', focus: { kind: 'note' } });
    assert.equal(panel.document.activeElement, panel.note);
  });
});

describe('what is said of saving', () => {
  const openPanel = withPanel();
  const spoken = (panel: TestPanel): string => panel.text('.stored [role="status"]');
  const seen = (panel: TestPanel): string => panel.text('.stored .seen');

  function open(): TestPanel {
    const panel = openPanel();
    panel.show();
    return panel;
  }

  function save(panel: TestPanel, kind: 'saving' | 'saved'): void {
    panel.send({ kind: 'save', key, state: { kind } });
  }

  it('shows saving and saved, and speaks "Saved" once while one types', () => {
    const panel = open();
    panel.note.focus();
    save(panel, 'saving');
    assert.deepEqual([seen(panel), spoken(panel)], [STRINGS.saving, '']);
    save(panel, 'saved');
    assert.deepEqual([seen(panel), spoken(panel)], [STRINGS.saved, STRINGS.saved]);
    const region = panel.find('.stored [role="status"]').firstChild;
    save(panel, 'saving');
    assert.deepEqual([seen(panel), spoken(panel)], [STRINGS.saving, STRINGS.saved]);
    save(panel, 'saved');
    assert.equal(panel.find('.stored [role="status"]').firstChild, region);
  });

  it('does not show as saved what was typed or chosen since', () => {
    const panel = open();
    save(panel, 'saved');
    panel.type(panel.note, 'more');
    assert.equal(seen(panel), '');
    save(panel, 'saved');
    panel.find('input[value="read"]').click();
    assert.equal(seen(panel), '');
  });

  it('speaks again after the field was left', () => {
    const panel = open();
    panel.note.focus();
    save(panel, 'saved');
    panel.note.blur();
    save(panel, 'saving');
    assert.equal(spoken(panel), '');
    save(panel, 'saved');
    assert.equal(spoken(panel), STRINGS.saved);
  });

  it('speaks again when the field has the focus anew', () => {
    const panel = open();
    panel.note.focus();
    save(panel, 'saved');
    panel.note.blur();
    panel.note.focus();
    save(panel, 'saving');
    assert.equal(spoken(panel), '');
  });

  it('shows a failure as an alert until something is saved', () => {
    const panel = open();
    panel.send({ kind: 'save', key, state: { kind: 'failed', message: 'Not stored.' } });
    assert.equal(panel.text('.stored [role="alert"]'), 'Not stored.');
    panel.note.focus();
    assert.equal(panel.text('.stored [role="alert"]'), 'Not stored.');
    save(panel, 'saved');
    assert.equal(panel.text('.stored [role="alert"]'), '');
  });

  it('says nothing of one paper on another', () => {
    const panel = open();
    save(panel, 'saved');
    panel.show(minimalPage());
    assert.deepEqual([seen(panel), spoken(panel)], ['', '']);
  });

  it('does not answer for a paper that is shown no more', async () => {
    const panel = open();
    panel.note.focus();
    panel.type(panel.note, 'mine');
    const [request] = panel.requests();
    panel.show(minimalPage());
    await panel.answer(undefined, request);
    await settle();
    assert.equal(panel.note.value, '');
  });
});
