/** Diagnostics of a text, as tests look at them. */
import type { AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import { completed } from '../../../src/core/base/steps.ts';
import type { Markup } from '../../../src/core/citations/markup.ts';
import { readCitations } from '../../../src/core/citations/read.ts';
import { diagnose } from '../../../src/core/diagnostics/diagnose.ts';
import type { Diagnostic, DiagnosticCode, Fix } from '../../../src/core/diagnostics/diagnostic.ts';
import { knownAround } from '../../../src/core/diagnostics/knownAround.ts';
import { inEnglish, inWords } from '../../../src/core/diagnostics/sentences.ts';
import { Library } from '../../../src/core/library/library.ts';
import type { Paper } from '../../../src/core/library/paper.ts';
import { withEdits } from '../../support/edits.ts';

export interface Around {
  readonly markup?: Markup;
  /** Papers of the library. */
  readonly papers?: readonly Paper[];
  /** Papers of the document's bibliography, `refs.bib`; undefined where it has none. */
  readonly own?: readonly Paper[];
  readonly isPart?: boolean;
  readonly inlineKeys?: readonly string[];
  readonly annotations?: (paper: Paper) => AnnotationSet | undefined;
  readonly off?: readonly DiagnosticCode[];
}

export function diagnosed(text: string, around: Around = {}): readonly Diagnostic[] {
  const { markup = 'markdown', off = [] } = around;
  const document = { text, markup, citations: readCitations(text, markup) };
  return completed(diagnose(document, knownIn(around), (code) => !off.includes(code)));
}

function knownIn({ papers = [], own, isPart = false, inlineKeys = [], annotations }: Around) {
  const library = new Library();
  library.setSource('bundled', papers);
  if (own !== undefined) library.setSource('refs.bib', own);
  const keys = new Set(own?.map(({ key }) => key));
  const hasKey = (key: string) => keys.has(key);
  const refs = { name: 'refs.bib', source: 'refs.bib', format: 'bibtex', hasKey } as const;
  return knownAround({
    library,
    bibliographies: own === undefined ? [] : [refs],
    isPart,
    inlineKeys: new Set(inlineKeys),
    ...(annotations && { annotations }),
  });
}

/** "unknown-key @foo: message [fix | fix]" */
export function shown(text: string, { code, start, end, message, fixes }: Diagnostic): string {
  const titles = fixes.map(({ title }) => inWords(title, inEnglish)).join(' | ');
  return `${code} ${text.slice(start, end)}: ${inWords(message, inEnglish)} [${titles}]`;
}

/** The text after a fix that edits it. */
export function fixed(text: string, fix: Fix | undefined): string {
  if (fix?.remedy.kind !== 'edit') throw new Error('This fix edits nothing.');
  return withEdits(text, fix.remedy.edits);
}
