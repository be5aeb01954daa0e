/** Links that name papers, in all the ways that browsers and people write them. */
import assert from 'node:assert/strict';
import { linkNames, papersNamed } from '../../../src/core/library/paperOfLink.ts';
import { aPaper } from '../../support/papers.ts';

const papers = [
  aPaper({
    key: 'comet',
    item: { URL: 'https://arxiv.org/abs/2306.02824', DOI: '10.48550/arXiv.2306.02824' },
    facts: { arxiv: '2306.02824', venue: { name: 'KDD', doi: '10.1145/3580305.3599278' } },
  }),
  aPaper({ key: 'book', item: { DOI: '10.1000/AbC(1)', URL: 'https://www.x.org/a/' } }),
  aPaper({ key: 'old', facts: { arxiv: 'math.GT/0309136' } }),
  aPaper({ key: 'file', ids: { doi: 'https://doi.org/10.1000/file', arxiv: '2401.00001' } }),
];

function keys(text: string): readonly string[] | undefined {
  const names = linkNames(text);
  return names && papersNamed(names, papers)?.map(({ key }) => key);
}

describe('the papers that links name', () => {
  const table: readonly [text: string, keys: readonly string[] | undefined][] = [
    ['https://arxiv.org/abs/2306.02824', ['comet']],
    [' http://www.arxiv.org/pdf/2306.02824v2.pdf\n', ['comet']],
    ['https://arxiv.org/html/2306.02824v1#S2', ['comet']],
    ['arXiv:2306.02824', ['comet']],
    ['2306.02824v3', ['comet']],
    ['https://doi.org/10.48550/arXiv.2306.02824', ['comet']],
    ['https://doi.org/10.1145/3580305.3599278', ['comet']],
    ['doi:10.1000/abc(1)', ['book']],
    ['10.1000/ABC(1)', ['book']],
    ['http://x.org/a?from=feed', ['book']],
    ['https://arxiv.org/abs/math.GT/0309136', ['old']],
    ['https://dx.doi.org/10.1000/FILE', ['file']],
    ['https://arxiv.org/abs/2401.00001', ['file']],
    ['10.1000/file\r\nhttps://arxiv.org/abs/2306.02824\n\n2306.02824', ['file', 'comet']],
    // Not only links to papers that are there
    ['https://arxiv.org/abs/9999.99999', undefined],
    ['https://x.org/b', undefined],
    ['see https://arxiv.org/abs/2306.02824', undefined],
    ['10.1000/file\nand more', undefined],
    ['', undefined],
    ['2306', undefined],
  ];
  for (const [text, expected] of table) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(keys(text), expected);
    });
  }

  it('are not looked for in a long text', () => {
    assert.equal(linkNames('2306.02824\n'.repeat(51)), undefined);
    assert.equal(linkNames('2306.02824\n'.repeat(50))?.length, 50);
  });
});
