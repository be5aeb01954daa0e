/**
 * citeproc-js over items, a style and locales, all handed in. Heavy: import this file only when something
 * is to be formatted.
 */
import CSL, { type Engine, type VariableWrapper } from 'citeproc';
import { GlossError, reasonOf } from '../base/errors.ts';
import type { CslItem } from '../library/paper.ts';

/**
 * Words that stay small in titles, as the specification of CSL lists them (1.0.2, title case) and pandoc
 * has them; citeproc's own list is longer. Particles of names are added.
 */
const SMALL_WORDS =
  "a an and as at but by down for from in into nor of on onto or over so the till to up via with yet d' de van von";

CSL.SKIP_WORDS = SMALL_WORDS.split(' ');

/** An element of a style or locale, as `dist/csl` has them. */
export interface CslElement {
  readonly name: string;
  readonly attrs: Readonly<Record<string, string>>;
  readonly children: readonly (CslElement | string)[];
}

/** A parsed element, or the text of a file. */
export type CslSource = CslElement | string;

export interface Language {
  /** By their names; `en-US` stands in for what is not there. */
  readonly locales: ReadonlyMap<string, CslSource>;
  /** The language of the document, which goes before that of the style. */
  readonly lang?: string | undefined;
}

export interface EngineSettings extends Language {
  readonly variableWrapper?: VariableWrapper;
}

/**
 * @param style an independent style
 * @throws GlossError `csl.badStyle` (reason); `csl.dependent` (the address of the style to use instead)
 */
export function engineFor(
  items: Pick<ReadonlyMap<string, CslItem>, 'get'>,
  style: CslSource,
  { locales, lang, variableWrapper }: EngineSettings,
): Engine {
  const parent = parentOf(style);
  if (parent !== undefined) throw new GlossError('csl.dependent', [parent]);
  // citeproc writes into whatever it gets.
  const system = {
    retrieveLocale: (name: string) => copyOf(locales.get(name) ?? locales.get('en-US') ?? ''),
    retrieveItem: (id: string) => withoutOthers(items.get(id)),
    ...(variableWrapper !== undefined && { variableWrapper }),
  };
  try {
    return new CSL.Engine(system, copyOf(style), lang, lang !== undefined);
  } catch (error) {
    throw new GlossError('csl.badStyle', [reasonOf(error)]);
  }
}

function copyOf(source: CslSource): unknown {
  return typeof source === 'string' ? source : JSON.parse(JSON.stringify(source));
}

/** A copy without what is none of CSL's, or long and never printed. */
function withoutOthers(item: CslItem | undefined): unknown {
  if (item === undefined) return undefined;
  const kept = Object.entries(item).filter(([name]) => name !== 'custom' && name !== 'abstract');
  return JSON.parse(inOneLine(JSON.stringify(Object.fromEntries(kept))));
}

/** citeproc loses what stands behind a line end in a text. */
function inOneLine(json: string): string {
  return json.replace(/\\(.)/gu, (escape, letter: string) =>
    /[nrt]/u.test(letter) ? ' ' : escape,
  );
}

/** The address of the style that a dependent style stands for; undefined for an independent one. */
function parentOf(style: CslSource): string | undefined {
  if (typeof style !== 'string') return undefined;
  const link = /<link\b[^>]*\brel="independent-parent"[^>]*>/u.exec(style)?.[0];
  return link === undefined ? undefined : /\bhref="([^"]*)"/u.exec(link)?.[1];
}
