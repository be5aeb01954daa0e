/**
 * The public API: what `activate` returns to other extensions, and to tests. Version 1; it grows, and
 * what stands here stays.
 */
import type * as vscode from 'vscode';
import {
  formatCitation,
  isCitationSyntax,
  webAddress,
  type CitationSyntax,
} from '../core/citations/syntax.ts';
import { GlossError } from '../core/base/errors.ts';
import type { AnnotationSet } from '../core/annotations/annotation.ts';
import type { CslItem, Paper } from '../core/library/paper.ts';
import { fieldText } from '../core/annotations/anchoring/anchors.ts';
import { toWebAnnotation, type WebAnnotation } from '../core/annotations/formats/webAnnotation.ts';
import type { MarkdownIt } from '../core/preview/markdownIt.ts';
import { footnoteReferences } from './features/bibliography/formatted.ts';
import { papersOf } from './paperArguments.ts';
import type { Services } from './services.ts';

export interface GlossApi {
  readonly version: 1;
  readonly library: {
    /** All papers, as CSL-JSON items. */
    papers(): Promise<readonly CslItem[]>;
    /** Undefined if the library has no paper of this citation key. */
    get(key: string): Promise<CslItem | undefined>;
    /** Ranked as the search list shows them; the query may hold filters. */
    search(
      query: string,
      options?: { readonly limit?: number },
    ): Promise<readonly { readonly key: string; readonly score: number }[]>;
    readonly onDidChange: vscode.Event<undefined>;
  };
  readonly annotations: {
    /** Undefined if nothing was written about the paper, or there is no such paper. */
    get(key: string): Promise<AnnotationSet | undefined>;
    all(): Promise<readonly AnnotationSet[]>;
    /**
     * A paper's highlights as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), positions
     * in code points; empty if there are none, or no such paper.
     */
    webAnnotations(key: string): Promise<readonly WebAnnotation[]>;
    /** Fires with the citation keys that the annotated paper is known by. */
    readonly onDidChange: vscode.Event<readonly string[]>;
  };
  readonly citations: {
    /** Rejects for an unknown key or syntax; `syntax` is "pandoc" unless given. */
    format(
      keys: readonly string[],
      options?: { readonly syntax?: CitationSyntax },
    ): Promise<string>;
  };
  /** For the editor's Markdown extension, which hands its markdown-it in: citations in its preview. */
  readonly extendMarkdownIt: (markdownIt: MarkdownIt) => MarkdownIt;
}

export function createApi(
  { gloss, ready, context }: Services,
  newEmitter: <T>() => vscode.EventEmitter<T>,
  extendMarkdownIt: GlossApi['extendMarkdownIt'],
): GlossApi {
  const { library, annotations, search } = gloss;
  const libraryChanged = newEmitter<undefined>();
  const annotationsChanged = newEmitter<readonly string[]>();
  library.onDidChange(() => {
    libraryChanged.fire(undefined);
  });
  annotations.onDidChange(({ after }) => {
    annotationsChanged.fire(after.paper.keys);
  });
  const whenReady = async <T>(answer: () => T | Promise<T>): Promise<T> => {
    await ready();
    return answer();
  };
  return {
    version: 1,
    library: {
      papers: () => whenReady(() => library.papers().map(({ item }) => item)),
      get: (key) => whenReady(() => library.get(key)?.item),
      search: (query, options) =>
        whenReady(() => search.find(query, options).hits.map(({ key, score }) => ({ key, score }))),
      onDidChange: libraryChanged.event,
    },
    annotations: {
      get: (key) =>
        whenReady(() => {
          const paper = library.get(key);
          return paper === undefined ? undefined : annotations.get(paper);
        }),
      all: async () => {
        await annotations.load();
        return annotations.all();
      },
      webAnnotations: (key) =>
        whenReady(() => {
          const paper = library.get(key);
          return paper === undefined ? [] : webAnnotationsOf(paper, annotations.get(paper));
        }),
      onDidChange: annotationsChanged.event,
    },
    citations: {
      format: (keys, options) =>
        whenReady(async () => {
          const syntax = options?.syntax ?? 'pandoc';
          // Callers in JavaScript may pass anything.
          if (!isCitationSyntax(syntax)) throw new GlossError('citation.unknownSyntax', [syntax]);
          const papers = papersOf(library, keys);
          const references = await footnoteReferences(context.extensionUri, papers, { syntax });
          return formatCitation(papers, syntax, { references });
        }),
    },
    extendMarkdownIt,
  };
}

/** What is annotated is named by its address on the web, else by its key. */
function webAnnotationsOf(paper: Paper, set: AnnotationSet | undefined): readonly WebAnnotation[] {
  const source = webAddress(paper) ?? `urn:gloss:${encodeURIComponent(paper.key)}`;
  return (set?.highlights ?? []).map((highlight) => {
    const { field } = highlight;
    const text = field === undefined ? '' : fieldText(paper, field);
    return toWebAnnotation(highlight, { source, text });
  });
}
