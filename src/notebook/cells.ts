/** The Markdown cells that are drawn, each drawn again when what is printed of it changes. */
import type { PrintedDocument } from '../core/preview/html.ts';
import { cellDocument, findPrinted, type PrintedCell } from '../core/preview/notebook.ts';
import { cellId, itemIn, type MarkdownRenderer, type OutputItem } from './host.ts';

interface Drawn {
  readonly item: OutputItem;
  /** What was printed of it, as a text to compare. */
  readonly of: string | undefined;
}

export class Cells {
  readonly #renderer: MarkdownRenderer;
  readonly #drawn = new Map<string, Drawn>();
  #printed: readonly PrintedCell[] = [];

  constructor(renderer: MarkdownRenderer) {
    this.#renderer = renderer;
  }

  /** Undefined for a cell that nothing is printed of. */
  print(text: string, env: unknown): PrintedDocument | undefined {
    const item = itemIn(env);
    if (item === undefined) return undefined;
    const cell = findPrinted(this.#printed, text, cellId(item));
    this.#drawn.set(item.id, { item, of: asText(cell) });
    return cell && cellDocument(cell);
  }

  update(printed: readonly PrintedCell[]): void {
    this.#printed = printed;
    for (const [id, { item, of }] of this.#drawn) {
      const element = document.getElementById(id);
      if (element === null) this.#drawn.delete(id);
      else if (asText(findPrinted(printed, item.text(), cellId(item))) !== of)
        void this.#draw(item, element);
    }
  }

  /** Drawn apart first: drawn in its place, code would lose its colours, which come once for each text. */
  async #draw(item: OutputItem, element: HTMLElement): Promise<void> {
    const text = item.text();
    const apart = document.createElement('div');
    await this.#renderer.renderOutputItem(item, apart);
    const [old, fresh] = [contentOf(element), contentOf(apart)];
    // Meanwhile the editor may have drawn another text itself.
    if (old === null || fresh === null || item.text() !== text) return;
    const blocks = [...old.querySelectorAll(CODE)];
    const others = fresh.querySelectorAll(CODE);
    if (blocks.length === others.length) {
      for (const [index, other] of others.entries()) {
        const block = blocks[index];
        if (block !== undefined) other.replaceWith(block);
      }
    }
    old.replaceChildren(...fresh.childNodes);
  }
}

const CODE = '.vscode-code-block';

function contentOf({ shadowRoot }: HTMLElement): HTMLElement | null {
  return shadowRoot?.getElementById('preview') ?? null;
}

function asText(cell: PrintedCell | undefined): string | undefined {
  return cell && JSON.stringify(cell);
}
