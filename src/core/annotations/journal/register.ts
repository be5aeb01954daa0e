/**
 * One element of a paper's annotations (its note, its tags, one highlight …) with its history as far as it
 * matters: the versions of which none has seen another. There is one, except after changes in two places at
 * once; then all are kept until someone, having seen them, writes the next.
 */
import { covers, joined, type Vector } from './vector.ts';

export interface Version {
  readonly vector: Vector;
  /** When it was made; ISO 8601, UTC. */
  readonly at: string;
  /** Undefined for an element that was removed, or is set to nothing. */
  readonly value?: unknown;
  /** What was there before it was removed, as long as it can be restored. */
  readonly former?: unknown;
}

/** At least one version, oldest first; the same in every window that knows the same versions. */
export type Register = readonly Version[];

/** The register with one more version in it; the same object where it knows that one, or newer, already. */
export function withVersion(register: Register, version: Version): Register {
  if (register.some(({ vector }) => covers(vector, version.vector))) return register;
  const kept = register.filter(({ vector }) => !covers(version.vector, vector));
  return [...kept, version].sort(compareVersions);
}

/** All that the versions of a register have seen. */
export function seenBy(register: Register): Vector {
  return joined(register.map(({ vector }) => vector));
}

function compareVersions(one: Version, other: Version): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return textOf(one.vector) < textOf(other.vector) ? -1 : 1;
}

/** The same text for the same vector, whatever the order of its writers. */
function textOf(vector: Vector): string {
  return JSON.stringify(Object.entries(vector).sort(([a], [b]) => (a < b ? -1 : 1)));
}
