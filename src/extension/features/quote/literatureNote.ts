/** Literature notes in documents: put in, and brought up to date. Writes into open documents only. */
import * as vscode from 'vscode';
import { notePath } from '../../../core/annotations/notePath.ts';
import { GlossError } from '../../../core/base/errors.ts';
import { authorYear, type Paper } from '../../../core/library/paper.ts';
import { NoteBases } from '../../../core/literatureNote/bases.ts';
import { findNotes } from '../../../core/literatureNote/markers.ts';
import { newNote, updateNotes, type NoteUpdate } from '../../../core/literatureNote/update.ts';
import { notify } from '../../notify.ts';
import { textOf } from '../../paperArguments.ts';
import { clock, ids, mementoState, userState } from '../../ports.ts';
import { faultText, quoteText } from '../../quoteText.ts';
import type { Services } from '../../services.ts';
import type { CitationTarget } from '../cite/citationTarget.ts';
import { documentName, isCitable, markupOf } from '../cite/documents.ts';
import { writeInTarget } from '../cite/writeInTarget.ts';
import { unusedFile } from './newFile.ts';
import { noteTexts, type NoteTexts } from './noteTexts.ts';
import { blockEdits } from './quotation.ts';

type Place = 'cursor' | 'newFile';

export class LiteratureNotes {
  readonly #services: Services;
  readonly #targets: CitationTarget;
  readonly #bases: NoteBases;

  constructor(services: Services, targets: CitationTarget) {
    this.#services = services;
    this.#targets = targets;
    this.#bases = new NoteBases(mementoState(userState(services.context)), { clock, ids });
  }

  /** At the cursor or into a new file, as the argument says; asks where it says nothing. */
  async insert(paper: Paper, args: readonly unknown[]): Promise<void> {
    const document = await this.#markdownTarget();
    const place = placeOf(args) ?? (await askPlace(paper, document));
    if (place === 'newFile') await this.#intoNewFile(paper);
    else if (place === 'cursor' && document === undefined) {
      void notify.info(quoteText.noMarkdown());
    } else if (place === 'cursor' && document !== undefined) await this.#atCursor(paper, document);
  }

  /** Updates all notes of the active document. */
  async updateActive(): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined) {
      void notify.info(quoteText.noMarkdown());
    } else if (isMarkdown(document)) {
      await this.#update(document);
    } else {
      void notify.info(quoteText.notMarkdown(documentName(document.uri)));
    }
  }

  async #markdownTarget(): Promise<vscode.TextDocument | undefined> {
    const target = this.#targets.current();
    if (target === undefined) return undefined;
    const document = await vscode.workspace.openTextDocument(target.uri);
    return isMarkdown(document) ? document : undefined;
  }

  /** A document that has a note of this paper gets no second one: the one that is there is updated. */
  async #atCursor(paper: Paper, document: vscode.TextDocument): Promise<void> {
    if (hasNote(document, paper.key)) {
      await this.#update(document, paper.key);
      return;
    }
    const texts = await noteTexts(this.#services, document, [paper]);
    const body = texts.of(paper.key)?.body ?? '';
    const { text: note, base } = newNote(paper.key, body, () => this.#bases.freshId());
    await this.#bases.keep([base]);
    await writeInTarget(this.#targets, {
      content: () => note,
      name: () => authorYear(paper),
      addTo: texts.addTo,
      edits: (target, selections) => blockEdits(target, selections.slice(0, 1), note),
    });
    await texts.finish();
  }

  /** A document that is not saved yet: where its name is taken, another one is. Nothing is overwritten. */
  async #intoNewFile(paper: Paper): Promise<void> {
    const name = `notes${notePath(paper.key)}`;
    const { file, taken } = await unusedFile(name, (content) => hasNoteIn(content, paper.key));
    if (taken !== undefined && (await this.#updatesTaken(paper, taken))) return;
    const document = await (file === undefined
      ? vscode.workspace.openTextDocument({ language: 'markdown', content: '' })
      : vscode.workspace.openTextDocument(file));
    await vscode.window.showTextDocument(document, { preview: false });
    if (hasNote(document, paper.key)) {
      await this.#update(document, paper.key);
      return;
    }
    const texts = await noteTexts(this.#services, document, [paper]);
    const { frontMatter, body } = texts.of(paper.key) ?? { frontMatter: '', body: '' };
    const note = newNote(paper.key, body, () => this.#bases.freshId());
    await this.#bases.keep([note.base]);
    const edit = new vscode.WorkspaceEdit();
    const content = `${frontMatter}${frontMatter === '' ? '' : '\n'}${note.text}\n`;
    edit.insert(document.uri, document.positionAt(0), content);
    texts.addTo(edit);
    await vscode.workspace.applyEdit(edit);
    await texts.finish();
    notify.status(quoteText.newFile(documentName(document.uri)));
  }

  /** Asks about a file that has a note of this paper; true where the user wants that one, or none. */
  async #updatesTaken(paper: Paper, taken: vscode.Uri): Promise<boolean> {
    const update = quoteText.openAndUpdate();
    const path = vscode.workspace.asRelativePath(taken);
    const question = quoteText.fileHasNote(path, authorYear(paper));
    const choice = await notify.info(question, update, quoteText.intoNewFile());
    if (choice === update) {
      const document = await vscode.workspace.openTextDocument(taken);
      await vscode.window.showTextDocument(document, { preview: false });
      await this.#update(document, paper.key);
    }
    return choice !== quoteText.intoNewFile();
  }

  /** One step of undo; what is written is remembered before, so that a base is never missing. */
  async #update(document: vscode.TextDocument, only?: string): Promise<void> {
    const { gloss, ready } = this.#services;
    await ready();
    const lines = linesOf(document);
    const keys = findNotes(lines).notes.map(({ key }) => key);
    const papers = new Set(keys.flatMap((key) => gloss.library.get(key) ?? []));
    const texts = await noteTexts(this.#services, document, [...papers]);
    const update = updateNotes(
      lines,
      {
        body: (key) => texts.of(gloss.library.get(key)?.key ?? key)?.body,
        base: (id) => this.#bases.text(id),
        freshId: () => this.#bases.freshId(),
      },
      only,
    );
    const { version } = document;
    await this.#bases.keep(update.bases);
    if (update.edits.length > 0) {
      if (!(await applyLines(document, { version, update, addTo: texts.addTo }))) {
        void notify.warn(quoteText.notWritten(documentName(document.uri)));
        return;
      }
      await texts.finish();
    }
    report(document, update);
  }
}

function isMarkdown(document: vscode.TextDocument): boolean {
  return isCitable(document) && markupOf(document) === 'markdown';
}

function linesOf(document: vscode.TextDocument): readonly string[] {
  return document.getText().split(/\r?\n/u);
}

/** A broken note counts: there may be the user's words in it. */
function hasNote(document: vscode.TextDocument, key: string): boolean {
  return hasNoteIn(document.getText(), key);
}

function hasNoteIn(content: string, key: string): boolean {
  const { notes, problems } = findNotes(content.split(/\r?\n/u));
  return [...notes, ...problems].some((note) => note.key === key);
}

/** @throws GlossError `command.badArgument` for a target that there is not */
function placeOf(args: readonly unknown[]): Place | undefined {
  const target = textOf(args, 'target');
  if (target === undefined || target === 'cursor' || target === 'newFile') return target;
  throw new GlossError('command.badArgument', [
    'gloss.insertLiteratureNote',
    'target is to be cursor or newFile',
  ]);
}

async function askPlace(
  paper: Paper,
  document: vscode.TextDocument | undefined,
): Promise<Place | undefined> {
  const newFile = { label: quoteText.intoNewFile(), place: 'newFile' as const };
  if (document === undefined) return newFile.place;
  const name = documentName(document.uri);
  const known = hasNote(document, paper.key);
  const label = known ? quoteText.inPlace(name) : quoteText.atCursor(name);
  const choice = await vscode.window.showQuickPick([{ label, place: 'cursor' as const }, newFile], {
    placeHolder: quoteText.whereTo(authorYear(paper)),
  });
  return choice?.place;
}

/** False where the document changed meanwhile or can't be written to. */
async function applyLines(
  document: vscode.TextDocument,
  {
    version,
    update,
    addTo,
  }: { readonly version: number; readonly update: NoteUpdate } & Pick<NoteTexts, 'addTo'>,
): Promise<boolean> {
  if (document.version !== version) return false;
  const edit = new vscode.WorkspaceEdit();
  addTo(edit);
  for (const { start, end, lines } of update.edits) {
    const range = new vscode.Range(start, 0, end, 0);
    edit.replace(document.uri, range, lines.map((line) => `${line}\n`).join(''));
  }
  await vscode.workspace.applyEdit(edit);
  return document.version !== version;
}

/** What was done, in one sentence; a warning where the user has to look at something. */
function report(document: vscode.TextDocument, { outcomes, problems }: NoteUpdate): void {
  if (outcomes.length + problems.length === 0) {
    void notify.info(quoteText.noNotes(documentName(document.uri)));
    return;
  }
  const changed = outcomes.filter(({ kind }) => kind === 'updated' || kind === 'both').length;
  const done = changed === 0 ? [] : [quoteText.updated(changed)];
  const concerns = concernsOf({ outcomes, problems });
  if (concerns.length > 0) void notify.warn(`${[...done, ...concerns].join('; ')}.`);
  else notify.status(done[0] ?? quoteText.upToDate(outcomes.length));
}

function concernsOf({
  outcomes,
  problems,
}: Pick<NoteUpdate, 'outcomes' | 'problems'>): readonly string[] {
  const both = outcomes.flatMap((outcome) => (outcome.kind === 'both' ? [outcome.line + 1] : []));
  const unknown = outcomes.flatMap(({ kind, key }) => (kind === 'unknown' ? [key] : []));
  const faults = problems.map(({ fault, line }) => faultText(fault, line + 1));
  return [
    ...(both.length > 0 ? [quoteText.both(both.length, both.join(', '))] : []),
    ...(unknown.length > 0 ? [quoteText.unknownPapers(unknown.join(', '))] : []),
    ...(faults.length > 0 ? [quoteText.leftAlone(faults.join('; '))] : []),
  ];
}
