/** Bytes of a bibliography as text: UTF-8, UTF-16 with a mark, or else Latin-1, as old files are. */
export function decoded(bytes: Uint8Array): string {
  return decodedAs(bytes).text;
}

export function decodedAs(bytes: Uint8Array): { readonly text: string; readonly isUtf8: boolean } {
  const as = (encoding: string) => new TextDecoder(encoding).decode(bytes);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: as('utf-16le'), isUtf8: false };
  if (first === 0xfe && second === 0xff) return { text: as('utf-16be'), isUtf8: false };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, isUtf8: true };
  } catch {
    return { text: as('windows-1252'), isUtf8: false };
  }
}
