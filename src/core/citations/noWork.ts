/** What is cited like a work but is none. */

/**
 * Figures, tables and the like: `@fig-plot` as Quarto has it (its manual's "Cross References" lists the names that it
 * keeps for itself), `@fig:plot` as pandoc-crossref does.
 */
const CROSS_REFERENCE =
  /^(?:fig|tbl|tab|lst|eq|sec|alg|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|tip|nte|wrn|imp|cau)[-:]./u;
/** What a macro of LaTeX is given: `\newcommand{\seen}[1]{\cite{#1}}`. */
const PARAMETER = /^#\d$/u;

/** Where no bibliography has the key, it is not missing. `@Fig-plot` begins a sentence. */
export function isNoWork(key: string): boolean {
  const small = key.charAt(0).toLowerCase() + key.slice(1);
  return CROSS_REFERENCE.test(small) || PARAMETER.test(key);
}
