/**
 * A note's Markdown as HTML: what pandoc calls citations become links to papers, addresses links to the
 * web, all else that a link could lead to stays text. Still to be sanitised before it is shown.
 */
import Parser, {
  type MarkdownIt,
  type Env,
  type StateCore,
  type StateInline,
  type Token,
} from 'markdown-it';
import { keyOfNotePath } from '../core/annotations/notePath.ts';
import { citationKeyAt } from '../core/citations/grammar.ts';
import type { CitedPaper } from '../core/view/page.ts';

/** The attribute of a link that opens a paper: its key. */
export const PAPER_ATTRIBUTE = 'data-paper';

/** In UTF-16 code units; longer notes are shown as they are written, to keep the page quick. */
export const LONGEST_RENDERED = 200_000;
/** What is nested deeper than this, markdown-it would leave out. */
const DEEPEST = 100;

const NOTE_LINK = /^gloss-note:(?:\/\/)?(\/.*)$/iu;
const WEB_LINK = /^https?:\/\//iu;

const NONE: ReadonlyMap<string, CitedPaper> = new Map();

const markdown = createMarkdown();

/** The HTML of a note; undefined for one too long or too deep to be shown but as it is written. */
export function noteHtml(note: string, cited: readonly CitedPaper[]): string | undefined {
  const env: Env = { cited: new Map(cited.map((paper) => [paper.key, paper])) };
  const tokens = parse(note, env);
  return tokens && markdown.renderer.render(tokens, markdown.options, env);
}

/** Whether rendering would show nothing but the note as it is written, in paragraphs. */
export function isPlain(note: string): boolean {
  return parse(note, {})?.every(isPlainBlock) ?? true;
}

function isPlainBlock({ type, content, children }: Token): boolean {
  if (type !== 'inline') return type === 'paragraph_open' || type === 'paragraph_close';
  const parts = children ?? [];
  const texts = parts.map((part) => (part.type === 'softbreak' ? '\n' : part.content));
  return (
    parts.every((part) => /^(?:text|softbreak)$/.test(part.type)) && texts.join('') === content
  );
}

function parse(note: string, env: Env): Token[] | undefined {
  if (note.length > LONGEST_RENDERED) return undefined;
  const tokens = markdown.parse(note, env);
  return tokens.some(({ level }) => level >= DEEPEST - 1) ? undefined : tokens;
}

function createMarkdown(): MarkdownIt {
  const made = new Parser({ html: false, linkify: true, maxNesting: DEEPEST });
  made.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  // What is refused here stays as it is written.
  made.validateLink = (url) => WEB_LINK.test(url) || keyOfNoteLink(url) !== undefined;
  made.inline.ruler.before('link', 'citation', readCitation);
  made.core.ruler.push('images', linkImages);
  made.core.ruler.push('headings', lowerHeadings);
  const { rules } = made.renderer;
  rules['citation'] = (tokens, index, _options, env) => citation(tokens[index], env);
  rules['link_open'] = (tokens, index, _options, env) => linkStart(tokens[index], env);
  made.core.ruler.push('tables', alignByAttribute);
  return made;
}

/** The paper whose note a link leads to: `gloss-note:/zimmer2023sparse.md`. */
function keyOfNoteLink(url: string): string | undefined {
  const path = NOTE_LINK.exec(url)?.[1];
  return path === undefined ? undefined : keyOfNotePath(path);
}

/** An inline rule of markdown-it: takes the key at the place reached, if there is one. */
function readCitation(state: StateInline, silent: boolean): boolean {
  const found = state.linkLevel === 0 ? citationKeyAt(state.src, state.pos) : undefined;
  if (found === undefined || found.end > state.posMax) return false;
  if (!silent) {
    const token = state.push('citation', '', 0);
    token.content = found.key;
    token.markup = state.src.slice(found.start, found.end);
  }
  state.pos = found.end;
  return true;
}

/** A core rule: the page loads no pictures, so it links to them, and shows what they are called. */
function linkImages({ tokens, Token: Made }: StateCore): void {
  for (const { children } of tokens) {
    if (children?.some(({ type }) => type === 'image') !== true) continue;
    let links = 0;
    const parts = children.splice(0).flatMap((token) => {
      links += linkStep(token);
      return token.type === 'image' ? imageName(token, links > 0, Made) : [token];
    });
    for (const part of parts) children.push(part);
  }
}

function linkStep({ type }: Token): number {
  if (type === 'link_open') return 1;
  return type === 'link_close' ? -1 : 0;
}

function imageName(image: Token, insideLink: boolean, Made: typeof Token): readonly Token[] {
  const address = String(image.attrGet('src') ?? '');
  const name = new Made('text', '', 0);
  name.content = image.content === '' ? address : image.content;
  if (insideLink) return [name];
  const open = new Made('link_open', 'a', 1);
  open.attrSet('href', address);
  return [open, name, new Made('link_close', 'a', -1)];
}

/** A core rule: the page has its title and "Note" above the note's own headings. */
function lowerHeadings({ tokens }: StateCore): void {
  for (const token of tokens) {
    if (token.type.startsWith('heading_')) {
      token.tag = `h${String(Math.min(6, Number(token.tag.slice(1)) + 2))}`;
    }
  }
}

function citation(token: Token | undefined, env: Env | undefined): string {
  const { content: key, markup } = token ?? { content: '', markup: '' };
  const written = escape(markup);
  const known = citedIn(env).has(key);
  return known ? `${paperLink(key, env)}${written}</a>` : written;
}

function linkStart(token: Token | undefined, env: Env | undefined): string {
  const url = String(token?.attrGet('href') ?? '');
  const key = keyOfNoteLink(url);
  return key === undefined
    ? `<a href="${escape(url)}" title="${escape(url)}">`
    : paperLink(key, env);
}

function paperLink(key: string, env: Env | undefined): string {
  const paper = citedIn(env).get(key);
  const title = paper === undefined ? key : `${paper.title} · ${paper.authorYear}`;
  return `<a href="#" ${PAPER_ATTRIBUTE}="${escape(key)}" title="${escape(title)}">`;
}

function citedIn(env: Env | undefined): ReadonlyMap<string, CitedPaper> {
  return (env as { readonly cited?: ReadonlyMap<string, CitedPaper> } | undefined)?.cited ?? NONE;
}

/** A core rule: columns are aligned by an attribute, since the page allows no inline styles. */
function alignByAttribute({ tokens }: StateCore): void {
  for (const token of tokens) {
    const style = token.attrGet('style');
    if (style !== null) token.attrs = [['align', String(style).replace('text-align:', '')]];
  }
}

function escape(text: string): string {
  return markdown.utils.escapeHtml(text);
}
