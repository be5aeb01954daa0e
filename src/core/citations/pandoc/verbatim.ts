/** What Markdown does not look into: code spans, HTML tags and comments, TeX commands, addresses in `<>`. */
import { bracesEnd, matchAt } from './lexical.ts';

/** Tags that begin a block wherever they stand: https://html.spec.whatwg.org/#flow-content, less what is in lines. */
const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote body canvas caption center col colgroup dd details dir div dl dt ' +
    'fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html isindex ' +
    'main menu meta noframes nav ol output p pre section summary table tbody td textarea tfoot th thead tr ul ' +
    'noscript'
  ).split(' '),
);
/** Tags that are either: they begin a block where one may begin. */
const EITHER_TAGS = new Set(
  'audio applet button iframe embed del ins progress map area noscript object svg video script style'.split(
    ' ',
  ),
);
/** Tags whose content is not Markdown. */
export const VERBATIM_TAGS: ReadonlySet<string> = new Set(['pre', 'style', 'script', 'textarea']);

export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'comment';
  readonly end: number;
}

const TAG =
  /<(?:(\p{L}[\p{L}\p{N}\-:]*)(?:\s[^<>"'=]*(?:=\s*(?:"[^"]{0,10000}"|'[^']{0,10000}'|[^\s<>"']*)[^<>"'=]*)*|\s*\/?)>|\/(\p{L}[\p{L}\p{N}\-:]*)\s*>)/uy;

/** A tag, a comment, a declaration or a processing instruction; undefined if none begins here. */
export function tagAt(text: string, at: number, limit: number): Tag | undefined {
  if (text[at] !== '<') return undefined;
  if (text[at + 1] === '!' || text[at + 1] === '?') return instructionAt(text, at, limit);
  const match = matchAt(TAG, text, at, limit);
  if (match === undefined) return undefined;
  const [whole, opened, closed] = match;
  return {
    name: (opened ?? closed ?? '').toLowerCase(),
    kind: opened === undefined ? 'close' : 'open',
    end: at + whole.length,
  };
}

function instructionAt(text: string, at: number, limit: number): Tag | undefined {
  const closing = closingOf(text, at);
  if (closing === undefined || text.lastIndexOf(closing) < at) return undefined;
  const end = text.indexOf(closing, at + 2) + closing.length;
  return end < closing.length || end > limit ? undefined : { name: '', kind: 'comment', end };
}

function closingOf(text: string, at: number): string | undefined {
  if (text.startsWith('<!--', at)) return '-->';
  return /^<(?:\?|![A-Za-z])/u.test(text.slice(at, at + 3)) ? '>' : undefined;
}

/** Whether a tag may begin a block. */
export function isBlockTag({ name, kind }: Tag): boolean {
  return kind === 'comment' || BLOCK_TAGS.has(name) || EITHER_TAGS.has(name);
}

/** Whether a tag may stand in a line of text. */
export function isInlineTag({ name, kind }: Tag): boolean {
  return kind === 'comment' || !BLOCK_TAGS.has(name);
}

const MAILBOX = String.raw`[\p{L}\p{N}!"#$%&'*+/=?^_{|}~;-]+`;
const ADDRESS = new RegExp(
  String.raw`<(?:[A-Za-z][A-Za-z\d.+-]*:[^\s<>]+|${MAILBOX}(?:\.${MAILBOX})*@[\p{L}\p{N}][\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)*)>`,
  'uy',
);
/** The schemes that people write; pandoc knows the registered ones. */
const SCHEME =
  /^<(?!(?:https?|ftps?|mailto|doi|file|git|ssh|svn|tel|sms|urn|data|news|irc|ircs|magnet|info|isbn|javascript|ldap|sftp|ws|wss|xmpp|gopher|nntp|geo|view-source|about|chrome|zotero|obsidian|gemini|hdl|arxiv):)[A-Za-z\d.+-]*:/iu;

/** `<https://…>` and `<name@example.org>` */
export function autolinkEnd(text: string, at: number, limit: number): number | undefined {
  const match = matchAt(ADDRESS, text, at, limit);
  return match === undefined || SCHEME.test(match[0]) ? undefined : at + match[0].length;
}

/** TeX skips the spaces behind a command's name. */
const COMMAND = /\\([A-Za-z]+)\*? */y;
const OPTION = /\[(?:[^\][\\]|\\.)*\] */y;
const VERBATIM = /\*?([^A-Za-z\s*]).*?\1/y;

/** Commands for characters and names: a bracket behind one is text. */
const WITHOUT_ARGUMENTS =
  /^(?:LaTeX|TeX|LaTeXe|BibTeX|ldots|dots|vdots|textellipsis|textbackslash|textasciitilde|[lLoOijPS]|ss|aa|AA|ae|AE|oe|OE|copyright|quad|qquad|today|par|noindent)$/u;

/** A TeX command with its arguments, an environment to its end, or a ConTeXt `\start…\stop…`. */
export function texEnd(text: string, at: number, limit: number): number | undefined {
  const [whole, name] = text[at] === '\\' ? (matchAt(COMMAND, text, at, limit) ?? []) : [];
  if (whole === undefined || name === undefined || name === 'end' || name === 'and') {
    return undefined;
  }
  const behind = at + whole.length;
  if (name === 'begin') return environmentEnd(text, behind, limit);
  return name === 'verb' ? verbEnd(text, at) : commandEnd(text, name, behind, limit);
}

function verbEnd(text: string, at: number): number {
  return at + 5 + (matchAt(VERBATIM, text, at + 5)?.[0].length ?? 0);
}

function commandEnd(text: string, name: string, at: number, limit: number): number {
  if (WITHOUT_ARGUMENTS.test(name)) return at;
  const context = name.startsWith('start') ? contextEnd(text, name.slice(5), at) : undefined;
  return context ?? argumentsEnd(text, at, limit);
}

function environmentEnd(text: string, at: number, limit: number): number | undefined {
  const [whole, name] = matchAt(/ *\{([^{}\s]*)\}/uy, text, at, limit) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const [open, close] = [`\\begin{${name}}`, `\\end{${name}}`];
  let depth = 1;
  let from = at + whole.length;
  while (depth > 0) {
    const end = text.indexOf(close, from);
    if (end < 0 || end + close.length > limit) return undefined;
    const inner = text.slice(from, end).split(open).length - 1;
    depth += inner - 1;
    from = end + close.length;
  }
  return from;
}

function contextEnd(text: string, name: string, at: number): number | undefined {
  const end = name === '' ? -1 : text.indexOf(`\\stop${name}`, at);
  return end < 0 ? undefined : end + name.length + 5;
}

function argumentsEnd(text: string, at: number, limit: number): number {
  let end = at;
  for (;;) {
    const option = matchAt(OPTION, text, end, limit);
    const next = option === undefined ? bracesEnd(text, end, limit) : end + option[0].length;
    if (next === undefined) return end;
    end = next;
  }
}
