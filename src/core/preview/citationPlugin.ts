/**
 * A plug-in for the editor's markdown-it: citations are printed in the place where they stand, and the
 * references at `::: {#refs}` or at the end. A document is parsed without its address and may be rendered
 * often: signs are put in before parsing, and only rendering asks what they look like.
 */
import {
  citationHtml,
  isRaisedSign,
  notesHtml,
  referencesHtml,
  type PrintedDocument,
  type Words,
} from './html.ts';
import type { InlineState, MarkdownIt, Token } from './markdownIt.ts';
import { partText, placeholderAt } from './placeholders.ts';
import { readingOf, type Reading } from './reading.ts';
import { newSign, type Sign, type Signs } from './sign.ts';
import { arrangedTokens, BLOCK, CITATION, NOTES } from './tokens.ts';

export interface Printer {
  readonly words: Words;
  /** Texts that cite nothing are printed too: they may be the place of references that others cite. */
  readonly readsAll?: boolean;
  /** Undefined where citations stay as they are written: nothing is known of any, or not yet. */
  readonly print: (reading: Reading, env: unknown) => PrintedDocument | undefined;
}

export function citationPlugin(markdownIt: MarkdownIt, printer: Printer): void {
  const readings = new WeakMap<object, Reading>();
  const signs: Signs = new WeakMap();
  const plain = new WeakMap<Reading, readonly Token[]>();
  let isPlain = false;

  const readingIn = (env: unknown) => (isPlain || !isObject(env) ? undefined : readings.get(env));

  markdownIt.core.ruler.after('normalize', 'gloss_citations', (state) => {
    if (isPlain || state.inlineMode || !isObject(state.env)) return;
    const reading = readingOf(state.src, printer.readsAll);
    if (reading === undefined) readings.delete(state.env);
    else {
      readings.set(state.env, reading);
      state.src = reading.placeholders.text;
    }
  });

  markdownIt.inline.ruler.before('text', CITATION, (state, silent) => {
    const reading = readingIn(state.env);
    const found = reading && placeholderAt(reading.placeholders, state.src, state.pos);
    const part = reading?.parts[found?.index ?? -1];
    if (reading === undefined || found === undefined || part === undefined) return false;
    if (!silent) {
      const source = partText(reading.placeholders, found.index);
      signs.set(...signToken(state, { reading, part, source }));
    }
    state.pos = found.end;
    return true;
  });

  markdownIt.core.ruler.push('gloss_signs', (state) => {
    const reading = state.inlineMode ? undefined : readingIn(state.env);
    if (reading !== undefined) state.tokens = arrangedTokens(state, reading, signs);
  });

  /** The document as it is parsed without Gloss. */
  const plainTokens = (reading: Reading): readonly Token[] => {
    const known = plain.get(reading);
    if (known !== undefined) return known;
    isPlain = true;
    try {
      const tokens = markdownIt.parse(reading.text, {});
      plain.set(reading, tokens);
      return tokens;
    } finally {
      isPlain = false;
    }
  };

  const { renderer } = markdownIt;
  const printed = new WeakMap<Reading, PrintedDocument>();
  const render = renderer.render.bind(renderer);
  renderer.render = (tokens, options, env) => {
    const reading = readingAmong(tokens, signs);
    if (reading === undefined) return render(tokens, options, env);
    const document = printer.print(reading, env);
    if (document === undefined) return render(plainTokens(reading), options, env);
    printed.set(reading, document);
    return render(tokens, options, env);
  };

  const rule =
    (show: (sign: Sign, document: PrintedDocument) => string) =>
    (tokens: readonly Token[], index: number): string => {
      const token = tokens[index];
      const sign = token && signs.get(token);
      const document = sign && printed.get(sign.reading);
      return sign === undefined || document === undefined ? '' : show(sign, document);
    };
  renderer.rules[CITATION] = rule((sign, document) => citationHtml(sign, document));
  // White space before what is raised is not printed, be it the end of a line.
  const softBreak = renderer.rules['softbreak'];
  renderer.rules['softbreak'] = (tokens, index, ...others) => {
    const next = tokens[index + 1];
    const sign = next && signs.get(next);
    const document = sign && printed.get(sign.reading);
    const isRaised = sign !== undefined && document !== undefined && isRaisedSign(sign, document);
    return isRaised ? '' : (softBreak?.(tokens, index, ...others) ?? '\n');
  };
  renderer.rules[BLOCK] = rule((sign, document) => referencesHtml(sign, document, printer.words));
  renderer.rules[NOTES] = rule((_, document) => notesHtml(document, printer.words));
}

/** Undefined for tokens of a document without citations. */
function readingAmong(tokens: readonly Token[], signs: Signs): Reading | undefined {
  const notes = tokens.findLast(({ type }) => type === NOTES);
  return notes && signs.get(notes)?.reading;
}

function signToken(
  state: InlineState,
  { reading, part, source }: Pick<Sign, 'reading' | 'part'> & { readonly source: string },
): [Token, Sign] {
  const isCitation = part.kind === 'citation';
  // White space before what turns out to be raised is not printed.
  const space = isCitation ? (/ +$/u.exec(state.pending)?.[0] ?? '') : '';
  if (space !== '') state.pending = state.pending.slice(0, -space.length);
  const words = new state.Token('text', '', 0);
  words.content = space + source;
  const token = state.push(isCitation ? CITATION : BLOCK, '', 0);
  // By which headings get their names.
  token.children = [words];
  return [token, newSign(reading, part, space)];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
