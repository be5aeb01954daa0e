/** Jupyter's notebooks as files, as far as citations go: the text of all cells that are not code. */

/** Undefined for what is no notebook of the format's fourth version. */
export function notebookText(json: string): string | undefined {
  const cells = fieldOf(parsed(json), 'cells');
  if (!Array.isArray(cells)) return undefined;
  const prose = cells.filter((cell) => fieldOf(cell, 'cell_type') !== 'code');
  return prose.map((cell) => joined(fieldOf(cell, 'source'))).join('\n\n');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  const isRecord = typeof value === 'object' && value !== null;
  return isRecord && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** A text, or its lines with their ends. */
function joined(source: unknown): string {
  if (typeof source === 'string') return source;
  const lines: readonly unknown[] = Array.isArray(source) ? source : [];
  return lines.filter((line) => typeof line === 'string').join('');
}
