/** Texts with placeholders, as the user writes them in settings: `{text}`, `{citation}`. */

export type TemplateValues = Readonly<Record<string, string>>;

const PLACEHOLDER = /\{([A-Za-z]+)\}/gu;

/**
 * The text with the values in it; a name that there is not stays as it is. A line that is nothing but
 * placeholders without values is left out, with the blank line that it leaves behind; what blank lines a
 * value has are its own.
 */
export function fillTemplate(template: string, values: TemplateValues): string {
  const valueOf = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);
  const isGone = (line: string) =>
    /\{[A-Za-z]+\}/u.test(line) &&
    line.replace(PLACEHOLDER, (whole, name: string) => valueOf(name) ?? whole).trim() === '';
  return template
    .split(/\r?\n/u)
    .filter((line) => !isGone(line))
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
    .replace(PLACEHOLDER, (whole, name: string) => valueOf(name) ?? whole);
}
