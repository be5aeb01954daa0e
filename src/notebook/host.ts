/** What Gloss uses of the page that shows a notebook, and of the editor's own renderer of Markdown in it. */
import type { MarkdownIt } from '../core/preview/markdownIt.ts';

/** A cell, as it is handed to renderers. */
export interface OutputItem {
  /** Also that of the element in which the cell is drawn. */
  readonly id: string;
  readonly metadata: unknown;
  readonly text: () => string;
}

export interface MarkdownRenderer {
  readonly renderOutputItem: (item: OutputItem, element: HTMLElement) => unknown;
  readonly extendMarkdownIt: (extend: (markdownIt: MarkdownIt) => void) => void;
}

export interface Context {
  readonly getRenderer: (id: string) => Promise<MarkdownRenderer | undefined>;
  /** Absent where the page can't speak to the extension. */
  readonly postMessage?: (message: unknown) => void;
  readonly onDidReceiveMessage?: (listener: (message: unknown) => void) => unknown;
}

/** The cell that markdown-it is given, in what it calls its environment. */
export function itemIn(env: unknown): OutputItem | undefined {
  if (!isRecord(env) || !isRecord(env['outputItem'])) return undefined;
  const { id, text } = env['outputItem'];
  // The editor's own object.
  return typeof id === 'string' && typeof text === 'function'
    ? (env['outputItem'] as unknown as OutputItem)
    : undefined;
}

/** The id that a cell has in Jupyter's format. */
export function cellId({ metadata }: OutputItem): string | undefined {
  const id = isRecord(metadata) ? metadata['id'] : undefined;
  return typeof id === 'string' ? id : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
