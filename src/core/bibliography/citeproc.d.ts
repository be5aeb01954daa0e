/** The little of citeproc-js that Gloss calls; the package brings no types. */
declare module 'citeproc' {
  /** What is printed for a variable of an item, with the punctuation around it. */
  export type VariableWrapper = (
    variable: {
      readonly itemData: { readonly id: string };
      readonly variableNames: readonly string[];
      readonly context: 'citation' | 'bibliography';
    },
    before: string,
    text: string,
    behind: string,
  ) => string;
  interface System {
    readonly retrieveLocale: (lang: string) => unknown;
    readonly retrieveItem: (id: string) => unknown;
    readonly variableWrapper?: VariableWrapper;
  }
  export interface CitationItemInput {
    readonly id: string;
    readonly prefix?: string;
    readonly suffix?: string;
    readonly locator?: string;
    readonly label?: string;
    readonly 'suppress-author'?: true;
    readonly 'author-only'?: true;
    /** Nothing of citeproc's: those of one number are sorted among each other (`runs.ts`). */
    readonly run?: number;
  }
  type Sorted = readonly [item: unknown, input: CitationItemInput];
  export interface CitationInput {
    readonly citationID: string;
    readonly citationItems: readonly CitationItemInput[];
    readonly properties: {
      /** The number of its note; 0 in the text. */
      readonly noteIndex: number;
      /** The author in the text, and the rest. */
      readonly mode?: 'composite';
      /** Works stay in the order they are written in. */
      readonly unsorted?: true;
    };
  }
  type Place = readonly [citationId: string, noteIndex: number];
  export interface Engine {
    readonly opt: { readonly xclass: 'note' | 'in-text' };
    /** What stands around every citation. */
    readonly citation: {
      /** What sorts the items of a citation. */
      readonly srt: { compareCompositeKeys: (one: Sorted, other: Sorted) => number };
      readonly opt: {
        readonly layout_prefix: string;
        readonly layout_suffix: string;
        readonly layout_delimiter: string;
        readonly layout_decorations: readonly (readonly [name: string, value: string])[];
        readonly collapse?: unknown;
        readonly 'after-collapse-delimiter'?: string;
        readonly cite_group_delimiter?: string;
      };
    };
    readonly citation_sort: { readonly tokens: readonly unknown[] };
    /** What it has in hand while it prints. */
    readonly tmp: {
      /** What Gloss notes of the item that is printed. */
      isBehindWords?: boolean;
      hasLocator?: boolean;
      last_primary_names_string: string | false;
      splice_delimiter: string;
      readonly have_collapsed: boolean;
    };
    /** The number of each item. */
    readonly registry: {
      readonly registry: Readonly<Record<string, { readonly seq: number } | undefined>>;
    };
    getOpt(name: 'punctuation-in-quote'): unknown;
    setOutputFormat(format: 'html'): void;
    updateItems(ids: readonly string[]): void;
    updateUncitedItems(ids: readonly string[]): void;
    /** Adds or replaces a citation between those before and behind it; says what changed. */
    processCitationCluster(
      citation: CitationInput,
      before: readonly Place[],
      behind: readonly Place[],
      flag?: number,
    ): readonly [
      report: unknown,
      changed: readonly (readonly [index: number, html: string, id: string])[],
    ];
    /** A citation that stands nowhere. */
    makeCitationCluster(items: readonly CitationItemInput[]): string;
    /** Of all citations: id, number of the note, HTML. */
    rebuildProcessorState(
      citations: readonly CitationInput[],
      format: 'html',
      uncited: readonly string[],
    ): readonly (readonly [id: string, noteIndex: number, html: string])[];
    /** `false` where the style has no bibliography. */
    makeBibliography():
      | false
      | [
          parameters: {
            readonly entry_ids: readonly (readonly string[])[];
            readonly hangingindent?: boolean;
          },
          entries: string[],
        ];
  }
  const CSL: {
    readonly Engine: new (
      system: System,
      style: unknown,
      lang?: string,
      forceLang?: boolean,
    ) => Engine;
    /** Words that stay small in titles; read when an engine is made. */
    SKIP_WORDS: readonly string[];
    /** Prints one item of a citation, or looks what it would print. */
    getCite: (
      this: Engine,
      item: unknown,
      input: CitationItemInput | null | undefined,
      ...others: readonly unknown[]
    ) => unknown;
    /** What goes between an item and the one before it. */
    getSpliceDelimiter: (
      this: Engine,
      isBehindLocator: boolean,
      ...others: readonly unknown[]
    ) => string;
  };
  export default CSL;
}
