/**
 * What diagnostics and their fixes say, as patterns in English with `{0}`, `{1}`… for what they are about.
 * The edge translates the patterns; `l10n/bundle.l10n.json` lists them for translators.
 */
export const SENTENCES = {
  unknownKey: 'Neither a bibliography of this document nor the library has the key “{0}”.',
  missingEntry: '{1} does not have “{0}”, which is cited here.',
  otherKey: '{1} has this paper under the key “{2}”, not “{0}”.',
  commaBetween:
    'Here “{0}” is only words behind the key before it: works are parted by semicolons.',
  emptyPart: 'Something is missing beside a semicolon, so this is no citation.',
  noSign: '“{0}” has no @, so this is no citation of several works.',
  noKey: '“{0}” has no key with an @, so this is no citation of several works.',
  noKeyBehind: 'A citation key is missing behind the @.',
  noKeyInCommand: 'This citation has no key.',
  unclosedCitation: 'This citation is not closed: a {0} is missing.',
  unclosedNote: 'What is said about “{0}” is not closed: a ] is missing.',
  noLabel: 'Typst takes {0} for no citation key: it is written {1} there.',
  semicolonBetween: 'LaTeX takes “{0}” for one key: keys are parted by commas.',
  blankInKey: 'LaTeX takes “{0}” for one key, and keys have no blanks.',
  signInKey: '“{0}” is a key with an @ in LaTeX: write it without.',
  unreadPaper: 'You have not read {0} yet.',
  misquotation: 'These are not the words of {0}: {1}',
  replaced: '“{0}” there, “{1}” here',
  leftOut: '“{0}” is left out',
  putIn: '“{0}” is added',
  useKey: 'Change to “{0}”',
  useKeyOf: 'Cite as “{0}”, its key in {1}',
  addEntry: 'Add “{0}” to {1}',
  search: 'Search papers for “{0}”',
  partBySemicolon: 'Put a semicolon between the works',
  partByComma: 'Put a comma between the keys',
  removeSemicolon: 'Remove the semicolon that is too many',
  addSign: 'Write @ before “{0}”',
  removeSign: 'Remove the @',
  close: 'Close the citation',
  closeBehind: 'Close the citation behind “{0}”',
  removeEmpty: 'Remove the @ without a key',
  choose: 'Choose a paper to cite here…',
  write: 'Write {0}',
  useWords: 'Use the paper’s words',
  openPaper: 'Open the paper',
  markRead: 'Mark as read',
  markReading: 'Mark as reading',
  newKey: 'Change this key to “{0}”',
} as const;

export type SentenceId = keyof typeof SENTENCES;

export interface Sentence {
  readonly id: SentenceId;
  readonly args: readonly SentencePart[];
}

/** Words of the document or the library, a sentence, or several of them. */
type SentencePart = string | Sentence | readonly Sentence[];

export function sentence(id: SentenceId, ...args: readonly SentencePart[]): Sentence {
  return { id, args };
}

/** Puts arguments into the places of a pattern, in whatever language. */
export type Translate = (pattern: string, ...args: string[]) => string;

export function inWords({ id, args }: Sentence, translate: Translate): string {
  const parts = args.map((part) => {
    if (typeof part === 'string') return part;
    const several = 'id' in part ? [part] : part;
    return several.map((one) => inWords(one, translate)).join('; ');
  });
  return translate(SENTENCES[id], ...parts);
}

/** As they stand. */
export const inEnglish: Translate = (pattern, ...args) =>
  pattern.replace(/\{(\d)\}/gu, (_, index: string) => args[Number(index)] ?? '');
