/**
 * Placeholders in YAML front matter. Values are written as JSON, which is YAML (YAML 1.2, section 1.3), so
 * that no title can break it.
 */

export type YamlValues = Readonly<Record<string, string | readonly string[]>>;

const PLACEHOLDER = /\{([A-Za-z]+)\}/gu;

/**
 * Fills the lines of a front matter. A value that is a placeholder becomes a string or a list; one that has
 * placeholders among other words becomes a string; in a list in brackets each stands for its items.
 */
export function fillFrontMatter(yaml: string, values: YamlValues): string {
  return yaml
    .split(/\r?\n/u)
    .map((line) => fillLine(line, values))
    .join('\n');
}

function fillLine(line: string, values: YamlValues): string {
  const [whole = '', start = ''] =
    /^(\s*(?:- +)*(?:[^\s:#"'{[][^:#]*:(?: +|$))?)/u.exec(line) ?? [];
  const value = line.slice(whole.length).trim();
  const known = [...value.matchAll(PLACEHOLDER)].filter(([, name = '']) => name in values);
  if (known.length === 0 || value.startsWith('#')) return line;
  const alone = /^(["']?)\{([A-Za-z]+)\}\1$/u.exec(value)?.[2];
  if (alone !== undefined) return start + asYaml(values[alone] ?? '');
  if (value.startsWith('['))
    return start + fill(value, (name) => items(values[name] ?? ''), values);
  return start + asYaml(fill(unquoted(value), (name) => words(values[name] ?? ''), values));
}

function fill(text: string, valueOf: (name: string) => string, values: YamlValues): string {
  return text.replace(PLACEHOLDER, (whole, name: string) =>
    Object.hasOwn(values, name) ? valueOf(name) : whole,
  );
}

function words(value: string | readonly string[]): string {
  return typeof value === 'string' ? value : value.join(', ');
}

function items(value: string | readonly string[]): string {
  return (typeof value === 'string' ? [value] : value).map(asYaml).join(', ');
}

function unquoted(value: string): string {
  const [, , inner] = /^(["'])(.*)\1$/u.exec(value) ?? [];
  return inner ?? value;
}

/**
 * JSON leaves characters bare that YAML does not print: controls, line separators, the byte order mark. Half
 * a character is none to YAML.
 */
function asYaml(value: string | readonly string[]): string {
  if (typeof value !== 'string') return `[${value.map(asYaml).join(', ')}]`;
  return JSON.stringify(value.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
