/**
 * The path of a paper's note as a file, and back: `/zimmer2023sparse.md`. Any key has one: what a path
 * can't hold is written as percent-encoded UTF-8, everything else stands as it is, Unicode too.
 */

/** Separators, what Windows forbids in names, controls, the percent sign itself, dots that lead. */
const UNSAFE = /[/\\%:*?"<>|\p{Cc}\p{Cs}\s]|^\.+/gu;
const NOTE_PATH = /^\/(?<name>[^/]+)\.md$/u;

export function notePath(key: string): string {
  return `/${key.replace(UNSAFE, (characters) => Array.from(characters, percentEncoded).join(''))}.md`;
}

/** The citation key of a note's path, however much of it is encoded; undefined for any other path. */
export function keyOfNotePath(path: string): string | undefined {
  const name = NOTE_PATH.exec(path)?.groups?.['name'];
  if (name === undefined) return undefined;
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}

/** `encodeURIComponent` leaves dots and stars; half of a surrogate pair has no UTF-8. */
function percentEncoded(character: string): string {
  if (character === '.' || character === '*') {
    return `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;
  }
  return /\p{Cs}/u.test(character) ? '%EF%BF%BD' : encodeURIComponent(character);
}
