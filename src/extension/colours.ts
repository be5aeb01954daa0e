/** The highlight colours as the user names them. */
import { l10n } from 'vscode';
import { HIGHLIGHT_COLOURS, type HighlightColour } from '../core/annotations/annotation.ts';
import { readSetting } from './settings.ts';

/** What each colour means to the user, as far as the setting says; what is no text is left out. */
export function colourMeanings(): Readonly<Partial<Record<HighlightColour, string>>> {
  const set = readSetting('gloss.highlight.colours');
  const said = HIGHLIGHT_COLOURS.flatMap((colour) => {
    const meaning = set[colour];
    return typeof meaning === 'string' && meaning.trim() !== '' ? [[colour, meaning.trim()]] : [];
  });
  return Object.fromEntries(said) as Partial<Record<HighlightColour, string>>;
}

/** "Yellow", or "Yellow: important" where the user said what it means. */
export function colourName(colour: HighlightColour): string {
  const meaning = colourMeanings()[colour];
  return meaning === undefined ? plainName(colour) : `${plainName(colour)}: ${meaning}`;
}

export function namedColours(): readonly {
  readonly colour: HighlightColour;
  readonly name: string;
}[] {
  return HIGHLIGHT_COLOURS.map((colour) => ({ colour, name: colourName(colour) }));
}

function plainName(colour: HighlightColour): string {
  switch (colour) {
    case 'yellow':
      return l10n.t('Yellow');
    case 'red':
      return l10n.t('Red');
    case 'green':
      return l10n.t('Green');
    case 'blue':
      return l10n.t('Blue');
    case 'purple':
      return l10n.t('Purple');
    case 'magenta':
      return l10n.t('Magenta');
    case 'orange':
      return l10n.t('Orange');
    case 'grey':
      return l10n.t('Grey');
  }
}
