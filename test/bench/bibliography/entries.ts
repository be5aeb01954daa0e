/** A `.bib` file of entries as people keep them, with abstracts of made-up words. */
import { SyntheticLibrary, type SyntheticPaper } from '../synthetic.ts';

export function entries(count: number): string {
  return [...new SyntheticLibrary().papers(count)].map(entry).join('\n');
}

function entry({ abstract }: SyntheticPaper, n: number): string {
  // Titles in an order of their own, as files are kept by date.
  const title = String((n * 7_919) % 100_003);
  return `@article{key${String(n)},
  title = {Some {Title} of the Number ${title}},
  author = {Doe, John and M{\\"u}ller, Ann},
  year = ${String(1990 + (n % 30))},
  month = jan,
  doi = {10.1000/${String(n)}},
  journal = {Journal of X},
  abstract = {Lorem {I}psum \\& dolor. ${abstract}}
}
`;
}
