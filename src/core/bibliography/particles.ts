/** Particles of names that nothing marks as such, told as pandoc's citeproc tells them (its Citeproc/Types). */
import type { CslName } from '../library/paper.ts';

/** What a particle consists of: "von", "d’", "al-". */
const PARTICLE = /^[\p{Ll}'’\-–.]+$/u;
const JOINED = /^([\p{Ll}]+['’\-–.])([^'’\-–.]+)$/u;

/** "d’Almeida" is "Almeida" with a particle that stays, "Klaus von" is "Klaus" with one that may go. */
export function withParticles(name: CslName): CslName {
  return beforeFamily(behindGiven(name));
}

function beforeFamily(name: CslName): CslName {
  const { family } = name;
  if (family === undefined || name['non-dropping-particle'] !== undefined) return name;
  const [, joined, rest] = JOINED.exec(family) ?? [];
  if (joined !== undefined && rest !== undefined) {
    return { ...name, 'non-dropping-particle': joined, family: rest };
  }
  const words = family.split(' ');
  const first = words.findIndex((word) => !PARTICLE.test(word));
  if (first <= 0) return name;
  const particle = words.slice(0, first).join(' ');
  return { ...name, 'non-dropping-particle': particle, family: words.slice(first).join(' ') };
}

function behindGiven(name: CslName): CslName {
  const { given } = name;
  if (given === undefined || name['dropping-particle'] !== undefined) return name;
  const words = given.split(' ');
  const first = words.findIndex((word) => PARTICLE.test(word));
  if (first <= 0 || !words.slice(first).every((word) => PARTICLE.test(word))) return name;
  const particle = words.slice(first).join(' ');
  return { ...name, given: words.slice(0, first).join(' '), 'dropping-particle': particle };
}
