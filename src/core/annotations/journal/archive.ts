/**
 * All journals of the user, each in a folder of its own with a record of the workspace it belongs to: so that
 * annotations are found again when the editor takes a workspace for another one.
 */
import type { Disposable, Event } from '../../base/emitter.ts';
import type { Ports } from '../../ports.ts';
import type { AnnotationSet } from '../annotation.ts';
import {
  journalFolder,
  likeness,
  LIKENESSES,
  parseIdentity,
  type IdentityRecord,
  type Likeness,
} from '../workspaceIdentity.ts';
import { parseJournalFile } from './journalFile.ts';
import { Journal } from './journal.ts';
import type { JournalRecord } from './record.ts';
import { Replica } from './replica.ts';
import type { SaveOutcome } from './writeBehind.ts';

/** Records of a workspace that are kept, the newest of each window. */
const MOST_IDENTITIES = 4;
const IDENTITY = 'identity.';
/** A writer that never writes. */
const READER = 'reader';

export interface ArchivedJournal {
  readonly folder: string;
  readonly identity: IdentityRecord;
}

export interface Relative extends ArchivedJournal {
  readonly likeness: Likeness;
}

export type ArchivePorts = Pick<Ports, 'storage' | 'clock' | 'ids' | 'workspace'>;

export class Archive {
  readonly #ports: ArchivePorts;
  /** The id in the workspace's state. */
  readonly #state: string;
  readonly #folder: string;

  constructor(ports: ArchivePorts, state: string) {
    this.#ports = ports;
    this.#state = state;
    this.#folder = journalFolder(ports.workspace.identity());
  }

  /** What is known of this workspace now. */
  async identity(): Promise<IdentityRecord> {
    const { workspace, clock } = this.#ports;
    return { ...(await workspace.details()), state: this.#state, at: clock.now() };
  }

  /** Writes it down with the first annotations that this window stores; later ones try again if that fails. */
  signWith(onDidSave: Event<SaveOutcome>): Disposable {
    let signed = false;
    return onDidSave(({ kind }) => {
      if (kind !== 'saved' || signed) return;
      signed = true;
      this.sign().catch(() => {
        signed = false;
      });
    });
  }

  /**
   * Writes down which workspace the journal here belongs to.
   * @throws what the storage throws
   */
  async sign(): Promise<void> {
    const { storage, ids } = this.#ports;
    const identity = await this.identity();
    const path = (name: string) => `${this.#folder}/${name}`;
    await storage.write(path(`${IDENTITY}${ids.uuid()}.json`), `${JSON.stringify(identity)}\n`);
    const dated: { readonly name: string; readonly at: string }[] = [];
    for (const name of await this.#identityFiles(this.#folder)) {
      const at = parseIdentity((await storage.read(path(name))) ?? '')?.at;
      // One that is being written just now is nobody's to remove.
      if (at !== undefined) dated.push({ name, at });
    }
    const old = dated.sort((one, other) => (one.at > other.at ? -1 : 1)).slice(MOST_IDENTITIES);
    for (const { name } of old) await storage.remove(path(name));
  }

  /** All journals but the one here, each with the newest record of its workspace, the newest first. */
  async others(): Promise<readonly ArchivedJournal[]> {
    const journals: ArchivedJournal[] = [];
    for (const folder of await this.#ports.storage.list('')) {
      const identity = folder === this.#folder ? undefined : await this.#identityOf(folder);
      if (identity !== undefined) journals.push({ folder, identity });
    }
    return journals.sort((one, other) => (one.identity.at > other.identity.at ? -1 : 1));
  }

  /** Those that may be of this workspace, the likeliest first. */
  async relatives(): Promise<readonly Relative[]> {
    const mine = await this.identity();
    const relatives = (await this.others()).flatMap((journal) => {
      const kind = likeness(mine, journal.identity);
      return kind === undefined ? [] : [{ ...journal, likeness: kind }];
    });
    const rank = ({ likeness: kind }: Relative) => LIKENESSES.indexOf(kind);
    return relatives.sort((one, other) => rank(one) - rank(other));
  }

  /** The annotations that a journal has, whichever workspace it is of; nothing in it is changed. */
  async read(folder: string): Promise<readonly AnnotationSet[]> {
    const { storage, clock } = this.#ports;
    const journal = new Journal({ storage, clock, folder, writer: READER });
    return setsOf((await journal.read()).records);
  }

  /** The backups of the journal here, the newest first. */
  async backups(): Promise<readonly { readonly date: string; readonly path: string }[]> {
    const folder = `${this.#folder}/backups`;
    const names = (await this.#ports.storage.list(folder)).toSorted().reverse();
    return names.map((name) => ({
      date: name.slice(0, name.indexOf('.')),
      path: `${folder}/${name}`,
    }));
  }

  /** The annotations that a backup has. */
  async readBackup(path: string): Promise<readonly AnnotationSet[]> {
    return setsOf(parseJournalFile((await this.#ports.storage.read(path)) ?? '').records);
  }

  /** Files with what could not be read here. */
  async asideFiles(): Promise<readonly string[]> {
    const names = await this.#ports.storage.list(`${this.#folder}/aside`);
    return names.map((name) => `${this.#folder}/aside/${name}`);
  }

  /** Whether this workspace was not told of another's journal before; from now on it was. */
  async tellOnce(folder: string): Promise<boolean> {
    const { storage } = this.#ports;
    const told = `offered.${folder}.json`;
    if ((await storage.list(this.#folder)).includes(told)) return false;
    await storage.write(`${this.#folder}/${told}`, `{ "at": "${this.#ports.clock.now()}" }\n`);
    return true;
  }

  async #identityOf(folder: string): Promise<IdentityRecord | undefined> {
    const { storage } = this.#ports;
    const records: IdentityRecord[] = [];
    for (const name of await this.#identityFiles(folder)) {
      const record = parseIdentity((await storage.read(`${folder}/${name}`)) ?? '');
      if (record !== undefined) records.push(record);
    }
    return records.sort((one, other) => (one.at > other.at ? -1 : 1))[0];
  }

  async #identityFiles(folder: string): Promise<readonly string[]> {
    const names = await this.#ports.storage.list(folder);
    return names.filter((name) => name.startsWith(IDENTITY));
  }
}

function setsOf(records: readonly JournalRecord[]): readonly AnnotationSet[] {
  const replica = new Replica(READER);
  replica.take(records);
  return replica.all();
}
