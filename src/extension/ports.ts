/** The core's ports over the editor's API and what every JavaScript host has. */
import * as vscode from 'vscode';
import type { Background, Clock, Ids, Preferences, StatePort } from '../core/ports.ts';
import { colourMeanings } from './colours.ts';

/**
 * Where what the user writes is kept: with the workspace. A window without one has a state that the next
 * such window does not see, so there it is kept for all windows without a workspace.
 */
export function userState(context: vscode.ExtensionContext): vscode.Memento {
  return hasWorkspace() ? context.workspaceState : context.globalState;
}

export function hasWorkspace(): boolean {
  const { workspaceFolders, workspaceFile } = vscode.workspace;
  return workspaceFolders !== undefined || workspaceFile !== undefined;
}

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

/** The editor is kept waiting for so many milliseconds at a time, and a little more where memory is tidied up. */
const SLICE = 10;

export const background: Background = {
  run: (steps, done) => {
    const slice = () => {
      const end = performance.now() + SLICE;
      do {
        if (steps.next().done === true) {
          done();
          return;
        }
      } while (performance.now() < end);
      timer = setTimeout(slice, 0);
    };
    let timer = setTimeout(slice, 0);
    return {
      dispose: () => {
        clearTimeout(timer);
      },
    };
  },
};

export const ids: Ids = { uuid: () => crypto.randomUUID() };

export const preferences: Preferences = { colourMeanings };
