/**
 * What was written about a paper stays its own when its key is renamed: its annotations know the new key besides the
 * old one. A rename may be looked at and left, so that is done when the bibliography is read with the new key.
 */
import type * as vscode from 'vscode';
import { Scope } from '../../../core/base/scope.ts';
import type { KeyRename } from '../../../core/cited/renameInText.ts';
import type { Services } from '../../services.ts';
import type { Renamed } from './renamedPaper.ts';

interface Expected extends KeyRename {
  /** The bibliographies as sources of the library. */
  readonly sources: readonly string[];
  /** The annotations of the paper; undefined where it has none. */
  readonly set: string | undefined;
}

export class OldKeys implements vscode.Disposable {
  readonly #services: Services;
  readonly #scope = new Scope();
  readonly #rename: (from: string, to: string) => void;
  readonly #expected: Expected[] = [];
  /** Those that were made, and may be undone. */
  readonly #made = new Set<Expected>();

  /** @param rename told when the library has a paper under another key than before, also by an undo */
  constructor(services: Services, rename: (from: string, to: string) => void) {
    this.#services = services;
    this.#rename = rename;
    this.#scope.own(
      services.gloss.library.onDidChange(() => {
        for (const expected of this.#expected) this.#look(expected);
      }),
    );
  }

  /** A rename was proposed, and may be made. */
  expect({ paper, files }: Renamed, { from, to }: KeyRename): void {
    if (paper === undefined) return;
    const set = this.#services.gloss.annotations.get(paper)?.id;
    this.#expected.push({ from, to, set, sources: files.map((uri) => uri.toString()) });
  }

  dispose(): void {
    this.#scope.dispose();
  }

  #look(expected: Expected): void {
    const { from, to, set, sources } = expected;
    const { library, annotations } = this.#services.gloss;
    const isMade = sources.some(
      (source) =>
        library.getIn(source, to) !== undefined && library.getIn(source, from) === undefined,
    );
    if (isMade) this.#made.add(expected);
    if (this.#made.has(expected)) this.#follow(expected);
    const known = annotations.all().find(({ id }) => id === set);
    if (!isMade || known === undefined || known.paper.keys.includes(to)) return;
    annotations.adopt([{ ...known, paper: { ...known.paper, keys: [...known.paper.keys, to] } }]);
  }

  #follow({ from, to }: Expected): void {
    const { library } = this.#services.gloss;
    const [hasOld, hasNew] = [from, to].map((key) => library.get(key) !== undefined);
    if (hasNew && !hasOld) this.#rename(from, to);
    if (hasOld && !hasNew) this.#rename(to, from);
  }
}
