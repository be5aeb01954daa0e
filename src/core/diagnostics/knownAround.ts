/** What is known around a document, of its bibliographies and the library. */
import type { AnnotationSet } from '../annotations/annotation.ts';
import type { BibliographyFormat } from '../bibliography/read.ts';
import type { Library } from '../library/library.ts';
import type { Paper } from '../library/paper.ts';
import type { Known } from './known.ts';

/** A bibliography of a document that could be read. */
export interface KnownBibliography {
  readonly name: string;
  /** Its source in the library. */
  readonly source: string;
  readonly format: BibliographyFormat;
  readonly hasKey: (key: string) => boolean;
}

export interface Surroundings {
  readonly library: Library;
  /** The first decides first. */
  readonly bibliographies: readonly KnownBibliography[];
  /** Whether the document may be part of a larger one, whose bibliography has what it cites. */
  readonly isPart?: boolean;
  /** Keys of references that stand in the document itself. */
  readonly inlineKeys: ReadonlySet<string>;
  /** Absent where nothing is known of what the user wrote. */
  readonly annotations?: (paper: Paper) => AnnotationSet | undefined;
}

export function knownAround(surroundings: Surroundings): Known {
  const { library, bibliographies, isPart = false, inlineKeys, annotations } = surroundings;
  const main = bibliographies.find(({ format }) => format !== 'ris')?.name;
  const sources = new Set(bibliographies.map(({ source }) => source));
  return {
    hasEntry: (key) => inlineKeys.has(key) || bibliographies.some(({ hasKey }) => hasKey(key)),
    bibliography: isPart ? undefined : main,
    paper: (key) => {
      for (const { source } of bibliographies) {
        const paper = library.getIn(source, key);
        if (paper !== undefined) return paper;
      }
      return inlineKeys.has(key) ? undefined : library.get(key);
    },
    ownKey: ({ key, source, known }) =>
      sources.has(source) ? key : known?.find((other) => sources.has(other.source))?.key,
    papers: () => library.papers(),
    annotations: (paper) => annotations?.(paper),
    knowsReading: annotations !== undefined,
  };
}
