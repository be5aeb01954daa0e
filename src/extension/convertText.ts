/** What is said about citations that were converted. */
import { l10n } from 'vscode';
import type { ConversionProblem } from '../core/citations/convert.ts';

export const convertText = {
  to: () => l10n.t('Convert Citations to'),
  nothing: () => l10n.t('There is no citation here to convert.'),
  converted: (count: number) => l10n.t('Citations converted: {0}', count),
  convertedWithLosses: (count: number, losses: string) =>
    l10n.t('Citations converted: {0}. Look at these: {1}.', count, losses),
  goTo: (line: number) => l10n.t('Go to Line {0}', line),
} as const;

/** What a conversion did not keep, of how many citations, and in which lines. */
export function lossText(what: ConversionProblem['what'], count: number, lines: string): string {
  switch (what) {
    case 'prefix':
      return l10n.t('words before it now stand in the text ({0}: line {1})', count, lines);
    case 'group':
      return l10n.t('one citation became several ({0}: line {1})', count, lines);
    case 'mode':
      return l10n.t(
        'whether the author is named or left out is not said ({0}: line {1})',
        count,
        lines,
      );
    case 'note':
      return l10n.t('what stands behind the key is read otherwise ({0}: line {1})', count, lines);
    case 'command':
      return l10n.t('what its command says more is lost ({0}: line {1})', count, lines);
    case 'markup':
      return l10n.t('formatting of its words is lost ({0}: line {1})', count, lines);
    case 'nested':
      return l10n.t('left as it was, since it stands in another ({0}: line {1})', count, lines);
    case 'key':
      return l10n.t(
        'left as it was, since its key can’t be written there ({0}: line {1})',
        count,
        lines,
      );
  }
}
