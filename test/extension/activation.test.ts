import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';

type Activate = (context: unknown) => unknown;

/** The first file of all: once another test has used Gloss, it stays active. */
describe('activation', () => {
  it('waits until something needs Gloss', async () => {
    const extension = vscode.extensions.getExtension('gloss.gloss');
    assert.ok(extension);
    assert.equal(extension.isActive, false);
    const figures = timeActivation(join(extension.extensionPath, 'dist', 'extension.js'));
    await extension.activate();
    tellBenchmark(figures);
    assert.equal(extension.isActive, true);
  });
});

/** Loads the bundle before the editor does, which then finds it loaded, with a clock around `activate`. */
function timeActivation(file: string): Record<string, number> {
  const load = createRequire(__filename);
  const figures: Record<string, number> = {};
  const timed = <T>(name: string, work: () => T): T => {
    const start = performance.now();
    const result = work();
    figures[name] = performance.now() - start;
    return result;
  };
  const { activate } = timed('loadMs', () => load(file) as { readonly activate: Activate });
  const loaded = load.cache[load.resolve(file)];
  assert.ok(loaded);
  loaded.exports = {
    activate: (context: unknown) => timed('activateMs', () => activate(context)),
  };
  return figures;
}

/** `npm run bench` asks for the times; no test depends on them. */
function tellBenchmark(figures: Readonly<Record<string, number>>): void {
  const file = process.env['GLOSS_FIGURES'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(figures));
}
