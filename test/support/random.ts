/** Chance that is the same at each run. */

export interface Chance {
  /** A whole number from 0, less than `limit`. */
  readonly below: (limit: number) => number;
  /** One of these; there must be one. */
  readonly of: <T>(values: readonly T[]) => T;
  /** Whether something happens that happens in one of so many cases. */
  readonly oneIn: (cases: number) => boolean;
}

/** Mulberry32. */
export function chance(seed: number): Chance {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    of: (values) => {
      const value = values[below(values.length)];
      if (value === undefined) throw new Error('Nothing to choose from');
      return value;
    },
    oneIn: (cases) => below(cases) === 0,
  };
}
