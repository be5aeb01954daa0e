/** Labels of lists: the editor draws `$(…)` in them as icons; what papers and users wrote is shown as it is. */

export function plainLabel(words: string): string {
  return words.replace(/\$\(/gu, '\\$(');
}
