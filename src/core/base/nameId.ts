/** UUIDs for things that have another name elsewhere: the same name has the same one, everywhere. */

/** FNV-1a over 128 bits, http://www.isthe.com/chongo/tech/comp/fnv/ */
const OFFSET = 0x6c62272e07bb014262b821756295c58dn;
const PRIME = 0x0000000001000000000000000000013bn;

/** A UUID of version 8 (RFC 9562, for forms of one's own), made of the name's code units. */
export function nameId(name: string): string {
  let hash = OFFSET;
  for (let at = 0; at < name.length; at += 1) {
    const unit = name.charCodeAt(at);
    for (const byte of [unit >>> 8, unit & 0xff]) {
      hash = BigInt.asUintN(128, (hash ^ BigInt(byte)) * PRIME);
    }
  }
  const digits = hash.toString(16).padStart(32, '0');
  const variant = (8 + (Number.parseInt(digits.charAt(16), 16) % 4)).toString(16);
  const parts = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`];
  return [...parts, `${variant}${digits.slice(17, 20)}`, digits.slice(20)].join('-');
}
