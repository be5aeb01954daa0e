/** Where a panel has been: papers by key, with back and forward, as a browser has it. A value. */

export interface PanelHistory {
  readonly keys: readonly string[];
  readonly at: number;
}

export const EMPTY_HISTORY: PanelHistory = { keys: [], at: -1 };

export function currentKey({ keys, at }: PanelHistory): string | undefined {
  return keys[at];
}

/** Goes on to a paper; what lay ahead is forgotten. */
export function visit(history: PanelHistory, key: string): PanelHistory {
  if (currentKey(history) === key) return history;
  const keys = [...history.keys.slice(0, history.at + 1), key];
  return { keys, at: keys.length - 1 };
}

/** One step back (-1) or forward (1); the same history where there is none. */
export function step(history: PanelHistory, by: -1 | 1): PanelHistory {
  const at = history.at + by;
  return history.keys[at] === undefined ? history : { ...history, at };
}

/** A paper has another key than before; the same history where it was never shown. */
export function renamed(history: PanelHistory, from: string, to: string): PanelHistory {
  if (!history.keys.includes(from)) return history;
  return { ...history, keys: history.keys.map((key) => (key === from ? to : key)) };
}
