/** Another key in the place of one, with the marks it has. */
import type { FoundItem } from '../citations/citation.ts';
import { isBareKey } from '../citations/grammar.ts';
import type { Markup } from '../citations/markup.ts';
import type { TextEdit } from '../citations/textEdit.ts';

export function keyEdit(
  text: string,
  markup: Markup,
  { key, keySpan }: Pick<FoundItem, 'key' | 'keySpan'>,
  newKey: string,
): TextEdit {
  const written = text.slice(keySpan.start, keySpan.end);
  if (markup !== 'markdown') return { ...keySpan, newText: written.replace(key, () => newKey) };
  const marks = written.startsWith('-') ? '-@' : '@';
  return { ...keySpan, newText: marks + (isBareKey(newKey) ? newKey : `{${newKey}}`) };
}
