/** The little of citeproc-js that Gloss calls; the package brings no types. */
declare module 'citeproc' {
  interface System {
    readonly retrieveLocale: (lang: string) => unknown;
    readonly retrieveItem: (id: string) => unknown;
  }
  interface Engine {
    setOutputFormat(format: 'html'): void;
    updateItems(ids: readonly string[]): void;
    /** `false` where the style has no bibliography. */
    makeBibliography():
      | false
      | [parameters: { readonly entry_ids: readonly (readonly string[])[] }, entries: string[]];
  }
  const CSL: {
    readonly Engine: new (system: System, style: unknown, lang?: string) => Engine;
    /** Words that stay small in titles; read when an engine is made. */
    SKIP_WORDS: readonly string[];
  };
  export default CSL;
}
