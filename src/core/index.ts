/** The front door and only wiring of the core: the parts of Gloss over the ports of its host. */
import { Highlighter } from './annotations/highlighter.ts';
import { Archive } from './annotations/journal/archive.ts';
import { AnnotationStore } from './annotations/store.ts';
import { Scope } from './base/scope.ts';
import type { Disposable } from './base/emitter.ts';
import { Library } from './library/library.ts';
import { RecentPapers } from './library/recent.ts';
import type { Ports } from './ports.ts';
import { PaperSearch } from './search/paperSearch.ts';

export interface Gloss extends Disposable {
  readonly library: Library;
  readonly annotations: AnnotationStore;
  /** The journals of all workspaces. */
  readonly archive: Archive;
  readonly highlights: Highlighter;
  readonly recent: RecentPapers;
  readonly search: PaperSearch;
}

export function createGloss(ports: Ports): Gloss {
  const scope = new Scope();
  const library = scope.own(new Library());
  const annotations = scope.own(new AnnotationStore(ports));
  const archive = new Archive(ports, annotations.workspaceId);
  scope.own(archive.signWith(annotations.onDidSave));
  const highlights = new Highlighter(annotations, ports);
  const recent = scope.own(new RecentPapers(ports.state));
  const search = scope.own(
    new PaperSearch({
      papers: () => library.papers(),
      annotations: (paper) => annotations.get(paper),
      topics: () => library.topics(),
      colourMeanings: () => ports.preferences.colourMeanings(),
      background: ports.background,
    }),
  );
  scope.own(
    library.onDidChange(() => {
      search.libraryChanged();
    }),
  );
  scope.own(
    annotations.onDidChange(({ after }) => {
      for (const key of after.paper.keys) {
        const paper = library.get(key);
        if (paper !== undefined) search.update(paper, annotations.get(paper));
      }
    }),
  );
  return Object.freeze({
    library,
    annotations,
    archive,
    highlights,
    recent,
    search,
    dispose: () => {
      scope.dispose();
    },
  });
}
