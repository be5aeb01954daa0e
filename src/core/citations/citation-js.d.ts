/** The little of citation-js that Gloss calls; the packages bring no types. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly output: {
      format(
        format: string,
        items: readonly object[],
        options: { readonly format: 'object' },
      ): unknown;
    };
  };
}
declare module '@citation-js/plugin-bibtex';
