/** What is written in the place of a key that is being typed. */
import { GlossError } from '../base/errors.ts';
import { itemSaid, type SaidWork } from '../citations/said.ts';
import { typstItem } from '../citations/writeTypst.ts';
import { latexKey } from '../citations/writeLatex.ts';
import { pandocItem, pandocKey, writeCitation } from '../citations/write.ts';
import type { KeyPlace } from './keyPlace.ts';

/** The key with its mark; undefined for one that can't be written there. */
export function writtenKey({ form }: Pick<KeyPlace, 'form'>, key: string): string | undefined {
  try {
    switch (form) {
      case 'pandoc':
        return `@${pandocKey(key)}`;
      case 'latex':
        return latexKey(key);
      case 'typst':
        return typstItem(key, 'normal', '');
      case 'call':
        // Any form makes a call of it, also where the key could stand behind an `@`.
        return /^#cite\((.*), form: "prose"\)$/u.exec(typstItem(key, 'textual', ''))?.[1];
    }
  } catch (error) {
    if (error instanceof GlossError) return undefined;
    throw error;
  }
}

/** Whether what is said about a work has a place there: in LaTeX and in a call of Typst it stands before the keys. */
export function canSay({ form }: Pick<KeyPlace, 'form'>): boolean {
  return form === 'pandoc' || form === 'typst';
}

/**
 * Several works, in the place from `itemStart` to `end`; a call holds the first alone.
 * @throws GlossError as `formatCitation`
 */
export function writtenWorks(
  { form, inGroup, mode }: Pick<KeyPlace, 'form' | 'inGroup' | 'mode'>,
  works: readonly SaidWork[],
): string {
  switch (form) {
    case 'pandoc': {
      if (inGroup) {
        return works.map((work) => pandocItem(itemSaid(work, mode, 'markdown'))).join('; ');
      }
      const own = works.length === 1 ? mode : 'normal';
      return writeCitation(
        works.map((work) => itemSaid(work, own, 'markdown')),
        'pandoc',
      ).text;
    }
    case 'latex':
      return works.map(({ key }) => latexKey(key)).join(',');
    case 'typst':
      return writeCitation(
        works.map((work) => itemSaid(work, 'normal', 'typst')),
        'typst',
      ).text;
    case 'call':
      return writtenKey({ form }, works[0]?.key ?? '') ?? '';
  }
}
