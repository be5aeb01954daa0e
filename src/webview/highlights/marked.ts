/** Finding a highlight's passages and its entry of the list in the document. */

/** The ids of the highlights at a place of the text, the shortest first; none elsewhere. */
export function idsAt(target: Element): readonly string[] {
  const ids = target.closest<HTMLElement>('mark[data-ids]')?.dataset['ids'];
  return ids === undefined ? [] : ids.split(' ');
}

/** The pieces of a highlight's passage, in the order of the text. */
export function piecesOf(document: Document, id: string): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('mark[data-ids]')].filter((mark) =>
    idsAt(mark).includes(id),
  );
}

/** A highlight's entry in the list. */
export function entryOf(document: Document, id: string): HTMLElement | undefined {
  return entries(document).find((entry) => entry.dataset['highlight'] === id);
}

export function entries(document: Document): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-highlight]')];
}
