/** What diagnostics say, in the user's language; the patterns are the core's. */
import { l10n } from 'vscode';
import type { DiagnosticCode } from '../core/diagnostics/diagnostic.ts';
import { inWords, type Sentence } from '../core/diagnostics/sentences.ts';

export function diagnosticText(sentence: Sentence): string {
  return inWords(sentence, (pattern, ...args) => l10n.t(pattern, ...args));
}

export const suggestionText = {
  dontCheck: (code: DiagnosticCode) => l10n.t('Don’t check for “{0}” in this document', code),
  suggest: () => l10n.t('Suggest citations for this sentence'),
  suggestFor: (words: string) => l10n.t('Which paper says this? “{0}”', words),
  noSentence: () =>
    l10n.t('Put the cursor into a sentence, or select one, to have papers suggested for it.'),
  noSuggestion: () => l10n.t('No paper of the library has words of this sentence.'),
} as const;
