/** Papers to test with: what a test does not care about is filled in. */
import { NO_FACTS } from '../../src/core/library/corpus.ts';
import type { CslItem, Paper, PaperFacts } from '../../src/core/library/paper.ts';

type PaperParts = Partial<Omit<Paper, 'item' | 'facts'>> & {
  readonly item?: Partial<CslItem>;
  readonly facts?: Partial<PaperFacts>;
};

export function aPaper({ item, facts, ...parts }: PaperParts = {}): Paper {
  const key = parts.key ?? 'ibrahim2023comet';
  const title = parts.title ?? 'COMET: Learning Cardinality Constrained Mixture of Experts';
  const authors = parts.authors ?? [{ family: 'Ibrahim', given: 'Shibal' }];
  return {
    key,
    title,
    authors,
    year: 2023,
    abstract: 'A sparse gate.',
    source: 'bundled',
    ...parts,
    item: { id: key, type: 'article', title, author: authors, ...item },
    facts: { ...NO_FACTS, ...facts },
  };
}
