/**
 * The script that the editor loads into a notebook's page, beside its own renderer of Markdown: it prints citations
 * in Markdown cells as Gloss has formatted them. Until that is known, and wherever nothing is, cells are as they are.
 */
import notebookStyle from '../../media/notebook.css';
import previewStyle from '../../media/preview.css';
import { citationPlugin } from '../core/preview/citationPlugin.ts';
import {
  parsePrintedNotebook,
  type FromNotebook,
  type PrintedNotebook,
} from '../shared/notebookMessages.ts';
import { Cells } from './cells.ts';
import type { Context } from './host.ts';
import { followLinks } from './links.ts';

export async function activate(context: Context): Promise<void> {
  const renderer = await context.getRenderer('vscode.markdown-it-renderer');
  if (renderer === undefined || context.onDidReceiveMessage === undefined) return;
  let back: PrintedNotebook['back'] = { one: '', several: '' };
  const cells = new Cells(renderer);
  addStyle();
  renderer.extendMarkdownIt((markdownIt) => {
    citationPlugin(markdownIt, {
      readsAll: true,
      words: { back: (number, count) => backText(back, number, count) },
      print: (reading, env) => cells.print(reading.text, env),
    });
  });
  context.onDidReceiveMessage((message) => {
    const notebook = parsePrintedNotebook(message);
    if (!notebook.ok) return;
    back = notebook.value.back;
    cells.update(notebook.value.cells);
  });
  const post = (message: FromNotebook) => context.postMessage?.(message);
  followLinks((place) => {
    post({ kind: 'reveal', place });
  });
  post({ kind: 'ready' });
}

function backText(
  { one, several }: PrintedNotebook['back'],
  number: number,
  count: number,
): string {
  return count === 1 ? one : several.replace('{0}', String(number)).replace('{1}', String(count));
}

/** Each cell takes its styles from such templates; the page around it has the classes of themes. */
function addStyle(): void {
  const element = document.createElement('style');
  element.textContent = (previewStyle + notebookStyle).replace(
    /\.vscode-high-contrast(?=\s)/gu,
    ':host-context(.vscode-high-contrast)',
  );
  const template = document.createElement('template');
  template.classList.add('markdown-style');
  template.content.append(element);
  document.head.append(template);
}
