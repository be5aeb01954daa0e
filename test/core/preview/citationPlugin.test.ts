/** The preview of whole documents: what markdown-it makes of them with the plug-in. */
import assert from 'node:assert/strict';
import MarkdownItLibrary from 'markdown-it';
import type { CslElement } from '../../../src/core/bibliography/engine.ts';
import { citationPlugin } from '../../../src/core/preview/citationPlugin.ts';
import { Formatter, type Source } from '../../../src/core/preview/formatter.ts';
import type { CslItem } from '../../../src/core/library/paper.ts';
import { bundledCsl } from '../../support/csl.ts';
import { TRICKY } from '../citations/pandoc/documents.ts';
import { generatedDocument } from '../citations/pandoc/generated.ts';
import { ITEMS } from './items.ts';
import { noteStyle } from './noteStyle.ts';

describe('the plug-in for the preview', () => {
  let named: (name: string) => CslElement;
  before(async () => {
    const files = await bundledCsl();
    named = (name) => files.get(name) ?? assert.fail(name);
  });

  const items = new Map(ITEMS.map((item) => [item.id, item]));
  const formatters = new Map<string, Formatter>();

  type RenderedWith = Partial<Source> & { readonly style?: CslElement; readonly title?: string };

  /** The document as the preview shows it. */
  function rendered(text: string, { title, ...options }: RenderedWith = {}) {
    const source: Source = {
      item: (key) => items.get(key),
      style: named('apa'),
      locales: new Map([['en-US', named('en-US')]]),
      lang: undefined,
      uncited: [],
      links: true,
      unknown: (key) => `${key} is not known`,
      ...options,
    };
    // Styles take long to read.
    const name = `${JSON.stringify(source.style).slice(0, 900)} ${String(source.links)}`;
    const known = options.item === undefined ? formatters.get(name) : undefined;
    const formatter = known ?? new Formatter(source);
    if (options.item === undefined) formatters.set(name, formatter);
    return engine((reading) => ({
      ...formatter.format(reading.citations),
      showsReferences: true,
      title,
    })).render(text);
  }

  /** Without links, boxes and classes. */
  function shown(text: string, options: Parameters<typeof rendered>[1] = {}): string {
    return simple(rendered(text, { links: false, ...options }));
  }

  it('prints citations where they stand, with what is said around them in its markup', () => {
    assert.equal(
      shown('Text [see @a, pp. 33-35, and *passim*; -@b] says\n').split('\n')[0],
      '<p>Text (see Doe, 2020, pp. 33–35, and <i>passim</i>; 2004) says</p>',
    );
  });

  it('prints them in headings, emphasis, links, quotes, lists and tables', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['# On @a', '<h1>On Doe (2020)</h1>'],
      ['**[@a]** _[@a]_', '<p><strong>(Doe, 2020)</strong> <em>(Doe, 2020)</em></p>'],
      ['_see_[@a]', '<p><em>see</em>(Doe, 2020)</p>'],
      ['[text @a](x.md)', '<p><a href="x.md">text Doe (2020)</a></p>'],
      ['> x [see\n> @a] y', '<blockquote> <p>x (see Doe, 2020) y</p> </blockquote>'],
      ['- x @a\n  [p. 3] y', '<ul> <li>x Doe (2020, p. 3) y</li> </ul>'],
      ['a|b\n-|-\nx|[@a, *b*]', '<td>(Doe, 2020, <i>b</i>)</td>'],
      ['[@a, see [@b, p. 3]]', '<p>(Doe, 2020, see (Smith & Li, 2004, p. 3))</p>'],
    ];
    for (const [text, expected] of cases) {
      const html = shown(`${text}\n`).replace(/\s+/g, ' ');
      assert.ok(html.includes(expected), `${text}: ${html}`);
    }
  });

  it('leaves what is none as it is: code, addresses, pictures, HTML and definitions of links', () => {
    const text =
      '`@a` <me@x.org>\n\n    @a\n\n```\n[@a]\n```\n\n<div>\n@a\n</div>\n\n[@a]: http://x "@a"\n\n@b';
    const html = shown(text);
    for (const kept of [
      '<code>@a</code>',
      '<code>@a\n</code>',
      '<code>[@a]\n</code>',
      '<div>\n@a\n</div>',
    ]) {
      assert.ok(html.includes(kept), `${kept} in ${html}`);
    }
    assert.match(
      shown('![of @a](x.png "see @a") @b'),
      /<img src="x.png" alt="of @a" title="see @a">/,
    );
  });

  it('keeps lines where they are, for the editor scrolls by them', () => {
    const text = 'x [see\n@a;\nalso @b] y\n\nz @a\n';
    const md = engine(() => undefined);
    const lines = md.parse(text, {}).flatMap(({ map, type }) => (type === 'inline' ? [map] : []));
    assert.deepEqual(lines, [
      [0, 3],
      [4, 5],
    ]);
  });

  it('is as if it were not there where nothing is known of a document', () => {
    const plain = new MarkdownItLibrary({ html: true, linkify: true });
    const md = engine(() => undefined);
    for (const text of [...TRICKY, 'a\n::: {#refs}\n:::\n@b', '# @a b\n\n[@u]\n\n[@u]: http://u']) {
      assert.equal(md.render(text), plain.render(text), text);
      assert.equal(md.render(text), plain.render(text), `${text}, again`);
    }
  });

  it('leaves no sign in any document, and nothing else of itself where nothing is known', () => {
    const plain = new MarkdownItLibrary({ html: true, linkify: true });
    const off = engine(() => undefined);
    for (let seed = 1; seed <= 120; seed += 1) {
      const { text } = generatedDocument(seed);
      assert.equal(off.render(text), plain.render(text), `document ${String(seed)}`);
      const html = rendered(text, { style: named('nature') });
      assert.ok(!/[\uE000-\uF8FF]/u.test(html), `document ${String(seed)}: ${html}`);
    }
  });

  it('finds other signs where a document has those', () => {
    const html = shown('x \uE000\uE001 [@a]\n');
    assert.match(html, /^<p>x \uE000\uE001 \(Doe, 2020\)<\/p>/u);
  });

  it('gives headings the names that they have without it', () => {
    const [, inline] = engine(() => undefined).parse('## On [@a] and @b\n', {});
    const text = (token: { children: readonly { content: string; children: unknown }[] | null }) =>
      token.children
        ?.map((child) =>
          child.children === null
            ? child.content
            : (child.children as { content: string }[])[0]?.content,
        )
        .join('');
    assert.equal(inline && text(inline), 'On [@a] and @b');
  });

  it('lists references at the end, or where the document says', () => {
    const list = /<div id="refs"[^]*?role="list">/;
    const places: readonly (readonly [string, RegExp])[] = [
      ['@a\n\n## B\n', /<h2>B<\/h2>\n<div id="refs"/],
      ['::: {#refs}\n:::\n\n## B @a\n', /^<div id="refs"[^]*<\/div>\n<\/div>\n<h2>B/],
      ['::: {#refs .x}\n\n:::\n\n## B @a\n', /^<div id="refs"[^]*<h2>B/],
      ['x\n\n::: {#refs}\nhello\n:::\n\n## B @a\n', /<p>hello<\/p>\n<div id="refs"[^]*<h2>B/],
      [
        '@a\n\n<div id="refs" class="y"></div>\n\n## B\n',
        /<div id="refs" class="y"><div class="references[^]*<\/div>\n<\/div>\n<\/div>\n<h2>B/,
      ],
      [
        '```\n::: {#refs}\n:::\n```\n\n@a\n',
        /<\/code><\/pre>\n<p>Doe \(2020\)<\/p>\n<div id="refs"/,
      ],
      [
        '```\n::: {#refs}\n:::\n```\n\n::: {#refs}\n:::\n\n@a\n',
        /<code>::: \{#refs\}\n:::\n<\/code><\/pre>\n<div id="refs"/,
      ],
    ];
    for (const [text, expected] of places) {
      const html = rendered(text, { links: false }).replace(/<span[^>]*>|<\/span>/g, '');
      assert.match(html, expected, text);
      assert.equal(html.split('csl-bib-body').length, 2, html);
      assert.ok(!list.test(html) || !html.includes('<p>:::'), html);
    }
  });

  it('has the title of the references where they come at the end, as pandoc does', () => {
    const title = 'Works & <b>more</b>';
    assert.match(
      rendered('@a\n', { title }),
      /<h1 id="bibliography" class="unnumbered">Works &amp; &lt;b&gt;more&lt;\/b&gt;<\/h1>\n<div id="refs"/,
    );
    for (const place of ['::: {#refs}\n:::\n\n@a\n', '<div id="refs"></div>\n\n@a\n', 'nothing\n'])
      assert.ok(!rendered(place, { title }).includes('Works'), place);
  });

  it('leads from a citation to its reference and back', () => {
    const html = rendered('@a and [@b; @a]\n');
    assert.match(
      html,
      /id="gloss-cite-1" data-cites="a">Doe \(<a href="#ref-a" title="Doe, J. \(2020\). First things. Journal of X, 3, 1–10. https:\/\/doi.org\/10.1\/abc">2020<\/a>\)/,
    );
    assert.match(html, /<div id="ref-a" class="csl-entry" role="listitem">Doe/);
    assert.match(
      html,
      /<a href="#gloss-cite-1" title="1 of 2" aria-label="1 of 2">↩<sup>1<\/sup><\/a>/,
    );
    assert.match(html, /<a href="#gloss-cite-2" title="2 of 2"/);
    assert.match(
      html,
      /<div id="ref-b"[^]*<a href="#gloss-cite-2" title="1 of 1" aria-label="1 of 1">↩<\/a>/,
    );
  });

  it('has no link within a link', () => {
    const html = rendered('[text @a](x.md)\n');
    assert.match(html, /<a href="x.md">text <span class="citation"[^>]*>Doe \(2020\)<\/span><\/a>/);
  });

  it('links each work of a citation, numbers and ranges too', () => {
    const links = (text: string, style: string) =>
      Array.from(
        rendered(text, { style: named(style) })
          .split('<div id="refs"')[0]
          ?.matchAll(/<a href="#ref-(\w)"[^>]*>(.*?)<\/a>/g) ?? [],
        ([, key = '', words = '']) => `${key} ${words}`,
      );
    assert.deepEqual(links('[see @b, p. 3; @a]', 'ieee'), ['b 1, p. 3', 'a [2]']);
    assert.deepEqual(links('[@a; @b; @c]', 'nature'), ['a 1', 'c 3']);
    assert.deepEqual(links('[@a; @c; @b]', 'apa'), [
      'a Doe, 2020a',
      'c 2020b',
      'b Smith &#38; Li, 2004',
    ]);
  });

  it('marks keys that are not known', () => {
    const unknown = '<strong class="gloss-unknown" title="zz is not known">zz?</strong>';
    assert.ok(rendered('[see @zz, p. 3]\n').includes(`(see ${unknown})`));
    assert.ok(rendered('[@zz; @a]\n').includes(`Doe, 2020</a>; ${unknown})`));
    assert.match(
      rendered('@zz\n'),
      /\(<strong class="gloss-unknown" title="zz is not known">zz\?<\/strong>\)/,
    );
  });

  it('leaves what refers to figures and the like as it is written', () => {
    assert.equal(
      shown('See @fig-plot, [@tbl-one; @sec-two] & @a.\n').split('\n')[0],
      '<p>See @fig-plot, [@tbl-one; @sec-two] & Doe (2020).</p>',
    );
    const html = shown('[@fig-plot; @a] @eq-1\n', {
      item: (key) => (key === 'eq-1' ? items.get('b') : undefined),
    });
    assert.match(
      html,
      /^<p>\(<strong[^>]*>fig-plot\?<\/strong>; <strong[^>]*>a\?<\/strong>\) Smith & Li \(2004\)/,
    );
  });

  it('raises citations without the white space before them, in styles that raise them', () => {
    assert.match(
      shown('text [@a], more', { style: named('nature') }),
      /<p>text<sup>1<\/sup>, more<\/p>/,
    );
  });

  it('makes notes in styles of notes', () => {
    const style = noteStyle();
    const html = rendered('As @a says [@b, p. 3].\n', { style });
    assert.match(
      html,
      /<p>As <span[^>]*>Doe<sup><a href="#gloss-note-1" title="First things">1<\/a><\/sup><\/span> says\.<span[^>]*><sup><a href="#gloss-note-2" title="Smith and Li, A second book, 3">2<\/a><\/sup><\/span><\/p>/,
    );
    assert.match(
      html,
      /<li id="gloss-note-2">.*Smith and Li, A second book, 3.*<a href="#gloss-cite-2"/,
    );
  });

  it('never makes markup of what stands in an entry, a key or a citation', () => {
    const hostile: CslItem = {
      id: 'h',
      type: 'webpage',
      title: '<img src=x onerror=alert(1)> <i>ok</i> "><script>alert(2)</script>\uF700\uF720\uE000',
      author: [{ family: '<svg onload=alert(3)>', given: '"onclick="alert(4)' }],
      issued: { 'date-parts': [[2020]] },
      URL: 'javascript:alert(5)',
      DOI: '10.1/"onmouseover="alert(6)',
      publisher: '</div></div><h1>x</h1>',
    };
    for (const style of ['apa', 'ieee', 'chicago-author-date', 'nature']) {
      const html = rendered(
        '[see <b onclick="x">y</b> @h, "><script>s</script> p. 3; @{"onclick=x}]\n',
        {
          item: (key) => (key === 'h' ? hostile : undefined),
          style: named(style),
        },
      );
      const tags = new Set(Array.from(html.matchAll(/<[^>]*>/g), ([tag]) => tag));
      for (const tag of tags) assert.match(tag, SAFE, html);
      assert.ok(!/href="(?!#|https:\/\/doi\.org\/10\.1\/)/.test(html), html);
    }
  });
});

/** Tags that Gloss and markdown-it write: no attribute but these, and none with a quotation mark in it. */
const SAFE =
  /^<(?:\/?(?:p|i|b|sup|sub|em|strong|div|span|a|s)|(?:div|span|a|strong)(?: (?:class|id|role|title|href|aria-label|data-cites)="[^"]*")+)>$/;

function engine(print: Parameters<typeof citationPlugin>[1]['print']) {
  const md = new MarkdownItLibrary({ html: true, linkify: true });
  citationPlugin(md as unknown as Parameters<typeof citationPlugin>[0], {
    words: { back: (number, count) => `${String(number)} of ${String(count)}` },
    print,
  });
  return md;
}

function simple(html: string): string {
  return html
    .replace(/<\/?span[^>]*>/g, '')
    .replaceAll('&#38;', '&')
    .replaceAll('&amp;', '&');
}
