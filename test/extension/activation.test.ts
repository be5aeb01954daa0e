import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** The first file of all: once another test has used Gloss, it stays active. */
describe('activation', () => {
  it('waits until something needs Gloss', async () => {
    const extension = vscode.extensions.getExtension('gloss.gloss');
    assert.ok(extension);
    assert.equal(extension.isActive, false);
    const start = performance.now();
    await extension.activate();
    tellBenchmark(performance.now() - start);
    assert.equal(extension.isActive, true);
  });
});

/** `npm run bench` asks for the time; no test depends on it. */
function tellBenchmark(milliseconds: number): void {
  const file = process.env['GLOSS_FIGURES'];
  if (file !== undefined) writeFileSync(file, JSON.stringify({ activationMs: milliseconds }));
}
