/** A `.bib` file of entries as people keep them, with abstracts: 20,000 of them are 29 MB. */

const ABSTRACT = 'Lorem ipsum dolor sit amet, {C}onsectetur \\& adipiscing elit. '.repeat(20);

export function entries(count: number): string {
  return Array.from({ length: count }, (_, n) => entry(n)).join('\n');
}

function entry(n: number): string {
  // Titles in an order of their own, as files are kept by date.
  const title = String((n * 7_919) % 100_003);
  return `@article{key${String(n)},
  title = {Some {Title} of the Number ${title}},
  author = {Doe, John and M{\\"u}ller, Ann},
  year = ${String(1990 + (n % 30))},
  month = jan,
  doi = {10.1000/${String(n)}},
  journal = {Journal of X},
  abstract = {${ABSTRACT}}
}
`;
}
