/** LaTeX's citation commands: which package has them, what they say, and which of another package says the same. */
import type { CitationMode } from './citation.ts';

/** LaTeX by itself, or the package that makes the commands. */
export type LatexPackage = 'latex' | 'natbib' | 'biblatex';

/** The commands that Gloss chooses. */
const COMMANDS: Readonly<Record<LatexPackage, Readonly<Record<CitationMode, string>>>> = {
  latex: { normal: 'cite', textual: 'cite', suppress: 'cite' },
  natbib: { normal: 'citep', textual: 'citet', suppress: 'citeyearpar' },
  biblatex: { normal: 'autocite', textual: 'textcite', suppress: 'autocite*' },
};

const NATBIB = /^(?:cite[tp]|cite(?:alt|alp|yearpar|num)|citetext)\*?$/iu;
const BIBLATEX =
  /^(?:(?:paren|foot|footfull|text|smart|auto|super|full|note|pnote|fnote)cite(?:text)?s?|cites|citetitle|citedate|citeurl)\*?$/iu;
/** Those with a form for several works, each with its notes. */
const WITH_PLURAL = /^(?:cite|(?:paren|foot|smart|text|super|auto)cite|footcitetext)$/iu;
/** Those that leave out the author with a star. */
const WITH_STAR = /^(?:cite|parencite|autocite)$/iu;
/** Those that a citation in another language says: with or without the author, or the author in the text. */
const PLAIN = /^(?:citep|citet|citetext|citeyearpar|cite|parencite|autocite|textcite)s?\*?$/iu;

/** The package of a command; undefined for one that several have (`\cite`, `\citeauthor`). */
function ownerOf(form: string): LatexPackage | undefined {
  if (NATBIB.test(form)) return 'natbib';
  return BIBLATEX.test(form) ? 'biblatex' : undefined;
}

/** The package that a citation is written for, told from its command and what the document loads. */
export function packageOf(form: string, text: string): LatexPackage {
  const loaded = /\\usepackage\s*(?:\[[^\]]*\])?\s*\{(?:[^{}]*,)?\s*(natbib|biblatex)\s*[,}]/u;
  return ownerOf(form) ?? (loaded.exec(text)?.[1] as LatexPackage | undefined) ?? 'latex';
}

/** How a command cites the works behind it. */
export function modeOfCommand(form: string): CitationMode {
  if (/^citeyear/u.test(form)) return 'suppress';
  if (/^(?:citet|citealt|textcites?|citeauthor)\*?$/iu.test(form)) return 'textual';
  return form.endsWith('*') ? 'suppress' : 'normal';
}

/** The command for works of a mode, as near as can be to the one that a citation has. */
export function commandFor(mode: CitationMode, by: LatexPackage, form: string | undefined): string {
  const own = form === undefined ? undefined : singular(form);
  if (own !== undefined && modeOfCommand(own) === mode) return own;
  const bare = own?.replace(/\*$/u, '') ?? '';
  if (by === 'biblatex' && WITH_STAR.test(bare)) {
    if (mode === 'suppress') return `${bare}*`;
    if (mode === 'normal') return bare;
  }
  return COMMANDS[by][mode];
}

function singular(form: string): string {
  if (form === 'citetext') return 'citep';
  const single = form.replace(/s$/u, '');
  return single !== form && WITH_PLURAL.test(single) ? single : form;
}

/** The command that gives each work its notes; undefined where there is none. */
export function pluralOf(command: string, by: LatexPackage): string | undefined {
  return by === 'biblatex' && WITH_PLURAL.test(command) ? `${command}s` : undefined;
}

/** Whether a citation without the command says less: as a note, without parentheses, by author, title or date alone. */
export function saysMore(form: string): boolean {
  return !PLAIN.test(form);
}

/** The command of another package that says the same as one that says more; undefined if there is none. */
export function counterpart(form: string, to: LatexPackage): string | undefined {
  if (/^(?:citeauthor|citeyear)$/u.test(form) && to !== 'latex') return form;
  return /^cite(?:alp|alt)$/u.test(form) && to === 'biblatex' ? 'cite' : undefined;
}
