/**
 * Figures, tables and the like are cited like works but are none: `@fig-plot` as Quarto has it (its manual's
 * "Cross References" lists the names that it keeps for itself), `@fig:plot` as pandoc-crossref does.
 */
const CROSS_REFERENCE =
  /^(?:fig|tbl|tab|lst|eq|sec|alg|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|tip|nte|wrn|imp|cau)[-:]./u;

/** `@Fig-plot` begins a sentence. */
export function isCrossReference(key: string): boolean {
  return CROSS_REFERENCE.test(key.charAt(0).toLowerCase() + key.slice(1));
}
