/** Figures, tables and the like, as Quarto and pandoc-crossref name them, are cited like works but are none. */
export function isCrossReference(key: string): boolean {
  return /^(?:fig|tbl|tab|lst|eq|sec|thm|lem|cor|prp|cnj|def|exm|exr)[-:]/u.test(key);
}
