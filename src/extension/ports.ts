/** The core's ports over the editor's API and what every JavaScript host has. */
import type * as vscode from 'vscode';
import type { Clock, Ids, StatePort } from '../core/ports.ts';

/** A memento as the core's state; keys stand under one prefix. */
export function mementoState(memento: vscode.Memento): StatePort {
  return {
    get: (key) => memento.get<unknown>(`gloss.${key}`),
    set: async (key, value) => {
      await memento.update(`gloss.${key}`, value);
    },
  };
}

export const clock: Clock = {
  now: () => new Date().toISOString(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return {
      dispose: () => {
        clearTimeout(timer);
      },
    };
  },
};

export const ids: Ids = { uuid: () => crypto.randomUUID() };
