/** The command that brings the bibliography of the document in line with what is cited. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { GlossError } from '../../../core/base/errors.ts';
import { isFields } from '../../../core/base/fields.ts';
import { Scope } from '../../../core/base/scope.ts';
import { whole } from '../../../core/base/utf8Text.ts';
import type { Reference } from '../../../core/bibliography/reference.ts';
import { syncBibliography, type SyncedText } from '../../../core/bibliography/sync.ts';
import { registerCommands } from '../../commands.ts';
import { notify } from '../../notify.ts';
import { textsOf } from '../../paperArguments.ts';
import { plainLabel } from '../../plainLabel.ts';
import type { Services } from '../../services.ts';
import { text } from '../../text.ts';
import type { CitationTarget } from '../cite/citationTarget.ts';
import { documentName, isCitable } from '../cite/documents.ts';
import { writingFor } from './addToBibliography.ts';
import { changeOf, makeChange } from './bibliographyFile.ts';
import { READING } from './breath.ts';
import { ProposedTexts } from './proposedText.ts';
import { planSync, type SyncPlan } from './syncPlan.ts';

/** What was done: what the command returns to its caller. */
export interface SyncReport {
  readonly file: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Keys that are cited and stand neither there nor in the library. */
  readonly unknown: readonly string[];
  /** Works that are there by another key than the one they are cited by. */
  readonly otherwise: readonly { readonly cited: string; readonly key: string }[];
  /** Whether the file holds it now. */
  readonly written: boolean;
}

/** What a caller decides without a dialog. */
interface Asked {
  /** Keys, or whether all that is not cited is to go. */
  readonly remove: boolean | readonly string[] | undefined;
  readonly write: boolean | undefined;
}

export function registerSync(services: Services, targets: CitationTarget): Disposable {
  const scope = new Scope();
  const proposals = scope.own(new ProposedTexts());
  scope.own(
    registerCommands(
      {
        'gloss.syncBibliography': async (...args: unknown[]) => {
          const asked = askedIn(args);
          await services.ready();
          const target = targets.current();
          if (target === undefined) throw new GlossError('bibliography.noFolder', []);
          const document = await vscode.workspace.openTextDocument(target.uri);
          if (!isCitable(document)) throw new GlossError('citation.notCitable', []);
          const plan = await planSync(document, services);
          return sync(document, plan, { asked, proposals });
        },
      },
      services.log,
    ),
  );
  return scope;
}

/** @throws GlossError `command.badArgument` */
function askedIn(args: readonly unknown[]): Asked {
  const [first] = args;
  const { remove, write } = isFields(first) ? first : {};
  return {
    remove:
      typeof remove === 'boolean' ? remove : textsOf('gloss.syncBibliography', args, 'remove'),
    write: typeof write === 'boolean' ? write : undefined,
  };
}

/** Undefined if the user left. */
async function sync(
  document: vscode.TextDocument,
  plan: SyncPlan,
  { asked, proposals }: { readonly asked: Asked; readonly proposals: ProposedTexts },
): Promise<SyncReport | undefined> {
  const { file, before, missing, unused } = plan;
  const remove = await toRemove(unused, asked.remove);
  if (remove === undefined) return undefined;
  const tools = { writing: writingFor(document), reading: READING };
  const synced = await syncBibliography(before, { add: missing, remove }, tools);
  const outcome = { plan, synced, remove };
  if (synced.splices.length === 0) {
    const report = reportOf(outcome, true);
    const [name, unresolved] = [documentName(file.uri), unresolvedText(report)];
    const said = unresolved.length === 0 ? text.allInSync(name) : text.nothingToSync(name);
    void notify.info([said, ...unresolved].join(' '));
    return report;
  }
  const change = await changeOf(file, synced.splices);
  if (!(await isWanted(outcome, asked.write, proposals))) return reportOf(outcome, false);
  const undoable = await makeChange(change);
  const report = reportOf(outcome, true);
  void notify.info(syncedText(report, undoable));
  return report;
}

interface Outcome {
  readonly plan: SyncPlan;
  readonly synced: SyncedText;
  readonly remove: ReadonlySet<string>;
}

function reportOf({ plan, synced, remove }: Outcome, written: boolean): SyncReport {
  const { file, missing, unknown } = plan;
  const otherwise = missing.flatMap(({ key: cited }, index) => {
    const key = synced.keys[index] ?? cited;
    return key === cited ? [] : [{ cited, key }];
  });
  return {
    file: file.uri.toString(),
    added: synced.added,
    removed: [...remove],
    unknown,
    otherwise,
    written,
  };
}

function syncedText(report: SyncReport, undoable: boolean): string {
  const { file, added, removed } = report;
  const name = documentName(vscode.Uri.parse(file));
  const parts = [
    text.synced(name, added.join(', ') || '–', removed.join(', ') || '–'),
    ...unresolvedText(report),
    ...(undoable ? [] : [text.syncedOnDisk()]),
  ];
  return parts.join(' ');
}

/** What the user has to see to. */
function unresolvedText({ unknown, otherwise }: SyncReport): readonly string[] {
  const pairs = otherwise.map(({ cited, key }) => `${cited} → ${key}`);
  return [
    ...(unknown.length > 0 ? [text.notInLibrary(unknown.join(', '))] : []),
    ...(pairs.length > 0 ? [text.citedOtherwise(pairs.join(', '))] : []),
  ];
}

/** Shows the difference and asks, unless the caller has said that it is to be written. */
async function isWanted(
  { plan, synced, remove }: Outcome,
  write: boolean | undefined,
  proposals: ProposedTexts,
): Promise<boolean> {
  if (write === true) return true;
  const { file } = plan;
  const name = documentName(file.uri);
  const title = text.proposedFor(name);
  const close = await proposals.show({
    file: file.uri,
    before: whole(file.text),
    after: synced.text,
    title,
  });
  if (write === false) return false;
  const goOn = text.writeBibliography(name);
  const question = text.proposed(name, synced.added.length, remove.size);
  const isChosen = (await notify.info(question, goOn)) === goOn;
  await close();
  return isChosen;
}

/** The keys to go; undefined if the user left. */
async function toRemove(
  unused: readonly Reference[],
  asked: Asked['remove'],
): Promise<ReadonlySet<string> | undefined> {
  const keys = unused.map(({ key }) => key);
  if (asked === false || keys.length === 0) return new Set();
  if (asked === true) return new Set(keys);
  if (asked !== undefined) return new Set(keys.filter((key) => asked.includes(key)));
  const rows = unused.map(({ key, brief }) => ({
    key,
    label: plainLabel(key),
    description: plainLabel(brief.title),
  }));
  const chosen = await vscode.window.showQuickPick(rows, {
    title: text.removeUncited(rows.length),
    placeHolder: text.removeUncitedHelp(),
    canPickMany: true,
    matchOnDescription: true,
  });
  return chosen === undefined ? undefined : new Set(chosen.map(({ key }) => key));
}
