/** Reads a bibliography file of any kind, by the ending of its name, without holding up its host. */
import { GlossError } from '../base/errors.ts';
import { referencesOf } from './bibtex/bibtex.ts';
import { scanSteps } from './bibtex/scan.ts';
import { readCslJson } from './csl/cslJson.ts';
import type { Bibliography } from './reference.ts';
import { readRis } from './ris/ris.ts';

export type BibliographyFormat = 'bibtex' | 'csl-json' | 'csl-yaml' | 'ris';

const FORMATS: Readonly<Record<string, BibliographyFormat>> = {
  bib: 'bibtex',
  bibtex: 'bibtex',
  json: 'csl-json',
  yaml: 'csl-yaml',
  yml: 'csl-yaml',
  ris: 'ris',
};

/** The format by the ending of a name or path; undefined where Gloss reads none of that name. */
export function formatOf(name: string): BibliographyFormat | undefined {
  return FORMATS[/\.([^./\\]+)$/u.exec(name)?.[1]?.toLowerCase() ?? ''];
}

export interface Reading {
  /** Called between slices of work; reading goes on when it resolves. */
  readonly pause: () => Promise<void>;
  readonly isCancelled: () => boolean;
}

/** Characters of a `.bib` file between two pauses: some 20 ms of work where a machine is slow. */
const SLICE = 500_000;

/**
 * The references of a text and what is wrong with it. What the text holds never makes it throw.
 * @throws GlossError `bibliography.cancelled`
 */
export async function readBibliography(
  text: string,
  format: BibliographyFormat,
  reading: Reading,
): Promise<Bibliography> {
  switch (format) {
    case 'bibtex':
      return readBibtexInSlices(text, reading);
    case 'csl-json':
      return readCslJson(text);
    case 'csl-yaml': {
      const { readCslYaml } = await import('./csl/cslYaml.ts');
      return readCslYaml(text);
    }
    case 'ris':
      return readRis(text);
  }
}

async function readBibtexInSlices(
  text: string,
  { pause, isCancelled }: Reading,
): Promise<Bibliography> {
  const steps = scanSteps(text);
  let paused = 0;
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      await pause();
      return { references: referencesOf(step.value), problems: step.value.problems };
    }
    if (step.value - paused < SLICE) continue;
    paused = step.value;
    await pause();
    if (isCancelled()) throw new GlossError('bibliography.cancelled', []);
  }
}
