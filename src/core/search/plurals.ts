/** Plurals that taking endings off does not lead back to their singular: "matrices", "hypotheses", "spectra". */
import irregularPlurals from 'irregular-plurals';

/** Second plurals, which that list has not, of words that papers use. */
const OTHERS: readonly (readonly [singular: string, plural: string])[] = [
  ['antenna', 'antennae'],
  ['appendix', 'appendices'],
  ['formula', 'formulae'],
  ['hyperbola', 'hyperbolae'],
  ['index', 'indices'],
  ['schema', 'schemata'],
  ['simplex', 'simplices'],
  ['vita', 'vitae'],
];
/** Rather the plurals of "base" and "ellipse"; "data" is a word of its own by now. */
const NOT_SO: ReadonlySet<string> = new Set(['bases', 'ellipses', 'data']);

const singulars = new Map(
  [...irregularPlurals, ...OTHERS].flatMap(([singular, plural]) =>
    NOT_SO.has(plural) ? [] : [[plural, singular] as const],
  ),
);

/** What a word is the irregular plural of, else the word itself; folded. */
export function singularOf(word: string): string {
  return singulars.get(word) ?? word;
}

/** The irregular plurals that begin with this letter. */
export function pluralsFrom(letter: string): readonly string[] {
  return [...singulars.keys()].filter((plural) => plural.startsWith(letter));
}
