/** What citeproc formats, as text and in the markup of a document. */
import {
  escapeInline,
  escapeLatex,
  escapeLineStart,
  escapeTypst,
  type Markup,
} from '../citations/markup.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

/** What citeproc-js leaves to be done where signs meet. */
export function withUsualSigns(html: string): string {
  return (
    html
      // As other engines do, and as the manuals of styles say: a question mark needs no comma behind it.
      .replace(/([?!]),(?=[”"’])/gu, '$1')
      // The end of a group in which there is nothing, behind the end of another.
      .replace(/(?<!\. )\. \.(?! ?\.)(?=\s|$)/gu, '.')
  );
}

export function plainText(html: string): string {
  return decoded(
    html
      .replace(/<sup>(\d+)<\/sup>/gu, (_, digits: string) =>
        digits.replace(/\d/gu, (digit) => SUPERSCRIPTS.charAt(Number(digit))),
      )
      .replace(/<[^>]*>/gu, ''),
  );
}

function decoded(text: string): string {
  return text
    .replace(
      /&(?:#(\d+)|(lt|gt|quot|amp));/gu,
      (entity: string, code: string | undefined, name: string | undefined) =>
        code === undefined ? (ENTITIES[name ?? ''] ?? entity) : String.fromCodePoint(Number(code)),
    )
    .replace(/\s+/gu, ' ');
}

type Marks = Readonly<Record<string, readonly [open: string, close: string]>>;

const MARKS: Readonly<Record<Markup, Marks>> = {
  markdown: { i: ['*', '*'], b: ['**', '**'], sup: ['^', '^'], sub: ['~', '~'] },
  latex: {
    i: ['\\emph{', '}'],
    b: ['\\textbf{', '}'],
    sup: ['\\textsuperscript{', '}'],
    sub: ['\\textsubscript{', '}'],
  },
  typst: {
    i: ['#emph[', ']'],
    b: ['#strong[', ']'],
    sup: ['#super[', ']'],
    sub: ['#sub[', ']'],
  },
};

const ESCAPES: Readonly<Record<Markup, (text: string) => string>> = {
  markdown: inMarkdown,
  latex: escapeLatex,
  typst: escapeTypst,
};

/** A formatted reference in one line, to stand behind other words: italics, bold, raised and lowered go over, small capitals do not. */
export function formattedMarkup(html: string, markup: Markup): string {
  const parts = html.split(/(<[^>]*>)/u).map((part) => {
    const [, slash, name = ''] = /^<(\/?)(\w+)/u.exec(part) ?? [];
    if (slash === undefined) return ESCAPES[markup](decoded(part));
    const marks = MARKS[markup][name];
    return marks?.[slash === '' ? 0 : 1] ?? '';
  });
  return parts.join('').trim();
}

/** As the editor's own Markdown (CommonMark), for hovers: all but italics and bold is text. */
export function formattedCommonMark(html: string): string {
  const parts = html.split(/(<[^>]*>)/u).map((part) => {
    const [, name] = /^<\/?([ib])>/u.exec(part) ?? [];
    if (name !== undefined) return name === 'i' ? '*' : '**';
    return part.startsWith('<') ? '' : decoded(part).replace(/[!-/:-@[-`{-~]/gu, '\\$&');
  });
  return parts.join('').trim();
}

/** Addresses become links. */
function inMarkdown(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>]*[^\s<>.,;:)\]])/u)
    .map((part, index) => (index % 2 === 0 ? escapeInline(part) : `<${part}>`))
    .join('');
}

/** A list of references: each a paragraph. */
export function referenceList(references: readonly string[], markup: Markup): string {
  const lines = references.map((html) => formattedMarkup(html, markup));
  return lines.map(markup === 'markdown' ? escapeLineStart : (line) => line).join('\n\n');
}
