/** A short fingerprint of a text, to notice that it is another one; no protection against intent. */

/** FNV-1a over the UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/): 32 bits, unsigned. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** The fingerprint in eight hexadecimal digits. */
export function fingerprint(text: string): string {
  return fnv1a(text).toString(16).padStart(8, '0');
}
