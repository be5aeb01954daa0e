/** A development command of the project, run as its user does, with files in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';

/** Call it inside a `describe`. */
export function useCommand(name: string) {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), `gloss-${name}-`));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    run: (...args: readonly string[]) => {
      const program = ['--import', 'tsx', `scripts/${name}.ts`, ...args];
      return spawnSync(process.execPath, program, { cwd: root, encoding: 'utf8' });
    },
    /** The address of a file that need not be there. */
    at: (file: string) => join(folder, file),
    /** Writes a file, and says where. */
    file: (file: string, content: string | Buffer) => {
      writeFileSync(join(folder, file), content);
      return join(folder, file);
    },
  };
}
