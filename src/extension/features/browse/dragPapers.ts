/** Dragging papers out of the Library tree, and within it while it shows the reading queue. */
import * as vscode from 'vscode';
import { isInQueue, type Row } from '../../../core/view/rows.ts';
import { LIBRARY_VIEW, PAPERS_MIME } from '../../../shared/manifest.ts';
import { runGuarded } from '../../commands.ts';
import { papersOf } from '../../paperArguments.ts';
import type { Services } from '../../services.ts';
import { dequeue, enqueue, moveToPlaceOf } from '../queue.ts';
import type { LibraryTree } from './libraryTree.ts';

/** The editor asks for the type of the tree itself before it lets rows drop on others. */
const TREE_MIME = `application/vnd.code.tree.${LIBRARY_VIEW.toLowerCase()}`;

export function dragPapers(
  services: Services,
  tree: LibraryTree,
): vscode.TreeDragAndDropController<Row> {
  return {
    dragMimeTypes: [PAPERS_MIME],
    dropMimeTypes: [PAPERS_MIME, TREE_MIME],
    handleDrag(rows, data) {
      const keys = rows.flatMap((row) => (row.kind === 'paper' ? [row.key] : []));
      if (keys.length > 0) data.set(PAPERS_MIME, new vscode.DataTransferItem(JSON.stringify(keys)));
    },
    async handleDrop(target, data) {
      const dragged = data.get(PAPERS_MIME);
      if (target === undefined || dragged === undefined || tree.grouping !== 'queue') return;
      await runGuarded(async () => {
        drop(services, readKeys(await dragged.asString()), target);
      }, services.log);
    },
  };
}

/** On a paper of the queue: into its place. On the queue: at its end. Elsewhere: out of it. */
function drop({ gloss }: Services, keys: readonly string[], target: Row): void {
  const papers = papersOf(gloss.library, keys);
  if (!isInQueue(target)) {
    dequeue(gloss, papers);
    return;
  }
  enqueue(gloss, papers);
  if (target.kind === 'paper') {
    const [place] = papersOf(gloss.library, [target.key]);
    if (place !== undefined) moveToPlaceOf(gloss, papers, place);
  }
}

/** Whoever drags may say anything of this type. */
function readKeys(json: string): readonly string[] {
  const keys: unknown = JSON.parse(json);
  return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
}
