/** Items whose texts are Markdown, as in pandoc's YAML: with marks as CSL-JSON writes them. */
import type { CslItem, CslName } from '../../library/paper.ts';
import { withoutMarks } from '../reference.ts';

/** What is no text, whatever pandoc makes of it: an address with two hyphens has two hyphens. */
const VERBATIM = new Set(
  'id type language URL DOI ISBN ISSN PMID PMCID citation-key custom categories'.split(' '),
);

/** The item with its Markdown read, as far as bibliographies have any. */
export function withoutMarkdown(item: CslItem): CslItem {
  const read = Object.entries(item).map(([name, field]) => [
    name,
    VERBATIM.has(name) ? field : fieldOf(field),
  ]);
  return Object.fromEntries(read) as CslItem;
}

function fieldOf(field: unknown): unknown {
  if (typeof field === 'string') return markedText(field.trim());
  if (!Array.isArray(field)) return field;
  return field.map((name: CslName) =>
    Object.fromEntries(
      Object.entries(name).map(([part, text]: [string, unknown]) => [
        part,
        typeof text === 'string' ? withoutMarks(markedText(text)) : text,
      ]),
    ),
  );
}

/** Stand for characters that are meant as they are: those of an area that no text uses. */
const AREA = 0xe000;
const HIDDEN = /[\uE020-\uE07E]/gu;

/** In this order: what is code or escaped has no marks. */
const MARKS: readonly (readonly [RegExp, string | ((...found: string[]) => string)])[] = [
  [/(`+)(.+?)\1(?!`)/gu, (_, _ticks, code = '') => hidden(code.trim())],
  [/\\([!-/:-@[-`{-~])/gu, (_, sign = '') => hidden(sign)],
  [/\[([^[\]]+)\]\([^()\s]*\)/gu, '$1'],
  [/<(https?:\/\/[^<>\s]+)>/gu, (_, address = '') => hidden(address)],
  [/https?:\/\/[^\s<>]+/gu, (address = '') => hidden(address)],
  [/(?<!\$)\$[^\s$](?:[^$]*[^\s$])?\$(?![\d$])/gu, (math = '') => hidden(math)],
  [/\*\*(\S(?:.*?\S)?)\*\*(?!\*)/gu, '<b>$1</b>'],
  [/(?<![\p{L}\p{N}_])__(\S(?:.*?\S)?)__(?![\p{L}\p{N}_])/gu, '<b>$1</b>'],
  [/\*([^\s*](?:[^*]*[^\s*])?)\*/gu, '<i>$1</i>'],
  [/(?<![\p{L}\p{N}_])_([^\s_](?:[^_]*[^\s_])?)_(?![\p{L}\p{N}_])/gu, '<i>$1</i>'],
  [/\[([^[\]]*)\]\{\.nocase\}/gu, '<span class="nocase">$1</span>'],
  [/\[([^[\]]*)\]\{\.smallcaps\}/gu, '<span style="font-variant:small-caps;">$1</span>'],
  [/~~(\S(?:.*?\S)?)~~/gu, '$1'],
  [/\^([^\s^]+)\^/gu, '<sup>$1</sup>'],
  [/(?<!~)~([^\s~]+)~(?!~)/gu, '<sub>$1</sub>'],
  [/---/gu, '—'],
  [/--/gu, '–'],
  [/\.\.\./gu, '…'],
  [/&lt;/gu, '<'],
  [/&gt;/gu, '>'],
  [/&amp;/gu, '&'],
  [HIDDEN, (sign = '') => String.fromCharCode(sign.charCodeAt(0) - AREA)],
];

/** What all but a few texts have none of. */
const MARKED = /[*_`^~$&<[\\]|--|\.\.\./u;

function markedText(text: string): string {
  if (!MARKED.test(text)) return text;
  return MARKS.reduce(
    (all, [mark, made]) =>
      typeof made === 'string' ? all.replace(mark, made) : all.replace(mark, made),
    text,
  );
}

/** Its signs in ASCII as others, which no mark is made of. */
function hidden(text: string): string {
  return text.replace(/[ -~]/gu, (sign) => String.fromCharCode(AREA + sign.charCodeAt(0)));
}
