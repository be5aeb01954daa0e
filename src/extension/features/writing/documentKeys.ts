/** Whom the citation keys of a document mean: its bibliographies decide, then the library. */
import type * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import type { Reference } from '../../../core/bibliography/reference.ts';
import { keysOf as keysOfPaper, type Paper } from '../../../core/library/paper.ts';
import { clock } from '../../ports.ts';
import type { Services } from '../../services.ts';
import { bibliographiesOf } from '../bibliography/documentBibliography.ts';
import type {
  WorkspaceBibliographies,
  WorkspaceBibliography,
} from '../bibliography/workspaceBibliographies.ts';

/** An entry, and the file that it stands in. */
export interface KeyEntry {
  readonly bibliography: WorkspaceBibliography;
  readonly reference: Reference;
}

export interface DocumentKeys {
  /** The document's bibliographies that could be read, the first deciding first. */
  readonly bibliographies: readonly WorkspaceBibliography[];
  /** The entry that pandoc would take; undefined for a key that no bibliography of the document has. */
  readonly entry: (key: string) => KeyEntry | undefined;
  /** Also of the library, where no bibliography of the document has the key. */
  readonly paper: (key: string) => Paper | undefined;
}

/** The key to cite a paper by where no bibliography of the document has it. */
export function keyElsewhere(paper: Paper): string {
  return keysOfPaper(paper)[0] ?? paper.key;
}

/** Reads the bibliographies that are not read yet; never rejects for one that can't be read. */
export async function keysOf(
  services: Services,
  workspace: WorkspaceBibliographies,
  document: vscode.TextDocument,
): Promise<DocumentKeys> {
  const files = await filesOf(services, document);
  const read = await Promise.all(files.map((uri) => readOnce(workspace, uri)));
  return keysIn(services, read.filter(isRead));
}

/** What is known of the keys of a document while its bibliographies are read. */
export interface KeysSoFar extends DocumentKeys {
  /** Whether all bibliographies are known; else a work may have another key in one of the others. */
  readonly isWhole: boolean;
}

/** As long as nobody notices that something is waited for. */
const UNNOTICED_MILLISECONDS = 100;

/** As `keysOf`, for whoever can't wait for a large bibliography; those that are not read yet go on being read. */
export async function keysSoFar(
  services: Services,
  workspace: WorkspaceBibliographies,
  document: vscode.TextDocument,
): Promise<KeysSoFar> {
  const files = await filesOf(services, document);
  const reading = Promise.all(files.map((uri) => readOnce(workspace, uri)));
  const read = await within(UNNOTICED_MILLISECONDS, reading);
  if (read !== undefined) return { ...keysIn(services, read.filter(isRead)), isWhole: true };
  // What a later one says holds only where none before it says otherwise.
  const known = files.map((uri) => workspace.get(uri));
  const unread = known.findIndex((bibliography) => bibliography === undefined);
  const first = (unread < 0 ? known : known.slice(0, unread)).filter(isRead);
  return { ...keysIn(services, first), isWhole: false };
}

async function filesOf(
  services: Services,
  document: vscode.TextDocument,
): Promise<readonly vscode.Uri[]> {
  // Without the bundled papers, which the Library says, the document still has its bibliographies.
  await services.ready().catch(() => undefined);
  return bibliographiesOf(document);
}

async function readOnce(
  workspace: WorkspaceBibliographies,
  uri: vscode.Uri,
): Promise<WorkspaceBibliography | undefined> {
  return workspace.get(uri) ?? workspace.read(uri);
}

function isRead(read: WorkspaceBibliography | undefined): read is WorkspaceBibliography {
  return read !== undefined;
}

/** Undefined where it takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: Disposable | undefined;
  const elapsed = new Promise<undefined>((resolve) => {
    timer = clock.after(milliseconds, () => {
      resolve(undefined);
    });
  });
  try {
    return await Promise.race([work, elapsed]);
  } finally {
    timer?.dispose();
  }
}

function keysIn(
  services: Services,
  bibliographies: readonly WorkspaceBibliography[],
): DocumentKeys {
  const { library } = services.gloss;
  return {
    bibliographies,
    entry: (key) => {
      for (const bibliography of bibliographies) {
        const reference = byKey(bibliography).get(key);
        if (reference !== undefined) return { bibliography, reference };
      }
      return undefined;
    },
    paper: (key) => {
      for (const { uri } of bibliographies) {
        const paper = library.getIn(uri.toString(), key);
        if (paper !== undefined) return paper;
      }
      return library.get(key);
    },
  };
}

/** The entry that the document's bibliographies have of a paper, by whatever key; undefined where they have none. */
export function entryOf(
  { bibliographies, entry }: DocumentKeys,
  paper: Paper,
): KeyEntry | undefined {
  for (const { uri } of bibliographies) {
    const file = uri.toString();
    const here = (paper.known ?? [paper]).find(({ source }) => source === file);
    const found = here && entry(here.key);
    if (found?.bibliography.uri.toString() === file) return found;
  }
  return undefined;
}

const keyed = new WeakMap<WorkspaceBibliography, ReadonlyMap<string, Reference>>();

/** Made at the first question: a bibliography is replaced, never changed. */
function byKey(bibliography: WorkspaceBibliography): ReadonlyMap<string, Reference> {
  const known = keyed.get(bibliography);
  if (known !== undefined) return known;
  const made = new Map(bibliography.references.map((reference) => [reference.key, reference]));
  keyed.set(bibliography, made);
  return made;
}
