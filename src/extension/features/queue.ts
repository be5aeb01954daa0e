/** The reading queue: its commands, and what they share with dragging. */
import type { Disposable } from '../../core/base/emitter.ts';
import type { AnnotationSet } from '../../core/annotations/annotation.ts';
import {
  endOfQueue,
  isQueued,
  movedDown,
  movedTo,
  movedUp,
  type QueueChange,
} from '../../core/annotations/queue.ts';
import type { AnnotationStore } from '../../core/annotations/store.ts';
import type { Gloss } from '../../core/index.ts';
import type { Paper } from '../../core/library/paper.ts';
import type { CommandId } from '../../shared/commands.ts';
import { annotationsText } from '../annotationsText.ts';
import { registerCommands } from '../commands.ts';
import { notify } from '../notify.ts';
import type { PaperAsker } from '../paperAsker.ts';
import { offerUndo } from '../offerUndo.ts';
import type { Services } from '../services.ts';

/** Moves pass over papers that `isShown` leaves out: those a filter hides, or without a source. */
export function registerQueue(
  { gloss, log }: Services,
  asker: PaperAsker,
  isShown: (key: string) => boolean,
): Disposable {
  const withPapers = (command: CommandId, act: (papers: readonly Paper[]) => void) => {
    return async (...args: unknown[]) => {
      const papers = await asker.many(command, args);
      if (papers !== undefined) act(papers);
    };
  };
  const move = (direction: 'up' | 'down') => (papers: readonly Paper[]) => {
    const queued = papers.filter((paper) => isQueued(gloss.annotations.get(paper)));
    if (queued.length === 0) void notify.info(annotationsText.noneQueued());
    else moveInQueue(gloss, queued, direction, isShown);
  };
  const handlers = {
    'gloss.addToQueue': withPapers('gloss.addToQueue', (papers) => {
      enqueue(gloss, papers);
      notify.status(annotationsText.queued(papers.length));
    }),
    'gloss.removeFromQueue': withPapers('gloss.removeFromQueue', (papers) => {
      const places = papers.map((paper) => gloss.annotations.get(paper)?.queue);
      dequeue(gloss, papers);
      if (papers.length < 2) {
        notify.status(annotationsText.dequeued(papers.length));
        return;
      }
      const undo = () => {
        papers.forEach((paper, index) => gloss.annotations.change(paper, { queue: places[index] }));
      };
      offerUndo(annotationsText.dequeued(papers.length), undo, log);
    }),
    'gloss.moveUpInQueue': withPapers('gloss.moveUpInQueue', move('up')),
    'gloss.moveDownInQueue': withPapers('gloss.moveDownInQueue', move('down')),
  };
  return registerCommands(handlers, log);
}

/** Puts papers at the end of the queue, in their order; those in it stay where they are. */
export function enqueue({ annotations }: Gloss, papers: readonly Paper[]): void {
  for (const paper of papers) {
    if (isQueued(annotations.get(paper))) continue;
    annotations.change(paper, { queue: endOfQueue(annotations.all()) });
  }
}

export function dequeue({ annotations }: Gloss, papers: readonly Paper[]): void {
  for (const paper of papers) {
    const set = annotations.get(paper);
    if (isQueued(set)) annotations.edit(set.id, { queue: undefined });
  }
}

/** Moves those of the papers that are in the queue past the next that is shown. */
export function moveInQueue(
  { annotations }: Gloss,
  papers: readonly Paper[],
  direction: 'up' | 'down',
  isShown: (key: string) => boolean,
): void {
  const moved = direction === 'up' ? movedUp : movedDown;
  const shown = ({ paper }: AnnotationSet) => paper.keys.some(isShown);
  arrange(annotations, moved(annotations.all(), idsOf(annotations, papers), shown));
}

/** Moves those of the papers that are in the queue into the place of another. */
export function moveToPlaceOf(
  { annotations }: Gloss,
  papers: readonly Paper[],
  target: Paper,
): void {
  const id = annotations.get(target)?.id ?? '';
  arrange(annotations, movedTo(annotations.all(), idsOf(annotations, papers), id));
}

function idsOf(annotations: AnnotationStore, papers: readonly Paper[]): ReadonlySet<string> {
  return new Set(papers.flatMap((paper) => annotations.get(paper)?.id ?? []));
}

function arrange(annotations: AnnotationStore, changes: readonly QueueChange[]): void {
  for (const { id, queue } of changes) annotations.edit(id, { queue });
}
