/**
 * How far two texts agree, from every place of one of them, in linear time whatever the texts: the
 * searches of a JavaScript engine take the product of both lengths on texts like "aaaa…b".
 */

/** For each place of `text`, from 0 to its length: how many code units from there on begin `words`. */
export function agreementAfter(text: string, words: string): Uint32Array {
  const both = new Uint16Array(words.length + text.length);
  for (let at = 0; at < words.length; at++) both[at] = words.charCodeAt(at);
  for (let at = 0; at < text.length; at++) both[words.length + at] = text.charCodeAt(at);
  return agreement(both, words.length);
}

/** For each place of `text`, from 0 to its length: how many code units before it end `words`. */
export function agreementBefore(text: string, words: string): Uint32Array {
  const both = new Uint16Array(words.length + text.length);
  for (let at = 0; at < words.length; at++) both[words.length - 1 - at] = words.charCodeAt(at);
  for (let at = 0; at < text.length; at++) both[both.length - 1 - at] = text.charCodeAt(at);
  return agreement(both, words.length).reverse();
}

/** The Z algorithm (Gusfield 1997, section 1.4) on the words, `most` code units, and then the text. */
function agreement(both: Uint16Array, most: number): Uint32Array {
  // The last place, behind the whole text, agrees in nothing.
  const lengths = new Uint32Array(both.length + 1);
  let from = 0;
  let to = 0;
  for (let at = 1; at < both.length; at++) {
    let length = at < to ? Math.min(to - at, lengths[at - from] ?? 0) : 0;
    while (length < most && at + length < both.length && both[length] === both[at + length])
      length++;
    if (at + length > to) {
      from = at;
      to = at + length;
    }
    lengths[at] = length;
  }
  return lengths.subarray(most);
}
