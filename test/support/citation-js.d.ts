/** The little of citation-js that tests call; the packages bring no types. */
declare module '@citation-js/core' {
  export const plugins: {
    readonly input: { chain(data: string, options: object): unknown };
  };
}
declare module '@citation-js/plugin-bibtex';
