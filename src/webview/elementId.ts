/**
 * Ids of elements, for labels. Preact's own `useId` counts from the root that one call of `render` makes,
 * so on a page that is drawn by many calls two elements could get the same one.
 */
import { useState } from 'preact/hooks';

/** An id of its own for as long as the component is there. */
export function useElementId(): string {
  const [id] = useState(() => crypto.randomUUID());
  return id;
}
