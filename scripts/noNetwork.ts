/**
 * Stands in the bundle for the network clients that @citation-js/core brings along: Gloss writes
 * entries with it and fetches nothing, and the clients would need Node.
 */
export const Headers = globalThis.Headers;

export default function fetchNothing(): never {
  throw new Error('Gloss does not fetch anything with citation-js');
}
