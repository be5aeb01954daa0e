/**
 * What is known of a workspace, to keep its annotations under, and to find them again when the editor takes it
 * for another one: renamed, moved, opened as a part of something larger, through a link, in a container.
 */
import { isFields } from '../base/fields.ts';
import { fingerprint } from '../base/hash.ts';

export interface WorkspaceFolder {
  /** Without a slash at the end. */
  readonly path: string;
  readonly name: string;
  /** When the folder was made, in milliseconds since 1970; it stays when it is renamed. Absent if unknown. */
  readonly born?: number;
}

export interface WorkspaceIdentity {
  /** Empty for a window without a workspace. */
  readonly folders: readonly WorkspaceFolder[];
  /** The path of a `.code-workspace` file. */
  readonly file?: string;
}

/** As it is kept beside the journal. */
export interface IdentityRecord extends WorkspaceIdentity {
  readonly remotes: readonly string[];
  /** The random id in the workspace's state; empty where the state could not be read. */
  readonly state: string;
  /** When this was written; ISO 8601, UTC. */
  readonly at: string;
}

/** Why two workspaces may be one, the strongest first. */
export const LIKENESSES = ['state', 'path', 'born', 'remote', 'inside', 'name'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/** The name of the folder for a workspace's journal: readable, and another one for every other path. */
export function journalFolder({ folders, file }: WorkspaceIdentity): string {
  if (folders.length === 0 && file === undefined) return 'no-folder';
  const places =
    file ??
    folders
      .map(({ path }) => path)
      .sort()
      .join('\n');
  const name = (folders[0]?.name ?? file ?? '').normalize('NFKD').replace(/[^A-Za-z0-9]+/gu, '-');
  const readable = name.replace(/^-|-$/gu, '').slice(0, 40).toLowerCase();
  return `${readable === '' ? 'folder' : readable}-${fingerprint(places)}${fingerprint(`${places}\n`)}`;
}

/** Whether two records may be of one workspace, and by what; undefined where nothing speaks for it. */
export function likeness(mine: IdentityRecord, theirs: IdentityRecord): Likeness | undefined {
  const pairs = mine.folders.flatMap((one) => theirs.folders.map((other) => [one, other] as const));
  const speaks: Readonly<Record<Likeness, () => boolean>> = {
    state: () => mine.state !== '' && mine.state === theirs.state,
    path: () => pairs.some(([one, other]) => one.path === other.path),
    born: () => pairs.some(([one, other]) => one.born !== undefined && one.born === other.born),
    remote: () => mine.remotes.some((remote) => theirs.remotes.includes(remote)),
    inside: () => pairs.some(([one, other]) => holds(one, other) || holds(other, one)),
    name: () => pairs.some(([one, other]) => one.name === other.name),
  };
  return LIKENESSES.find((kind) => speaks[kind]());
}

function holds(outer: WorkspaceFolder, inner: WorkspaceFolder): boolean {
  return inner.path.startsWith(`${outer.path}/`);
}

/** Reads a record; undefined for a file that holds none. */
export function parseIdentity(text: string): IdentityRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isIdentity(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isIdentity(value: unknown): value is IdentityRecord {
  if (!isFields(value)) return false;
  const { folders, file, remotes, state, at } = value;
  return (
    Array.isArray(folders) &&
    folders.every(
      (folder) => isFields(folder) && isText(folder['path']) && isText(folder['name']),
    ) &&
    (file === undefined || isText(file)) &&
    Array.isArray(remotes) &&
    remotes.every(isText) &&
    isText(state) &&
    isText(at)
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
