/** Reading status from the tree and the palette. */
import type { Disposable } from '../../core/base/emitter.ts';
import type { ReadingStatus } from '../../core/annotations/annotation.ts';
import type { CommandId } from '../../shared/commands.ts';
import { registerCommands } from '../commands.ts';
import { annotationsText } from '../annotationsText.ts';
import { offerUndo } from '../offerUndo.ts';
import type { PaperAsker } from '../paperAsker.ts';
import type { Services } from '../services.ts';
import { statusText } from '../text.ts';

export function registerAnnotate(services: Services, asker: PaperAsker): Disposable {
  const { annotations } = services.gloss;
  const mark = (command: CommandId, status: ReadingStatus) => {
    return async (...args: unknown[]) => {
      const papers = (await asker.many(command, args)) ?? [];
      const former = papers.map((paper) => annotations.get(paper)?.status ?? 'unread');
      for (const paper of papers) annotations.change(paper, { status });
      if (papers.length < 2) return;
      const undo = () => {
        papers.forEach((paper, index) => {
          const now = annotations.get(paper)?.status;
          if (now === status) annotations.change(paper, { status: former[index] ?? now });
        });
      };
      offerUndo(annotationsText.marked(papers.length, statusText(status)), undo, services.log);
    };
  };
  const handlers = {
    'gloss.markUnread': mark('gloss.markUnread', 'unread'),
    'gloss.markReading': mark('gloss.markReading', 'reading'),
    'gloss.markRead': mark('gloss.markRead', 'read'),
  };
  return registerCommands(handlers, services.log);
}
