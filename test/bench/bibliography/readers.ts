/**
 * Who reads the file: Gloss, and the libraries that other extensions and programs use, each as its documentation
 * says. They are loaded from the folder into which the bench installed them; of their types there is what is used.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const PEERS = {
  citationJs: { name: '@citation-js/plugin-bibtex', version: '0.9.0' },
  retorquere: { name: '@retorquere/bibtex-parser', version: '9.0.29' },
  latexUtensils: { name: 'latex-utensils', version: '7.0.0' },
} as const;
export type PeerId = keyof typeof PEERS;

/** The packages, as the registry's client takes them. */
export const PACKAGES = [
  '@citation-js/core@0.9.0',
  ...Object.values(PEERS).map(({ name, version }) => `${name}@${version}`),
];

/** Gives the keys of a file's entries. */
export type ReadKeys = (text: string) => readonly string[];

export async function peer(id: PeerId, folder: string): Promise<ReadKeys> {
  const require = createRequire(join(folder, 'package.json'));
  const load = async <T>(name: string) =>
    (await import(pathToFileURL(require.resolve(name)).href)) as T;
  switch (id) {
    case 'citationJs': {
      const { plugins } = await load<CitationJs>('@citation-js/core');
      await load('@citation-js/plugin-bibtex');
      const options = { forceType: '@biblatex/text', generateGraph: false };
      return (text) => plugins.input.chain(text, options).map((item) => item.id);
    }
    case 'retorquere': {
      // What it has for `require` is no module that Node takes.
      const file = 'node_modules/@retorquere/bibtex-parser/dist/esm/index.js';
      const parser = (await import(pathToFileURL(join(folder, file)).href)) as Retorquere;
      return (text) => parser.parse(text).entries.map(({ key }) => key);
    }
    case 'latexUtensils': {
      const { bibtexParser } = await load<LatexUtensils>('latex-utensils');
      return (text) =>
        bibtexParser.parse(text).content.flatMap(({ internalKey }) => internalKey ?? []);
    }
  }
}

interface CitationJs {
  readonly plugins: {
    readonly input: {
      chain(text: string, options: object): readonly { readonly id: string }[];
    };
  };
}

interface Retorquere {
  parse(text: string): { readonly entries: readonly { readonly key: string }[] };
}

interface LatexUtensils {
  readonly bibtexParser: {
    parse(text: string): { readonly content: readonly { readonly internalKey?: string }[] };
  };
}
