/** What the fields of an item are made of: small rules, each written down where it is. */
import type { CslDate } from '../../src/core/library/paper.ts';
import type { BibliographyEntry } from './source.ts';

/** "2023-09-25" as date parts, to the precision given. */
export function dateOf(submitted: string): CslDate {
  return { 'date-parts': [submitted.split('-').map(Number)] };
}

/**
 * "Published at ICLR 2024", "Published in Findings of NAACL 2025", "Published in IEEE Transactions on
 * Signal Processing, 2023". Names of one word are the acronyms of conferences, and workshops say that
 * they are; whatever else is neither of them nor a conference's Findings is a journal.
 */
export function venueNote({ venue, venueYear }: BibliographyEntry): string | undefined {
  if (venue === undefined || venueYear === undefined) return undefined;
  const year = String(venueYear);
  if (!venue.includes(' ') || venue.includes('Workshop')) return `Published at ${venue} ${year}`;
  if (venue.startsWith('Findings of ')) return `Published in ${venue} ${year}`;
  return `Published in ${venue}, ${year}`;
}

const LONGEST_ACRONYM = 8;

/**
 * The short forms among names: one word of at most eight letters, digits, `-` and `+`, with at least two
 * capitals, and at least three fifths of its letters and digits capitals or digits. So SAE, SAEs, g-SAE,
 * SoRA, DSnoT, S²FT and ISS-P are acronyms; WiCo, Tutel and Turbo-VBI are not.
 */
export function acronymsOf(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter(isAcronym))];
}

function isAcronym(name: string): boolean {
  if (name.length > LONGEST_ACRONYM || !/^[\p{L}\p{N}+-]+$/u.test(name)) return false;
  const capitals = name.match(/\p{Lu}/gu)?.length ?? 0;
  const digits = name.match(/\p{N}/gu)?.length ?? 0;
  const all = name.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return capitals >= 2 && (capitals + digits) * 5 >= all * 3;
}

/** A web address without the punctuation of the sentence around it, over https. */
export function cleanAddress(written: string): string {
  const bare = written.replace(/[.,;:!?'"”’)\]}>]+$/u, '').replace(/^[a-z]+:\/\//iu, '');
  return `https://${bare}`;
}

/** Web addresses in running text, with or without scheme, cleaned. */
export function addressesIn(text: string): readonly string[] {
  const found = text.match(/(?:https?:\/\/|www\.|\b(?:github|gitlab|gitee)\.com\/)[^\s<>"]+/giu);
  return (found ?? []).map(cleanAddress);
}
