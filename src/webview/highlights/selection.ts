/**
 * Between the document's selection and offsets of the paper's text. The text stands in elements with
 * `data-start` (where it begins in its field) inside one with `data-field`; their text nodes hold
 * exactly the stored text, however often they are cut.
 */
import { HIGHLIGHT_FIELDS, type HighlightField } from '../../core/annotations/annotation.ts';
import type { TextRange } from './textRange.ts';

interface Block {
  readonly element: HTMLElement;
  readonly field: HighlightField;
  readonly start: number;
}

/** What of the text is selected; of a selection over both fields, the part in the one with more of it. */
export function readSelection(document: Document): TextRange | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const parts = blocks(document).flatMap((block) => {
    const part = partOf(block, range);
    return part === undefined ? [] : [part];
  });
  const ranges = HIGHLIGHT_FIELDS.flatMap((field) => whole(field, parts));
  return ranges.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0];
}

function whole(field: HighlightField, parts: readonly TextRange[]): readonly TextRange[] {
  const own = parts.filter((part) => part.field === field);
  const first = own[0];
  const last = own.at(-1);
  return first && last ? [{ field, start: first.start, end: last.end }] : [];
}

function partOf({ element, field, start }: Block, range: Range): TextRange | undefined {
  if (!range.intersectsNode(element)) return undefined;
  const inside = range.cloneRange();
  if (!element.contains(range.startContainer)) inside.setStart(element, 0);
  if (!element.contains(range.endContainer)) inside.setEnd(element, element.childNodes.length);
  const length = inside.toString().length;
  if (length === 0) return undefined;
  const from = start + lengthBefore(element, inside.startContainer, inside.startOffset);
  return { field, start: from, end: from + length };
}

function lengthBefore(element: Node, container: Node, offset: number): number {
  const before = element.ownerDocument?.createRange();
  if (before === undefined) return 0;
  before.setStart(element, 0);
  before.setEnd(container, offset);
  return before.toString().length;
}

/** Selects words of the text in the document; the second offset is where the caret is. */
export function select(
  document: Document,
  field: HighlightField,
  anchor: number,
  focus: number,
): void {
  const from = pointAt(document, field, anchor);
  const to = pointAt(document, field, focus);
  if (from === undefined || to === undefined) return;
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

export function clearSelection(document: Document): void {
  document.getSelection()?.removeAllRanges();
}

/** The words of the text in the document; undefined where the page does not show the field. */
export function domRange(document: Document, range: TextRange): Range | undefined {
  const from = pointAt(document, range.field, range.start);
  const to = pointAt(document, range.field, range.end);
  if (from === undefined || to === undefined) return undefined;
  const found = document.createRange();
  found.setStart(from.node, from.offset);
  found.setEnd(to.node, to.offset);
  return found;
}

interface Point {
  readonly node: Node;
  readonly offset: number;
}

/** A place in a text node; between two, the end of the former. */
function pointAt(document: Document, field: HighlightField, offset: number): Point | undefined {
  const own = blocks(document).filter((block) => block.field === field);
  const block = own.findLast(({ start }) => start <= offset) ?? own[0];
  if (block === undefined) return undefined;
  let left = Math.max(0, offset - block.start);
  let last: Point = { node: block.element, offset: 0 };
  for (const node of textNodes(block.element)) {
    if (left <= node.data.length) return { node, offset: left };
    left -= node.data.length;
    last = { node, offset: node.data.length };
  }
  return last;
}

function* textNodes(element: Element): Generator<Text> {
  const walker = element.ownerDocument.createTreeWalker(element, 4 /* NodeFilter.SHOW_TEXT */);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) yield node as Text;
}

function blocks(document: Document): readonly Block[] {
  return [...document.querySelectorAll<HTMLElement>('[data-start]')].flatMap((element) => {
    const name = element.closest<HTMLElement>('[data-field]')?.dataset['field'];
    const field = HIGHLIGHT_FIELDS.find((candidate) => candidate === name);
    const start = Number(element.dataset['start']);
    return field === undefined ? [] : [{ element, field, start }];
  });
}

/** The element that holds a field's text and can have the focus. */
export function fieldElement(document: Document, field: HighlightField): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-field="${field}"]`);
}

/**
 * Draws, and gives the reader the selection back if drawing cut the text nodes that it lay in. Where
 * drawing moved the focus, the selection went with it on purpose.
 */
export function keepingSelection(document: Document, draw: () => void): void {
  const selection = document.getSelection();
  const range = readSelection(document);
  if (selection === null || range === undefined) {
    draw();
    return;
  }
  const before = { ...ends(selection), active: document.activeElement };
  draw();
  const after = ends(selection);
  const moved = (['node', 'offset', 'endNode', 'endOffset'] as const).some(
    (name) => before[name] !== after[name],
  );
  if (!moved || document.activeElement !== before.active) return;
  const [anchor, focus] = before.backward ? [range.end, range.start] : [range.start, range.end];
  select(document, range.field, anchor, focus);
}

function ends(selection: Selection) {
  const { anchorNode: node, anchorOffset: offset } = selection;
  const { focusNode: endNode, focusOffset: endOffset } = selection;
  const range = selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  const backward = range?.startContainer !== node || range.startOffset !== offset;
  return { node, offset, endNode, endOffset, backward };
}
