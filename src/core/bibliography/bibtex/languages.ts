/** The language of an entry, as CSL names it. */
import type { FieldMap } from './fields.ts';

/** BibLaTeX's names of languages, as far as they are often written, to IETF tags. */
const LANGUAGES: ReadonlyMap<string, string> = new Map(
  (
    'english=en-US american=en-US usenglish=en-US british=en-GB ukenglish=en-GB australian=en-AU ' +
    'canadian=en-CA newzealand=en-NZ german=de-DE ngerman=de-DE austrian=de-AT naustrian=de-AT ' +
    'swissgerman=de-CH french=fr-FR canadien=fr-CA spanish=es-ES italian=it-IT dutch=nl-NL ' +
    'portuguese=pt-PT brazilian=pt-BR brazil=pt-BR russian=ru-RU polish=pl-PL czech=cs-CZ danish=da-DK ' +
    'swedish=sv-SE norwegian=nb-NO norsk=nb-NO nynorsk=nn-NO finnish=fi-FI greek=el-GR turkish=tr-TR ' +
    'ukrainian=uk-UA japanese=ja-JP chinese=zh-CN latin=la hungarian=hu-HU magyar=hu-HU croatian=hr-HR ' +
    'catalan=ca-AD bulgarian=bg-BG estonian=et-EE icelandic=is-IS latvian=lv-LV lithuanian=lt-LT ' +
    'slovak=sk-SK slovene=sl-SI hebrew=he-IL'
  )
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
);

/** What `langidopts = {variant=…}` makes of English. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ['british', 'en-GB'],
  ['uk', 'en-GB'],
  ['american', 'en-US'],
  ['us', 'en-US'],
  ['usmax', 'en-US'],
  ['australian', 'en-AU'],
  ['newzealand', 'en-NZ'],
]);

/** An IETF tag; what is written where it is no name of BibLaTeX's. Undefined where nothing is. */
export function languageOf(fields: FieldMap): string | undefined {
  const written = (fields.get('langid') ?? fields.get('hyphenation'))?.trim().toLowerCase();
  if (written === undefined) return undefined;
  return (
    (written === 'english' ? variantIn(fields.get('langidopts')) : undefined) ??
    LANGUAGES.get(written) ??
    written
  );
}

function variantIn(options: string | undefined): string | undefined {
  const name = options === undefined ? undefined : /^variant=(\w+)$/u.exec(options.trim())?.[1];
  return name === undefined ? undefined : VARIANTS.get(name.toLowerCase());
}

/** BibLaTeX's name of a language by its tag; undefined for one that it has none for. */
export function langidOf(tag: string): string | undefined {
  const wanted = tag.toLowerCase();
  const exact = [...LANGUAGES].find(([, known]) => known.toLowerCase() === wanted);
  return (exact ?? [...LANGUAGES].find(([, known]) => known.split('-')[0] === wanted))?.[0];
}
