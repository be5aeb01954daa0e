/** Tags of many papers at once: editing, renaming, merging. With arguments, the commands ask nothing. */
import { allTags } from '../../../core/annotations/annotation.ts';
import {
  editedTags,
  papersWith,
  retagged,
  tagsInUse,
  takenBack,
  type RetaggedSet,
  type TagEdit,
  type TagUse,
} from '../../../core/annotations/tagging.ts';
import { includesTag, normaliseTags, tagIdentity } from '../../../core/annotations/tags.ts';
import type { Disposable } from '../../../core/base/emitter.ts';
import { GlossError } from '../../../core/base/errors.ts';
import type { Gloss } from '../../../core/index.ts';
import type { Paper } from '../../../core/library/paper.ts';
import type { CommandId } from '../../../shared/commands.ts';
import { annotationsText } from '../../annotationsText.ts';
import { registerCommands } from '../../commands.ts';
import { notify } from '../../notify.ts';
import { offerUndo } from '../../offerUndo.ts';
import type { PaperAsker } from '../../paperAsker.ts';
import { textOf, textsOf } from '../../paperArguments.ts';
import { clock } from '../../ports.ts';
import type { Services } from '../../services.ts';
import { askForName, askForTag, askForTagEdit, askForTags } from './tagPick.ts';

export function registerTags(services: Services, asker: PaperAsker): Disposable {
  const { gloss, log } = services;
  return registerCommands(
    {
      'gloss.editTags': async (...args) => {
        const papers = (await asker.many('gloss.editTags', args)) ?? [];
        if (papers.length === 0) return;
        const lists = papers.map((paper) => gloss.annotations.get(paper)?.tags ?? []);
        const edit = givenEdit(args) ?? (await askForTagEdit(lists, knownTags(gloss)));
        if (edit !== undefined) editTags(gloss, papers, edit);
      },
      'gloss.renameTag': (...args) => renameTag(services, args),
      'gloss.mergeTags': (...args) => mergeTags(services, args),
    },
    log,
  );
}

/** All tags in use, each with the number of papers that have it, on themselves or on a highlight. */
function knownTags({ annotations }: Gloss): readonly TagUse[] {
  return tagsInUse(annotations.all().map(allTags));
}

/** @throws GlossError `command.badArgument` */
function givenEdit(args: readonly unknown[]): TagEdit | undefined {
  const add = textsOf('gloss.editTags', args, 'add');
  const remove = textsOf('gloss.editTags', args, 'remove');
  if (add === undefined && remove === undefined) return undefined;
  return { add: add ?? [], remove: remove ?? [] };
}

function editTags({ annotations }: Gloss, papers: readonly Paper[], edit: TagEdit): void {
  for (const paper of papers) {
    const set = annotations.get(paper);
    const tags = editedTags(set?.tags ?? [], edit);
    // A paper without annotations gets none for a tag that is not there to be removed.
    if (set !== undefined || tags.length > 0) annotations.change(paper, { tags });
  }
}

async function renameTag(services: Services, args: readonly unknown[]): Promise<void> {
  const known = knownTags(services.gloss);
  const from = textOf(args, 'from') ?? (await askForTag(known));
  if (from === undefined) return;
  const given = nameFor('gloss.renameTag', textOf(args, 'to'));
  const into = given ?? (await askForName(from));
  if (into === undefined || into === from) return;
  const asks = given === undefined && merges(known, from, into);
  if (!asks || (await confirmMerge(services.gloss, from, into))) retag(services, [from], into);
}

/** Whether two tags become one; another spelling of a tag is the same one. */
function merges(known: readonly TagUse[], from: string, into: string): boolean {
  const there = includesTag(
    known.map(({ tag }) => tag),
    into,
  );
  return there && tagIdentity(into) !== tagIdentity(from);
}

async function mergeTags(services: Services, args: readonly unknown[]): Promise<void> {
  const known = knownTags(services.gloss);
  const from = textsOf('gloss.mergeTags', args, 'tags') ?? (await askForTags(known));
  if (from === undefined || from.length === 0) return;
  const given = nameFor('gloss.mergeTags', textOf(args, 'into'));
  const suggested = known
    .filter(({ tag }) => includesTag(from, tag))
    .toSorted((a, b) => b.count - a.count)[0];
  const into = given ?? (await askForName(suggested?.tag ?? ''));
  if (into !== undefined) retag(services, from, into);
}

/** @throws GlossError `command.badArgument` for a name that is blank */
function nameFor(command: CommandId, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const [name] = normaliseTags([given]);
  if (name === undefined) throw new GlossError('command.badArgument', [command, 'a tag has words']);
  return name;
}

function confirmMerge({ annotations }: Gloss, from: string, into: string): Promise<boolean> {
  const sets = annotations.all();
  const question = annotationsText.confirmMerge({
    from,
    into,
    moved: papersWith(sets, [from]),
    there: papersWith(sets, [into]),
  });
  return notify.confirm(question, annotationsText.merge());
}

/** Changes all papers and highlights that have the tags, and offers to take that back. */
function retag({ gloss, log }: Services, from: readonly string[], into: string): void {
  const { annotations } = gloss;
  const now = clock.now();
  const done = annotations.all().flatMap((before): readonly RetaggedSet[] => {
    const change = retagged(before, { from, into, now });
    return change === undefined ? [] : [{ before, after: annotations.edit(before.id, change) }];
  });
  if (done.length === 0) {
    void notify.info(annotationsText.nothingToRetag(from, into));
    return;
  }
  const takeBackAll = () => {
    takeBack(gloss, done);
  };
  offerUndo(annotationsText.retagged(from, into, done.length), takeBackAll, log);
}

function takeBack({ annotations }: Gloss, done: readonly RetaggedSet[]): void {
  const sets = new Map(annotations.all().map((set) => [set.id, set]));
  const now = clock.now();
  for (const step of done) {
    const set = sets.get(step.before.id);
    const change = set && takenBack(set, step, now);
    if (set !== undefined && change !== undefined) annotations.edit(set.id, change);
  }
  notify.status(annotationsText.retaggingUndone());
}
