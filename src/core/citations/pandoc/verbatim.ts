/** What Markdown does not look into: code spans, HTML tags and comments, TeX commands, addresses in `<>`. */
import { bracesEnd, isBlankFrom, matchAt } from './lexical.ts';

/** Tags that begin a block wherever they stand: HTML's, DocBook's and EPUB's (pandoc's Readers/HTML/TagCategories). */
const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote body canvas caption center col colgroup dd details dir div dl dt ' +
    'fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html isindex ' +
    'main menu meta noframes nav ol output p pre section summary table tbody td textarea tfoot th thead tr ul ' +
    'noscript calloutlist bibliolist glosslist itemizedlist orderedlist segmentedlist simplelist ' +
    'variablelist caution important note tip warning literallayout programlisting programlistingco screen ' +
    'screenco screenshot synopsis example informalexample informalfigure informaltable para simpara ' +
    'formalpara equation informalequation mediaobject qandaset procedure task cmdsynopsis funcsynopsis ' +
    'classsynopsis epigraph msgset sidebar title case switch default'
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
  /<(?:(\p{L}[\p{L}\p{N}\-:]*)(?:\s[^<>"'=]*(?:=\s*(?:"[^"]{0,10000}"|'[^']{0,10000}'|[^\s<>"']*)[^<>"'=]*)*|\s*\/?)>|\/(\p{L}[\p{L}\p{N}\-:]*)(?:\s[^<>]*)?>)/uy;

/** A tag, a comment or a processing instruction; undefined if none begins here. */
export function tagAt(text: string, at: number, limit: number): Tag | undefined {
  if (text[at] !== '<') return undefined;
  if (text[at + 1] === '!' || text[at + 1] === '?') return instructionAt(text, at, limit);
  const match = matchAt(TAG, text, at, limit);
  if (match === undefined) return undefined;
  const [whole, opened, closed] = match;
  if (opened !== undefined && !hasSoundNames(whole.slice(opened.length + 1, -1))) return undefined;
  return {
    name: (opened ?? closed ?? '').toLowerCase(),
    kind: opened === undefined ? 'close' : 'open',
    end: at + whole.length,
  };
}

/** `<a @click="…">` is no tag to pandoc: the names of attributes begin with letters. */
function hasSoundNames(attributes: string): boolean {
  const names = attributes.replace(/=\s*(?:"[^"]*"|'[^']*'|[^\s<>"']*)/gu, ' ').split(/[\s/]+/u);
  return names.every((name) => name === '' || /^\p{L}[\p{L}\p{N}:_-]*$/u.test(name));
}

function instructionAt(text: string, at: number, limit: number): Tag | undefined {
  const closing = closingOf(text, at);
  if (closing === undefined || text.lastIndexOf(closing) < at) return undefined;
  const end = text.indexOf(closing, at + 2) + closing.length;
  return end < closing.length || end > limit ? undefined : { name: '', kind: 'comment', end };
}

function closingOf(text: string, at: number): string | undefined {
  if (text.startsWith('<!--', at)) return '-->';
  return /^<\?[A-Za-z]/u.test(text.slice(at, at + 3)) ? '>' : undefined;
}

/** An end tag is looked for so far: it keeps a missing one cheap. */
const FARTHEST_END = 10_000;

/** The end of what a tag of a block encloses; undefined where its end tag is missing. */
function enclosedEnd(text: string, name: string, start: number): number | undefined {
  const tags = new RegExp(`<(/?)${name}(?=[\\s/>])[^<>]*>`, 'giu');
  tags.lastIndex = start;
  let depth = 1;
  const near = text.slice(0, start + FARTHEST_END);
  for (let match = tags.exec(near); match !== null; match = tags.exec(near)) {
    depth += match[1] === '/' ? -1 : 1;
    if (depth === 0) return tags.lastIndex;
  }
  return undefined;
}

/** `<div @click="…">…</div>` is no tag, but where a block may begin, all of it is HTML to pandoc. */
export function oddElementEnd(text: string, at: number): number | undefined {
  const [whole = '', written = ''] = text[at] === '<' ? (matchAt(TAG, text, at) ?? []) : [];
  const name = written.toLowerCase();
  if (!BLOCK_TAGS.has(name)) return undefined;
  return whole.endsWith('/>') ? at + whole.length : enclosedEnd(text, name, at + 1);
}

/** Whether a tag may begin a block. */
export function isBlockTag({ name, kind }: Tag): boolean {
  return kind === 'comment' || BLOCK_TAGS.has(name) || EITHER_TAGS.has(name);
}

/** Whether a tag may stand in a line of text. */
export function isInlineTag({ name, kind }: Tag): boolean {
  return kind === 'comment' || !BLOCK_TAGS.has(name);
}

const MAILBOX = String.raw`[\p{L}\p{N}][\p{L}\p{N}!"#$%&'*+/=?^_{|}~;-]*`;
const ADDRESS = new RegExp(
  String.raw`<(?:[A-Za-z][A-Za-z\d.+-]*:[^\s<>]+|${MAILBOX}(?:\.${MAILBOX})*@[^\s<>.@][^\s<>]*)>`,
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

/** Commands for characters, names, sizes and spaces: a bracket behind one is text. */
const WITHOUT_ARGUMENTS =
  /^(?:LaTeX|TeX|LaTeXe|BibTeX|ldots|dots|vdots|textellipsis|textbackslash|textasciitilde|[lLoOijPS]|ss|aa|AA|ae|AE|oe|OE|copyright|qquad|today|par|tiny|scriptsize|footnotesize|small|normalsize|[lL]arge|LARGE|[hH]uge|hfill|newline|raggedright|item|ttfamily|sffamily|upshape|mdseries|normalfont|sc|sf|textquotedbl(?:left|right))$/u;

/** Commands that hold for all behind them: it is TeX up to the end of the group or the paragraph. */
const DECLARATIONS = /^(?:em|it|bf|rm|sl|tt|itshape|slshape|scshape|bfseries)$/u;

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

function commandEnd(text: string, name: string, at: number, limit: number): number | undefined {
  if (WITHOUT_ARGUMENTS.test(name)) return at;
  if (DECLARATIONS.test(name)) return groupEnd(text, at, limit);
  const context = name.startsWith('start') ? contextEnd(text, name.slice(5), at) : undefined;
  return context ?? argumentsEnd(text, at, limit);
}

/** Environments whose content is taken as it stands: what looks like another of the name is none. */
const RAW_ENVIRONMENTS =
  /^(?:(?:displaymath|math|equation|gather|multline|eqnarray|align|alignat|flalign|dmath)\*?|[vV]erbatim|lstlisting|minted|comment|tikzpicture)$/u;

function environmentEnd(text: string, at: number, limit: number): number | undefined {
  const [whole, name] = matchAt(/ *\{([^{}\s]*)\}/uy, text, at, limit) ?? [];
  if (whole === undefined || name === undefined) return undefined;
  const close = `\\end{${name}}`;
  const from = at + whole.length;
  const first = closeBehind(text, close, from, limit);
  if (first === undefined || RAW_ENVIRONMENTS.test(name)) return first;
  // Where others of the name in it have no end of their own, pandoc takes the first end.
  const open = `\\begin{${name}}`;
  let [end, depth, start]: [number | undefined, number, number] = [first, 0, from];
  while (end !== undefined) {
    depth += text.slice(start, end).split(open).length - 2;
    if (depth < 0) return end;
    start = end;
    end = closeBehind(text, close, start, limit);
  }
  return first;
}

function closeBehind(text: string, close: string, from: number, limit: number) {
  const at = text.indexOf(close, from);
  return at < 0 || at + close.length > limit ? undefined : at + close.length;
}

/** At the brace that closes the group around, at a blank line, or at the limit; braces in it come in pairs. */
function groupEnd(text: string, start: number, limit: number): number | undefined {
  let depth = 0;
  for (let at = start; at < limit; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    if (depth < 0) return at;
    if (character === '\n' && isBlankFrom(text, at + 1, text.length)) {
      return depth === 0 ? at : undefined;
    }
  }
  return depth === 0 ? limit : undefined;
}

function contextEnd(text: string, name: string, at: number): number | undefined {
  const end = name === '' ? -1 : text.indexOf(`\\stop${name}`, at);
  return end < 0 ? undefined : end + name.length + 5;
}

function argumentsEnd(text: string, at: number, limit: number): number | undefined {
  let end = at;
  for (;;) {
    const option = matchAt(OPTION, text, end, limit);
    const next = option === undefined ? bracesEnd(text, end, limit) : end + option[0].length;
    // A brace that nothing closes: to pandoc, all of it is text.
    if (next === undefined) return text[end] === '{' ? undefined : end;
    end = next;
  }
}
