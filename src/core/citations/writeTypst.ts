/** Citations in Typst: `@key[p.~3]` where the key can be written so, else `#cite(…)`. */
import { GlossError } from '../base/errors.ts';
import type { CitationItem, CitationMode, FoundItem } from './citation.ts';
import type { Loss, NoteOf, Written } from './written.ts';

/** Typst labels written after `@`: https://typst.app/docs/reference/model/ref/ */
const BARE_LABEL = /^[\p{L}\p{Nd}_](?:[\p{L}\p{Nd}_\-.:]*[\p{L}\p{Nd}_-])?$/u;

const FORMS = { normal: undefined, textual: 'prose', suppress: 'year' } as const;

/** A prefix stands as text before the first work: Typst has no place for it. */
export function writeTypst(items: readonly CitationItem[], noteOf: NoteOf): Written {
  const losses = new Set<Loss>();
  const texts = items.map((item) => {
    if (item.prefix !== '') losses.add('prefix');
    const before = item.prefix === '' ? '' : `${item.prefix} `;
    return before + typstItem(item.key, item.mode, noteOf(item, losses));
  });
  // Typst makes one citation of neighbours only where nothing stands between and all are of its own form.
  const isOne = items.every(
    ({ mode, prefix }, index) => mode === 'normal' && (index === 0 || prefix === ''),
  );
  if (items.length > 1 && !isOne) losses.add('group');
  return { text: texts.join(' '), losses: [...losses] };
}

/** What stands in a document, with another note; the rest of it stays as it is. */
export function typstWithNote(
  text: string,
  { span, keySpan, tailSpan }: FoundItem,
  note: string,
): string {
  const { start, end } = span;
  if (text.startsWith('@', start)) {
    return text.slice(start, keySpan.end) + (note === '' ? '' : `[${note}]`);
  }
  const hasNote = tailSpan.start > keySpan.end;
  if (!hasNote) {
    return text.slice(start, end - 1) + (note === '' ? ')' : `, supplement: [${note}])`);
  }
  if (note !== '') {
    return text.slice(start, tailSpan.start) + note + text.slice(tailSpan.end, end);
  }
  const before = text.slice(start, tailSpan.start - 1).replace(/,\s*supplement:\s*$/u, '');
  return before + text.slice(tailSpan.end + 1, end);
}

/** @throws GlossError `citation.typstKey` */
export function typstItem(key: string, mode: CitationMode, note: string): string {
  const { isBare, label } = typstLabel(key);
  const form = FORMS[mode];
  if (isBare && form === undefined) return `@${key}${note === '' ? '' : `[${note}]`}`;
  const named = form === undefined ? '' : `, form: "${form}"`;
  const supplement = note === '' ? '' : `, supplement: [${note}]`;
  return `#cite(${label}${named}${supplement})`;
}

/**
 * A key as the argument of a call, and whether it can be written behind an `@` too.
 * @throws GlossError `citation.typstKey`
 */
export function typstLabel(key: string): { readonly isBare: boolean; readonly label: string } {
  if (key === '') throw new GlossError('citation.typstKey', [key]);
  const isBare = BARE_LABEL.test(key);
  return { isBare, label: isBare ? `<${key}>` : `label("${key.replace(/["\\]/gu, '\\$&')}")` };
}
