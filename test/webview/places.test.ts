/** Where one is: focus and scroll position when papers come and go, and over a reload. */
import assert from 'node:assert/strict';
import { fullPage, minimalPage } from './support/data.ts';
import { settle, withPanel, type TestPanel } from './support/panel.ts';

const comet = fullPage();
const related = { authorYear: '', sharedTopics: [], sharedTerms: [] };
const other = minimalPage({ key: 'nguyen2023statistical', title: 'Other' });

describe('the focus', () => {
  const open = withPanel();
  const focused = (panel: TestPanel): string | undefined => panel.document.activeElement?.tagName;

  it('stays where it is when a paper is chosen outside the page', () => {
    const panel = open();
    panel.show(comet);
    panel.show(other);
    assert.equal(focused(panel), 'BODY');
  });

  for (const name of ['Statistical Perspective of Top-K Gating', 'Back', 'Forward']) {
    it(`goes to the title after "${name}"`, async () => {
      const panel = open();
      panel.show(comet);
      panel.button(name).click();
      await panel.answer();
      panel.show(other);
      assert.equal(focused(panel), 'H1');
    });
  }

  it('stays when the paper asked for was refused and another is chosen outside later', async () => {
    const panel = open();
    panel.show(comet);
    panel.button('Back').click();
    await panel.answer('There is no such paper.');
    panel.show(other);
    assert.notEqual(focused(panel), 'H1');
  });

  it('goes to the note if the host says so', () => {
    const panel = open();
    panel.receive({ ...showMessage(panel), focus: { kind: 'note' } });
    assert.equal(focused(panel), 'TEXTAREA');
  });
});

/** The message that `show` would send, taken from the panel's own helper. */
function showMessage(panel: TestPanel): object {
  const caught: unknown[] = [];
  const send = panel.receive.bind(panel);
  panel.receive = (data) => caught.push(data);
  panel.show(comet);
  panel.receive = send;
  return caught[0] as object;
}

describe('the scroll position', () => {
  const open = withPanel();
  const frame = (): Promise<void> => settle().then(settle).then(settle).then(settle);

  it('is kept for a reload, once a frame', async () => {
    const panel = open();
    panel.show(comet);
    const before = panel.kept.length;
    panel.scroll(100);
    panel.scroll(140.4);
    await frame();
    assert.equal(panel.kept.length, before + 1);
    assert.deepEqual(panel.kept.at(-1), {
      version: 1,
      key: comet.key,
      scroll: 140,
      keptOpen: false,
    });
  });

  it('is kept with whether the panel stays open', () => {
    const panel = open();
    panel.show(comet, { keptOpen: true });
    assert.equal(panel.kept.at(-1)?.keptOpen, true);
  });

  it('comes back after a reload, for the same paper only', () => {
    const kept = { version: 1, key: comet.key, scroll: 250, keptOpen: true };
    const same = open(kept);
    same.show(comet);
    assert.equal(same.window.scrollY, 250);
    const another = open(kept);
    another.show(other);
    assert.equal(another.window.scrollY, 0);
    another.show(comet);
    assert.equal(another.window.scrollY, 0);
  });

  it('is not troubled by a state that it does not know', () => {
    const panel = open({ version: 2, key: comet.key, scroll: 'far' });
    panel.show(comet);
    assert.equal(panel.window.scrollY, 0);
  });

  it('is the top for a paper newly opened, and the former one after going back', async () => {
    const panel = open();
    panel.show(comet);
    panel.scroll(300);
    panel.button('Statistical Perspective of Top-K Gating').click();
    await panel.answer();
    panel.show(other);
    assert.equal(panel.window.scrollY, 0);
    panel.scroll(20);
    panel.button('Back').click();
    await panel.answer();
    panel.show(comet);
    assert.equal(panel.window.scrollY, 300);
    panel.button('Forward').click();
    await panel.answer();
    panel.show(other);
    assert.equal(panel.window.scrollY, 20);
  });

  it('is the top also for a paper opened anew that was shown before', async () => {
    const panel = open();
    panel.show(other);
    panel.scroll(80);
    panel.show({ ...comet, related: [{ ...related, key: other.key, title: 'Other' }] });
    panel.button('Other').click();
    await panel.answer();
    panel.show(other);
    assert.equal(panel.window.scrollY, 0);
  });

  it('does not move when the same paper is shown afresh', () => {
    const panel = open();
    panel.show(comet);
    panel.scroll(300);
    panel.show(comet);
    assert.equal(panel.window.scrollY, 300);
  });
});
