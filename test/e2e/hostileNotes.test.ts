/**
 * Notes that mean harm, in a real browser under the panel's own policy: what sanitises them leans on
 * the browser's parser, so a DOM library would prove nothing.
 */
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import { page as bundle } from '../../scripts/bundles.ts';
import { findChromium } from '../../scripts/host/chromium.mjs';

/** What the page offers to the test. */
interface Stage {
  /** Draws a note; gives how long it took, in milliseconds. */
  draw: (note: string) => number;
  /** Puts HTML through the sanitiser alone, as if the Markdown stage had let it through. */
  sanitise: (html: string) => void;
  opened: string[];
  broken: string[];
}
declare const stage: Stage;

const STAGE = `
  import { h, render } from 'preact';
  import { RenderedNote } from './src/webview/renderedNote.tsx';
  import { sanitised } from './src/webview/sanitise.ts';
  const root = document.getElementById('root');
  const cited = [{ key: 'a2020', title: '"><img src=x onerror=alert(1)>', authorYear: 'A 2020' }];
  const opened = [], broken = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
    // The sanitiser's parser meets styles, which the policy refuses there already.
    if (!violatedDirective.startsWith('style-src')) broken.push(violatedDirective);
  });
  window.alert = () => broken.push('alert');
  const clear = () => {
    render(null, root);
    root.replaceChildren();
  };
  const open = (what) => (value) => opened.push(what + ' ' + value);
  window.stage = {
    opened, broken,
    draw: (text) => {
      clear();
      const start = performance.now();
      render(h(RenderedNote, { text, cited, openPaper: open('paper'), openLink: open('link') }), root);
      root.getBoundingClientRect();
      return performance.now() - start;
    },
    sanitise: (html) => {
      clear();
      root.append(sanitised(html));
    },
  };`;

/** The panel's (src/extension/panel/html.ts). */
const POLICY = "default-src 'none'; style-src https://panel.test; script-src 'nonce-test'";

const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  '&#106;avascript:alert(1)',
  'vbscript:x',
  'data:text/html,<script>alert(1)</script>',
  'file:///etc/passwd',
  'vscode://x.y/z',
  'command:workbench.action.reloadWindow',
  'blob:panel',
  '//panel.test/x',
  'relative.md',
  'gloss-note:/a/b.md',
];

const HTML = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<a href="jav&#x09;ascript:alert(1)" onclick="alert(1)">x</a>',
  '<a href="#x" style="position:fixed" target="_top" ping="https://evil.test">x</a>',
  '<base href="https://evil.test/"><link rel=stylesheet href="https://evil.test/x.css">',
  '<form action="https://evil.test"><input name=attributes><button>x</button></form>',
  '<style>@import "https://evil.test/x.css";</style><p style="background:url(https://evil.test)">x</p>',
  '<template><img src=x onerror=alert(1)></template><details open ontoggle=alert(1)>x</details>',
];

const DEEP = [
  '>',
  '> ',
  '- ',
  '1. ',
  '[',
  '![',
  '*',
  '**_',
  '`',
  '[a](',
  '<',
  '@{',
  '&#',
  '|',
  '(http://a.b/',
];

describe('a hostile note', () => {
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];

  before(async () => {
    const [script] = (
      await build({
        ...bundle,
        entryPoints: [],
        stdin: { contents: STAGE, resolveDir: bundle.absWorkingDir, loader: 'ts' },
        minify: true,
      })
    ).outputFiles;
    assert.ok(script);
    const { executablePath, args, env } = await findChromium();
    browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } });
    page = await browser.newPage();
    const body = `<!DOCTYPE html><div id="root"></div><script nonce="test">${script.text.replaceAll('</script', '<\\/script')}</script>`;
    await page.route('**/*', (route) => {
      requests.push(route.request().url());
      return route.fulfill({
        contentType: 'text/html',
        headers: { 'Content-Security-Policy': POLICY },
        body: requests.length === 1 ? body : '',
      });
    });
    await page.goto('https://panel.test/');
    requests.length = 1;
  });

  after(() => browser.close());

  /** Clicks all there is to click, then looks for what must not have happened or be there. */
  async function harmless(): Promise<void> {
    const found = await page.evaluate(() => {
      for (const link of document.querySelectorAll<HTMLElement>('#root *')) link.click();
      const elements = [...document.querySelectorAll('#root *')];
      return {
        broken: stage.broken,
        attributes: elements.flatMap((element) =>
          element
            .getAttributeNames()
            .filter((name) => /^(?:on|style|src|id|name|ping|target)/.test(name)),
        ),
        elements: elements
          .map(({ localName }) => localName)
          .filter((name) =>
            /script|img|svg|math|style|iframe|form|input|base|link|template/.test(name),
          ),
        hrefs: elements
          .flatMap((element) => element.getAttribute('href') ?? [])
          .filter((href) => !/^(?:https?:\/\/|#$)/.test(href)),
      };
    });
    assert.deepEqual(found, { broken: [], attributes: [], elements: [], hrefs: [] });
    assert.equal(page.url(), 'https://panel.test/');
    assert.deepEqual(requests, ['https://panel.test/']);
  }

  for (const address of ADDRESSES) {
    it(`has no link to ${address}`, async () => {
      const note = `[x](${address}) [x](<${address}>) <${address}> ![x](${address})\n\n[y]\n\n[y]: ${address}`;
      await page.evaluate((text) => stage.draw(text), note);
      await harmless();
      assert.equal(await page.locator('#root a').count(), 0);
    });
  }

  for (const html of HTML) {
    it(`shows ${html.slice(0, 40)} as text, and would lose it in the sanitiser`, async () => {
      await page.evaluate((text) => stage.draw(text), html);
      assert.equal(
        await page
          .locator('#root')
          .textContent()
          .then((text) => text?.includes('<')),
        true,
      );
      await harmless();
      await page.evaluate((text) => {
        stage.sanitise(text);
      }, html);
      await harmless();
    });
  }

  it('keeps what it may have: links, citations, tables', async () => {
    await page.evaluate(() => {
      stage.opened.length = 0;
      stage.draw(
        '# H\n\n[@a2020] @b [n](gloss-note:/c%20d.md) <http://x.y/>\n\n|a|\n|-:|\n|1|\n\n![p](https://i.j/k.png)\n\n7. x',
      );
    });
    await harmless();
    assert.deepEqual(await page.evaluate(() => stage.opened), [
      'paper a2020',
      'paper c d',
      'link http://x.y/',
      'link https://i.j/k.png',
    ]);
    assert.equal(await page.locator('ol').getAttribute('start'), '7');
    assert.equal(await page.locator('h3').textContent(), 'H');
    assert.equal(await page.locator('td').getAttribute('align'), 'right');
    assert.equal(
      await page.locator('a').first().getAttribute('title'),
      '"><img src=x onerror=alert(1)> · A 2020',
    );
  });

  for (const piece of DEEP) {
    it(`of 200,000 characters of ${piece} does not hang the page`, async () => {
      const text = piece.repeat(200_000 / piece.length);
      const time = await page.evaluate((note) => stage.draw(note), text);
      if (process.env['GLOSS_TIMES'] !== undefined) console.log(`${time.toFixed(0)} ms`);
      assert.ok(time < 10_000, `${time.toFixed(0)} ms`);
    });
  }

  it('of a megabyte stands there as it is written', async () => {
    const text = 'Lorem *ipsum* [a](https://b.c/) @a2020.\n\n'.repeat(25_000);
    const time = await page.evaluate((note) => stage.draw(note), text);
    if (process.env['GLOSS_TIMES'] !== undefined) console.log(`${time.toFixed(0)} ms`);
    assert.equal(await page.locator('#root').textContent(), text);
    assert.ok(time < 10_000, `${time.toFixed(0)} ms`);
  });
});
