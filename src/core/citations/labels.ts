/** Keys that name no work: figures, tables and the like, as Quarto and pandoc-crossref have them. */

const LABEL = /^(?:fig|tbl|tab|lst|eq|sec|thm|lem|cor|prp|cnj|def|exm|exr)[-:]/u;

export function isLabel(key: string): boolean {
  return LABEL.test(key);
}
