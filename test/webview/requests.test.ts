/** What the page asks of its host when something on it is used, and what it does with refusals. */
import assert from 'node:assert/strict';
import type { PageRequestName } from '../../src/shared/messages.ts';
import { CHROME, STRINGS } from './support/data.ts';
import { settle, withPanel, type TestPanel } from './support/panel.ts';

const key = 'ibrahim2023comet';

describe('requests of the page', () => {
  const open = withPanel();

  const BUTTONS: readonly (readonly [string, PageRequestName, object])[] = [
    ['Cite', 'paper.cite', { key }],
    ['Copy BibTeX', 'paper.copy', { key, format: 'bibtex' }],
    ['Copy CSL-JSON', 'paper.copy', { key, format: 'csl-json' }],
    ['Copy Citation Key', 'paper.copy', { key, format: 'key' }],
    ['Back', 'history.back', {}],
    ['Forward', 'history.forward', {}],
    ['Keep Open', 'panel.keepOpen', {}],
    ['Edit in an Editor', 'note.edit', { key }],
    ['Gating · Mixture of Experts', 'topic.show', { id: 'moe-gating' }],
    ['arXiv 2306.02824', 'link.open', { url: 'https://arxiv.org/abs/2306.02824' }],
    [
      'github.com/mazumder-lab/COMET',
      'link.open',
      { url: 'https://github.com/mazumder-lab/COMET/' },
    ],
    ['Statistical Perspective of Top-K Gating', 'paper.open', { key: 'nguyen2023statistical' }],
  ];
  for (const [name, request, params] of BUTTONS) {
    it(`"${name}" asks for ${request}`, () => {
      const panel = open();
      panel.show();
      panel.button(name).click();
      assert.deepEqual(panel.lastRequest(), [request, params]);
      assert.equal(panel.requests().length, 1);
    });
  }

  it('keeps a click on a link to itself: the webview would open it again', () => {
    const panel = open();
    panel.show();
    let heard = 0;
    panel.document.addEventListener('click', () => (heard += 1));
    panel.button('arXiv 2306.02824').click();
    assert.equal(heard, 0);
  });

  it('asks for a status when one is chosen', () => {
    const panel = open();
    panel.show();
    panel.find('input[value="read"]').click();
    assert.deepEqual(panel.lastRequest(), ['status.set', { key, status: 'read' }]);
  });

  it('goes nowhere when there is nowhere to go, nor keeps open what is kept', () => {
    const panel = open();
    panel.show(undefined, { canGoBack: false, canGoForward: false, keptOpen: true });
    for (const name of ['Back', 'Forward', 'Keep Open']) panel.button(name).click();
    assert.deepEqual(panel.requests(), []);
    assert.equal(panel.button('Back').getAttribute('aria-disabled'), 'true');
    assert.equal(panel.button('Keep Open').getAttribute('aria-pressed'), 'true');
  });

  it('follows the chrome', () => {
    const panel = open();
    panel.show();
    const chrome = { ...CHROME, canGoBack: false, keptOpen: true, citeTooltip: 'Copy it' };
    panel.send({ kind: 'chrome', chrome });
    assert.equal(panel.find('.primary').title, 'Copy it');
    assert.equal(panel.button('Back').getAttribute('aria-disabled'), 'true');
  });

  it('shows a refusal until it is dismissed', async () => {
    const panel = open();
    panel.show();
    panel.button('Cite').click();
    await panel.answer('related-work.md is read-only.');
    assert.equal(panel.text('.problem[role="alert"]'), 'related-work.md is read-only.');
    panel.button(STRINGS.dismiss).click();
    assert.equal(panel.text('.problem'), '');
  });

  it('gives a refused status back', async () => {
    const panel = open();
    panel.show();
    panel.find('input[value="read"]').click();
    await panel.answer('The status could not be stored.');
    assert.equal(panel.status, 'reading');
  });

  it('takes no answer meant for an earlier load of the page', async () => {
    const panel = open();
    panel.show();
    panel.button('Cite').click();
    panel.send({ kind: 'answer', page: 'page-0', id: 1, error: 'Old.' });
    await settle();
    assert.equal(panel.text('.problem'), '');
  });
});

describe('keys of the page', () => {
  const open = withPanel();

  function pressed(target: (panel: TestPanel) => Element, keyName: string, shift = false) {
    const panel = open();
    panel.show();
    const event = panel.press(target(panel), keyName, { altKey: true, shiftKey: shift });
    return { request: panel.lastRequest()?.[0], prevented: event.defaultPrevented };
  }

  it('Alt+Left and Alt+Right go back and forward', () => {
    const body = (panel: TestPanel): Element => panel.document.body;
    assert.deepEqual(pressed(body, 'ArrowLeft'), { request: 'history.back', prevented: true });
    assert.deepEqual(pressed(body, 'ArrowRight'), { request: 'history.forward', prevented: true });
    const radio = (panel: TestPanel): Element => panel.find('input[type="radio"]');
    assert.equal(pressed(radio, 'ArrowLeft').request, 'history.back');
  });

  it('do nothing in a text field, least of all leave a half-written note', () => {
    const kept = { request: undefined, prevented: true };
    assert.deepEqual(
      pressed((panel) => panel.note, 'ArrowLeft'),
      kept,
    );
    assert.deepEqual(
      pressed((panel) => panel.newTag, 'ArrowRight'),
      kept,
    );
  });

  it('move the caret in a text field on macOS', () => {
    const onMac = (panel: TestPanel): Element => {
      Object.defineProperty(panel.window.navigator, 'platform', { value: 'MacIntel' });
      return panel.note;
    };
    assert.deepEqual(pressed(onMac, 'ArrowLeft'), { request: undefined, prevented: false });
  });

  it('mean nothing with other modifiers', () => {
    assert.deepEqual(
      pressed((panel) => panel.document.body, 'ArrowLeft', true),
      { request: undefined, prevented: false },
    );
  });

  it('are kept from VS Code, which listens at the window', () => {
    const panel = open();
    panel.show();
    let heard = 0;
    panel.window.addEventListener('keydown', () => (heard += 1));
    panel.press(panel.document.body, 'ArrowLeft', { altKey: true });
    assert.equal(heard, 0);
    panel.press(panel.document.body, 'a');
    assert.equal(heard, 1);
  });
});
