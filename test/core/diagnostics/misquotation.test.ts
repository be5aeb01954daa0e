import assert from 'node:assert/strict';
import { aForeignPassage, aSet } from '../../support/highlights.ts';
import { aPaper } from '../../support/papers.ts';
import { corpusPapers } from '../search/support.ts';
import { diagnosed, fixed, shown, type Around } from './diagnosing.ts';
import { honest, misquoted, paraphrased, type Trial } from './quotationTrials.ts';

const SEED = 20_261_125;
const papers = corpusPapers();

function misquotations(text: string, around: Around = {}) {
  return diagnosed(text, { papers, ...around }).filter(({ code }) => code === 'misquotation');
}

function flagged(trials: readonly Trial[]): readonly Trial[] {
  return trials.filter(({ text }) => misquotations(text).length > 0);
}

describe('misquotations', () => {
  it('of eight words and more with one to three changed: 95 in 100 are found', () => {
    const trials = misquoted(papers, 600, SEED);
    const found = flagged(trials);
    assert.ok(found.length >= 0.95 * trials.length, `found ${String(found.length)} of 600`);
  });

  it('are not what is quoted verbatim, however it is written: at most 1 in 100 is taken for one', () => {
    const trials = honest(papers, 600, SEED);
    assert.deepEqual(new Set(trials.map(({ kind }) => kind)).size, 10);
    assert.ok(flagged(trials).length <= 0.01 * trials.length, JSON.stringify(flagged(trials)));
  });

  it('are not what a writer says in other words: at most 1 in 100 is taken for one', () => {
    const trials = paraphrased(papers, 600, SEED);
    assert.ok(flagged(trials).length <= 0.01 * trials.length, JSON.stringify(flagged(trials)));
  });

  it('have a fix that makes them the words of the paper', () => {
    for (const { text } of misquoted(papers, 200, SEED + 1)) {
      const [found] = misquotations(text);
      if (found === undefined) continue;
      const right = fixed(text, found.fixes[0]);
      assert.deepEqual(misquotations(right), [], right);
      // All but the words stays.
      assert.equal(right.split('\n').length <= text.split('\n').length, true);
    }
  });

  const gate = aPaper({
    key: 'gate',
    abstract:
      'We find that a sparse, trainable gate selects the experts well (in most cases), not badly.',
  });
  const own = { papers: [gate], own: [gate] };
  const cases: readonly (readonly [what: string, text: string, right: string, words: string])[] = [
    [
      'a word for another',
      'It is “a sparse, learnable gate selects the experts well” [@gate].',
      'It is “a sparse, trainable gate selects the experts well” [@gate].',
      '“trainable” there, “learnable” here',
    ],
    [
      'a word left out',
      'It is "trainable gate selects experts well" [@gate].',
      'It is "trainable gate selects the experts well" [@gate].',
      '“the” is left out',
    ],
    [
      'a word put in',
      '@gate: «a sparse, trainable gate always selects the experts well»',
      '@gate: «a sparse, trainable gate selects the experts well»',
      '“always” is added',
    ],
    [
      'words at two places of a block quote',
      '> a sparse, learnable gate\n> selects the experts badly\n>\n> [@gate, p. 2]',
      '> a sparse, trainable gate\n> selects the experts well\n>\n> [@gate, p. 2]',
      '“trainable” there, “learnable” here; “well” there, “badly” here',
    ],
  ];
  for (const [what, text, right, words] of cases) {
    it(`are shown with the difference and mended: ${what}`, () => {
      const [found, ...others] = misquotations(text, own);
      assert.ok(found);
      assert.deepEqual(others, []);
      const message = `These are not the words of Ibrahim 2023: ${words} [Use the paper’s words]`;
      assert.equal(shown(text, found).endsWith(message), true, shown(text, found));
      assert.equal(fixed(text, found.fixes[0]), right);
    });
  }

  it('are found in LaTeX and Typst, and mended as these are written', () => {
    const abstract = 'We reach 95% of the dense accuracy with half of the weights.';
    const paper = aPaper({ key: 'half', abstract });
    const latex = "``We reach 95\\% of the dense precision with half of the weights''~\\cite{half}";
    const around = { papers: [paper], own: [paper], markup: 'latex' } as const;
    const [inLatex] = misquotations(latex, around);
    assert.equal(
      inLatex && fixed(latex, inLatex.fixes[0]),
      "``We reach 95\\% of the dense accuracy with half of the weights''~\\cite{half}",
    );
    const typst =
      '#quote(block: true)[\nWe reach 95% of the dense precision with half of the weights @half\n]';
    const [inTypst] = misquotations(typst, { ...around, markup: 'typst' });
    assert.equal(inTypst && fixed(typst, inTypst.fixes[0]), typst.replace('precision', 'accuracy'));
  });

  it('are compared with highlights too, where the passage is not in the abstract', () => {
    const passage = 'Routing is balanced by an auxiliary loss on the load of experts.';
    const annotations = () => aSet({ highlights: [aForeignPassage(passage)] });
    const text = '“Routing is balanced by a secondary loss on the load of experts” [@gate].';
    assert.equal(misquotations(text, { ...own, annotations }).length, 1);
    assert.equal(misquotations(text, own).length, 0);
    const right = '“Routing is balanced by an auxiliary loss on the load of experts” [@gate].';
    assert.equal(misquotations(right, { ...own, annotations }).length, 0);
  });

  it('are none where one of the papers cited has the words', () => {
    const other = aPaper({
      key: 'other',
      abstract: gate.abstract.replace('trainable', 'learnable'),
    });
    const text = '“a sparse, learnable gate selects the experts well” [@gate; @other].';
    assert.deepEqual(misquotations(text, { papers: [gate, other] }), []);
  });

  it('are none where words are parted or joined otherwise', () => {
    const abstract = 'The trade-off of a dropout rate is data dependent and needs finetuning.';
    const around = { papers: [aPaper({ key: 'gate', abstract })] };
    for (const words of [
      'The tradeoff of a dropout rate is data-dependent and needs fine-tuning',
      'The trade off of a drop-\nout rate is datadependent and needs finetuning',
    ]) {
      assert.deepEqual(misquotations(`“${words}” [@gate]`, around), []);
    }
  });

  it('are none in a few words, and none without a citation', () => {
    for (const text of [
      '“a learnable gate” [@gate]',
      '“a sparse, learnable gate selects the experts”',
    ]) {
      assert.deepEqual(misquotations(text, own), []);
    }
  });

  it('leave out who is named behind a block quote', () => {
    const text = '> a sparse, trainable gate selects the experts well\n> — Ibrahim et al. [@gate]';
    assert.deepEqual(misquotations(text, own), []);
  });
});
