/** Says where a file that is there differs from the file that the build gives. */

/** The built file, by its name under `data/`, with its text. */
export interface BuiltFile {
  readonly name: string;
  readonly text: string;
}

/** Enough of a long text to recognise the place. */
const BEFORE = 20;
const EXCERPT = 60;

/**
 * The first difference in words: which paper, which field, what was expected and what was found.
 * Undefined where there is none.
 * @param committed the text of the file that is there; undefined if there is no file
 */
export function differenceIn(built: BuiltFile, committed: string | undefined): string | undefined {
  const file = `data/${built.name}`;
  if (committed === undefined) return `${file} is missing.`;
  if (committed === built.text) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(committed);
  } catch (error) {
    return `${file} is not JSON: ${String(error)}`;
  }
  const found = firstDifference(JSON.parse(built.text), value, []);
  if (found === undefined)
    return `${file} has the right content, but not the right form (spaces, order).`;
  return `${file}: ${whereIs(found.path, JSON.parse(built.text))}\n  expected ${found.expected}\n  found    ${found.found}`;
}

interface Difference {
  readonly path: readonly string[];
  readonly expected: string;
  readonly found: string;
}

function firstDifference(
  expected: unknown,
  found: unknown,
  path: readonly string[],
): Difference | undefined {
  if (Object.is(expected, found)) return undefined;
  if (!isContainer(expected) || !isContainer(found)) return { path, ...excerpts(expected, found) };
  for (const name of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const difference = firstDifference(expected[name], found[name], [...path, name]);
    if (difference !== undefined) return difference;
  }
  return undefined;
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function excerpts(expected: unknown, found: unknown): Omit<Difference, 'path'> {
  const both = [shown(expected), shown(found)] as const;
  let same = 0;
  while (same < both[0].length && both[0][same] === both[1][same]) same++;
  const [first, second] = both.map((text) => around(text, same));
  return { expected: first ?? '', found: second ?? '' };
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

function around(text: string, place: number): string {
  const start = place <= BEFORE ? 0 : place - BEFORE;
  const part = text.slice(start, start + EXCERPT);
  return `${start > 0 ? '…' : ''}${part}${start + EXCERPT < text.length ? '…' : ''}`;
}

/** `paper 7 (he2024chess), abstract` for `['6', 'abstract']` in a list of items. */
function whereIs([first, ...rest]: readonly string[], built: unknown): string {
  if (first === undefined) return 'the whole file';
  if (!Array.isArray(built)) return [first, ...rest].join('.');
  const item: unknown = built[Number(first)];
  const key = isContainer(item) && typeof item['id'] === 'string' ? ` (${item['id']})` : '';
  const field = rest.length === 0 ? 'the whole paper' : rest.join('.');
  return `paper ${String(Number(first) + 1)}${key}, ${field}`;
}
