/** Facts of the committed corpus, compared by hand with the page. */
import assert from 'node:assert/strict';
import { parseDigestPage } from '../../src/core/library/formats/digestPage.ts';
import { correct, reversed } from '../../scripts/corpus/text.ts';
import { committedItems, itemAt, pageLines, type Item } from './support.ts';

const PAGE = pageLines();

/** The text of the page again: the corrected one with its corrections undone. */
function rawText({ title, abstract, custom }: Item, field: 'title' | 'abstract'): string {
  const corrections = custom.corrections.filter((correction) => correction.field === field);
  const text = (field === 'title' ? title : abstract) ?? '';
  return correct(text, reversed(corrections), field).text;
}

describe('the corpus against the page', () => {
  it('has all 77 papers, in the order of the page', () => {
    const items = committedItems();
    assert.equal(items.length, 77);
    assert.deepEqual(
      items.map(({ custom }) => custom.n),
      items.map((_, index) => index + 1),
    );
    assert.equal(
      items[0]?.title,
      'Statistical Perspective of Top-K Sparse Softmax Gating Mixture of Experts',
    );
    assert.equal(
      items[76]?.title,
      'LeMo: Enabling LEss Token Involvement for MOre Context Fine-tuning',
    );
  });

  it('reads the page without a problem, from line 11 to line 317', () => {
    const { papers, problems, furniture } = parseDigestPage(PAGE.join('\n'));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      furniture.map(({ text }) => text),
      [
        'new',
        'Get trending papers in your email inbox!',
        'Subscribe',
        'byAK and the research community',
        'Mar 13',
      ],
    );
    assert.equal(papers[0]?.line, 11);
    assert.equal(papers[76]?.line, 315);
    assert.equal(PAGE.length, 317);
  });

  it('cuts nothing: with corrections undone every text is its line of the page', () => {
    for (const item of committedItems()) {
      const { line } = item.custom;
      assert.equal(rawText(item, 'title'), PAGE[line - 1], item.id);
      assert.equal(rawText(item, 'abstract'), PAGE[line + 1], item.id);
    }
  });

  it('has a primary topic for every paper, and does not repeat it', () => {
    for (const { id, custom } of committedItems()) {
      assert.ok(custom.topics.primary, id);
      assert.ok(!custom.topics.secondary.includes(custom.topics.primary), id);
    }
  });

  it('quotes key results from the corrected abstract', () => {
    for (const { id, abstract, custom } of committedItems()) {
      for (const result of custom.results)
        assert.ok(abstract?.includes(result), `${id}: ${result}`);
    }
    assert.ok(
      itemAt(2).custom.results.includes(
        'up to 100× reduction in the budget needed for hyperparameter tuning',
      ),
    );
  });
});

/** Paper, what its title or abstract has, what stood on the page instead. */
const MENDED: readonly (readonly [number, string, string])[] = [
  [1, 'number of experts k∗ is known', 'k_{ast}'],
  [1, 'where k > k∗, our findings', 'k > k_{ast}'],
  [2, 'up to 100× reduction', '100times'],
  [14, 'at any scale – 4.96x and', 'at any scale -- 4.96x'],
  [18, 'by 1.3-2.4×', '2.4times'],
  [20, '“implicit knowledge” and “explicit knowledge”', "``implicit knowledge''"],
  [23, 'low-sparsity regions (~50%)', 'sim50'],
  [23, 'high-sparsity regions (>80%)', '80\\%'],
  [24, 'S2-Attention can provide', 'S2-Attentioncan'],
  [24, 'default attention, (3) perfect', '(3)perfect'],
  [26, 'At each iteration, our optimizer', 'iteration,our'],
  [26, 'We report comprehensive', 'Were port'],
  [32, '(i.e. points in', 'i.e.~points'],
  [33, '“the usual” spatial', "``the usual''"],
  [36, 'on the ℓ₀ ball', 'ell_0'],
  [38, 'clear-box (This is often referred to', 'clear-box~ This'],
  [38, 'for simplicity.) targeted attacks', 'for simplicity. targeted'],
  [38, '(1×60)', '1times 60'],
  [39, 'S²FT: Efficient, Scalable and Generalizable', 'S^{2}FT: Efficient'],
  [39, 'Fine-Tuning (S²FT) methods', '(S^{2}FT)'],
  [44, 'efficiency–quality tradeoffs', 'efficiency--quality'],
  [47, 'regularization of MaskSparsity, we', 'MaskSparity, we'],
  [52, 'Delayed ε-Shrinking', 'epsilon-Shrinking'],
  [52, '(DεpS) that', 'DepsilonpS'],
  [55, '1.7% degradation', '1.7\\%'],
  [59, 'achieve 1/16 token and channel', '1{16}'],
  [59, 'of 16.3× compared', '16.3times'],
  [64, 'SVDQuant: Absorbing Outliers', 'SVDQunat: Absorbing'],
  [64, 'naïvely running', 'na\\"'],
  [72, 'sharing. This strategy', 'sharing.This'],
];

/** Paper, and what looks odd but is what its authors wrote. */
const KEPT: readonly (readonly [number, string])[] = [
  [2, 'a subset of the "experts" (thus,'],
  [2, 'up to 13% improvement in ROC AUC'],
  [3, 'aux_zipf_loss, which generalises the aux_k_loss'],
  [10, '1.27x speedup'],
  [17, 'in contrast to "upcycling"'],
  [25, '1% ~ 4% adversarial'],
  [31, 'a ~15% improvement'],
  [38, 'QuadAttack: A Quadratic Programming'],
  [47, '63.03%-FLOPs reduction'],
  [52, '(GPU*hrs)'],
  [52, 'DεpS: Delayed ε-Shrinking for Faster Once-For-All Training'],
  [71, '2.97~25.22x'],
];

describe('damaged texts', () => {
  for (const [n, mended, damaged] of MENDED) {
    it(`paper ${String(n)} reads "${mended}"`, () => {
      const { title, abstract } = itemAt(n);
      assert.ok(`${title ?? ''}\n${abstract ?? ''}`.includes(mended));
      assert.ok(!`${title ?? ''}\n${abstract ?? ''}`.includes(damaged));
      assert.ok(
        PAGE.some((line) => line.includes(damaged)),
        'as it stood on the page',
      );
    });
  }

  for (const [n, kept] of KEPT) {
    it(`paper ${String(n)} keeps "${kept}"`, () => {
      const { title, abstract } = itemAt(n);
      assert.ok(`${title ?? ''}\n${abstract ?? ''}`.includes(kept));
    });
  }
});

/** Whatever hints at damage; what is found must stand in the list below. */
const SUSPICIOUS =
  /\S*(?:[\\{}^$*`_]|''|--|\dtimes\b| ~ |~|&#?\w+;|<\/?\w|\ufffd| {2}| [,.;]|\b(?:sim|epsilon|ell|ast)\b|[a-z][,.][A-Z][a-z])\S*/gu;

const AUTHORS_OWN: Readonly<Record<number, readonly string[]>> = {
  3: ['aux_zipf_loss,', 'aux_k_loss'],
  13: ['https://github.com/VITA-Group/Random_Pruning.'],
  23: ['(~50%).', 'https://github.com/abhibambhaniya/progressive_gradient_flow_nm_sparsity.'],
  25: ['1% ~ 4%'],
  31: ['~15%'],
  35: ['https://github.com/yuhao318/Atomic_Feature_Mimicking.'],
  47: ['https://gitee.com/casia_iva_engineer/easypruner.'],
  52: ['(~50%)', '(GPU*hrs)'],
  71: ['2.97~25.22x', '1.36~3.58x'],
};

describe('what still looks damaged', () => {
  for (const { id, title = '', abstract = '', custom } of committedItems()) {
    const found = [title, abstract].flatMap((text) => text.match(SUSPICIOUS) ?? []);
    const allowed = AUTHORS_OWN[custom.n] ?? [];
    if (found.length + allowed.length === 0) continue;
    it(`${id}: only what its authors wrote`, () => {
      assert.deepEqual(found, allowed);
    });
  }

  it('would be seen', () => {
    const damaged =
      "k_{ast} 100times sim50\\% ``the usual'' S^{2}FT i.e.~points scale -- we a&amp;b";
    assert.equal(damaged.match(SUSPICIOUS)?.length, 9);
  });
});

describe('bibliographic facts', () => {
  it('of the first paper, whole', () => {
    const { custom, abstract, ...item } = itemAt(1);
    assert.ok(
      abstract?.startsWith('Top-K sparse softmax gating mixture of experts has been widely'),
    );
    assert.deepEqual(item, {
      id: 'nguyen2023statistical',
      type: 'article',
      title: 'Statistical Perspective of Top-K Sparse Softmax Gating Mixture of Experts',
      author: [
        { family: 'Nguyen', given: 'Huy' },
        { family: 'Akbarian', given: 'Pedram' },
        { family: 'Yan', given: 'Fanqi' },
        { family: 'Ho', given: 'Nhat' },
      ],
      issued: { 'date-parts': [[2023, 9, 25]] },
      publisher: 'arXiv',
      number: 'arXiv:2309.13850',
      DOI: '10.48550/arXiv.2309.13850',
      URL: 'https://arxiv.org/abs/2309.13850',
      note: 'Published at ICLR 2024',
    });
    assert.equal(custom.arxiv, '2309.13850');
    assert.deepEqual(custom.venue, { name: 'ICLR', year: 2024 });
    assert.match(custom.doubt ?? '', /^the ICLR 2024 page prints the second author/);
  });

  it('date to the month where the day was not seen', () => {
    assert.deepEqual(itemAt(26).issued, { 'date-parts': [[2021, 6]] });
  });

  it("keep the published version's DOI beside arXiv's", () => {
    assert.equal(itemAt(2).DOI, '10.48550/arXiv.2306.02824');
    assert.deepEqual(itemAt(2).custom.venue, {
      name: 'KDD',
      year: 2023,
      doi: '10.1145/3580305.3599278',
    });
  });

  it('have no note where no venue was seen', () => {
    assert.ok(!('note' in itemAt(3)));
    assert.ok(!('venue' in itemAt(3).custom));
  });

  it('have clean addresses of code', () => {
    assert.deepEqual(itemAt(51).custom.code, [
      'https://github.com/cosmoimd/feature-selection-gates',
    ]);
    assert.deepEqual(itemAt(47).custom.code, [
      'https://github.com/CASIA-IVA-Lab/MaskSparsity',
      'https://gitee.com/casia_iva_engineer/easypruner',
    ]);
    const all = committedItems().flatMap(({ custom }) => custom.code);
    for (const address of all) assert.match(address, /^https:\/\/[^\s]+[\w/]$/);
    assert.equal(all.length, COUNT_OF_CODE);
  });
});

/** 28 papers link to their code, one of them to two places. */
const COUNT_OF_CODE = 29;
