/** What the page shows for a paper, from everything to hardly anything, and for hostile text. */
import assert from 'node:assert/strict';
import { annotationsOf, CHROME, fullPage, minimalPage, STRINGS } from './support/data.ts';
import { marked } from './support/highlights.ts';
import { settle, withPanel } from './support/panel.ts';

describe('the page of a paper', () => {
  const open = withPanel();

  it('says that it is ready, once, with its id', () => {
    assert.deepEqual(open().sent, [{ kind: 'ready', page: 'page-1' }]);
  });

  it('shows all that is known', () => {
    const panel = open();
    panel.show();
    assert.deepEqual(panel.texts('h1'), [
      'COMET: Learning Cardinality Constrained Mixture of Experts',
    ]);
    assert.equal(panel.text('.authors ul'), 'Shibal Ibrahim, Wenyu Chen, Hussein Hazimeh');
    assert.equal(panel.text('.published'), 'Published KDD 2023 · June 5, 2023');
    assert.equal(panel.find('time').getAttribute('datetime'), '2023-06-05');
    assert.deepEqual(panel.texts('.prose p'), [
      'The sparse Mixture-of-Experts framework.',
      'Up to 13% better.',
    ]);
    assert.deepEqual(panel.texts('.results li'), ['up to 13% improvement in ROC AUC']);
    assert.deepEqual(panel.texts('.links li'), [
      'arXiv 2306.02824',
      'Code github.com/mazumder-lab/COMET',
    ]);
    assert.equal(
      panel.text('.related .why'),
      'Nguyen et al. 2023 · Same topic: Gating · Shared terms: gate, expert',
    );
    assert.equal(panel.note.value, 'first words');
    assert.deepEqual(panel.texts('.tag'), ['routing', 'Theory']);
    assert.equal(panel.status, 'reading');
    assert.equal(panel.find('.primary').title, CHROME.citeTooltip);
    assert.equal(panel.document.title, panel.text('h1'));
  });

  it('puts the primary topic first and says of the others that they are others', () => {
    const panel = open();
    panel.show();
    assert.deepEqual(panel.texts('.topics li'), [
      'Gating · Mixture of Experts',
      'also under Sparse Training · Pruning',
    ]);
  });

  it('leaves out what is not known, and says that there is no abstract', () => {
    const panel = open();
    panel.show(minimalPage());
    assert.deepEqual(panel.texts('h2'), ['Abstract', 'Tags', 'Highlights', 'Note']);
    assert.equal(panel.text('.abstract .absent'), STRINGS.noAbstract);
    for (const absent of ['.topics', '.authors', '.published', '.links', '.related', '.tag']) {
      assert.equal(panel.document.querySelector(absent), null, absent);
    }
  });

  for (const [date, shown] of [
    ['2021-06', 'June 2021'],
    ['2020', '2020'],
    ['next spring', 'next spring'],
  ] as const) {
    it(`shows the date ${date} to its own precision`, () => {
      const panel = open();
      panel.show(minimalPage({ date }));
      assert.equal(panel.text('time'), shown);
    });
  }

  it('folds a long list of authors and says how many there are', async () => {
    const panel = open();
    const authors = Array.from({ length: 23 }, (_, index) => `Author ${String(index + 1)}`);
    panel.show(minimalPage({ authors }));
    assert.equal(panel.texts('.authors li').length, 8);
    assert.doesNotMatch(panel.text('.authors'), /et al/);
    const more = panel.button('Show all 23 authors');
    assert.equal(more.getAttribute('aria-expanded'), 'false');
    more.click();
    await settle();
    assert.equal(panel.texts('.authors li').length, 23);
    assert.equal(panel.button('Show fewer authors').getAttribute('aria-expanded'), 'true');
  });

  it('does not fold ten authors', () => {
    const panel = open();
    panel.show(minimalPage({ authors: Array.from({ length: 10 }, (_, index) => String(index)) }));
    assert.equal(panel.texts('.authors li').length, 10);
    assert.equal(panel.document.querySelector('.authors button'), null);
  });

  it('has landmarks, one heading of the first rank, and a name for every control', () => {
    const panel = open();
    panel.show();
    assert.equal(panel.document.querySelectorAll('main').length, 1);
    assert.equal(panel.document.querySelectorAll('h1').length, 1);
    assert.equal(panel.find('aside').getAttribute('aria-label'), STRINGS.annotations);
    assert.equal(panel.find('nav.bar').getAttribute('aria-label'), STRINGS.history);
    assert.equal(panel.find('h1').lang, 'en');
    assert.equal(panel.find('.prose').lang, 'en');
    assert.equal(panel.find('label[for="note"]').textContent, 'Note');
    assert.equal(panel.find(`label[for="${panel.newTag.id}"]`).textContent, 'Tags');
    for (const button of panel.document.querySelectorAll('button')) {
      const name = button.getAttribute('aria-label') ?? button.textContent;
      assert.notEqual(name.trim(), '', button.outerHTML);
      assert.equal(button.getAttribute('type'), 'button');
    }
  });

  it('keeps to a strict policy: no styles, handlers or scripts in the markup', () => {
    const panel = open();
    panel.show();
    for (const element of panel.document.querySelectorAll('*')) {
      for (const { name } of element.attributes) assert.doesNotMatch(name, /^(style|on.*)$/);
      assert.doesNotMatch(element.tagName, /^(script|style|img|iframe)$/i);
    }
  });

  it('shows hostile text as text', () => {
    const panel = open();
    const evil = '<img src=x onerror=alert(1)><script>alert(1)</script>';
    panel.show(
      fullPage({
        title: evil,
        authors: [evil],
        venue: evil,
        date: evil,
        abstract: [{ text: evil, start: 0 }],
        results: [evil],
        topics: [{ id: 'x', label: evil, group: evil, primary: true }],
        links: [{ kind: 'web', label: evil, url: 'https://example.org/"><script>' }],
        related: [
          { key: 'x', title: evil, authorYear: evil, sharedTopics: [evil], sharedTerms: [evil] },
        ],
        annotations: annotationsOf({
          note: evil,
          tags: [evil],
          highlights: [marked({ exact: evil, comment: evil, tags: [evil] })],
        }),
      }),
    );
    assert.equal(panel.document.querySelector('script, img'), null);
    assert.equal(panel.text('h1'), evil);
    assert.equal(panel.text('.prose p'), evil);
    assert.equal(panel.note.value, evil);
  });

  for (const url of ['javascript:alert(1)', 'command:gloss.x', 'data:text/html,x', 'no address']) {
    it(`makes no link of ${url}`, () => {
      const panel = open();
      panel.show(minimalPage({ links: [{ kind: 'web', label: 'Here', url }] }));
      assert.equal(panel.document.querySelector('a'), null);
      assert.equal(panel.text('.links'), 'Here');
    });
  }

  it('says what is missing, and shows a paper again after it', () => {
    const panel = open();
    panel.show();
    panel.send({ kind: 'missing', message: 'This paper is gone.', strings: STRINGS });
    assert.deepEqual(panel.texts('h1'), ['This paper is gone.']);
    assert.equal(panel.document.querySelector('textarea'), null);
    panel.show(minimalPage());
    assert.deepEqual(panel.texts('h1'), ['A Thing']);
  });

  it('ignores what is no message', () => {
    const panel = open();
    panel.show();
    const before = panel.document.body.innerHTML;
    for (const data of [undefined, null, 7, 'show', {}, { kind: 'dance' }, { kind: 'show' }, []]) {
      panel.receive(data);
    }
    assert.equal(panel.document.body.innerHTML, before);
  });
});
