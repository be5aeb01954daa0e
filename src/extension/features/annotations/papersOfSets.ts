/** Which paper of the library annotations are about: mostly one of a key they know, but not always. */
import type { AnnotationSet } from '../../../core/annotations/annotation.ts';
import type { AnnotationStore } from '../../../core/annotations/store.ts';
import type { Library } from '../../../core/library/library.ts';
import type { Paper } from '../../../core/library/paper.ts';

export class PapersOfSets {
  readonly #library: Library;
  readonly #annotations: AnnotationStore;
  /** By the set's id; made when a paper is not found by its keys, good until the library changes. */
  #papers: ReadonlyMap<string, Paper> | undefined;

  constructor(library: Library, annotations: AnnotationStore) {
    this.#library = library;
    this.#annotations = annotations;
  }

  libraryChanged(): void {
    this.#papers = undefined;
  }

  /** Undefined for annotations of a paper that the library does not have now. */
  get(set: AnnotationSet): Paper | undefined {
    const known = set.paper.keys
      .map((key) => this.#library.get(key))
      .find((paper) => paper !== undefined && this.#annotations.get(paper)?.id === set.id);
    if (known !== undefined) return known;
    this.#papers ??= this.#all();
    return this.#papers.get(set.id);
  }

  #all(): ReadonlyMap<string, Paper> {
    const pairs = this.#library.papers().flatMap((paper): readonly [string, Paper][] => {
      const set = this.#annotations.get(paper);
      return set === undefined ? [] : [[set.id, paper]];
    });
    return new Map(pairs);
  }
}
