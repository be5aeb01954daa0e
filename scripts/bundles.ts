/** What Gloss is bundled into: a few files, whose options the build and a test share. */
import { join } from 'node:path';
import type { BuildOptions } from 'esbuild';

export const ROOT = join(__dirname, '..');

const shared = {
  absWorkingDir: ROOT,
  bundle: true,
  outdir: 'dist',
  target: 'es2022',
  write: false,
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** `neutral` proves that neither Node nor the DOM is needed: the same file serves both hosts. */
export const host = {
  ...shared,
  entryPoints: { extension: 'src/extension/extension.ts' },
  platform: 'neutral',
  mainFields: ['module', 'main'],
  format: 'cjs',
  external: ['vscode'],
} as const satisfies BuildOptions;

export const page = {
  ...shared,
  entryPoints: { panel: 'src/webview/main.tsx', 'panel-style': 'media/panel.css' },
  platform: 'browser',
  format: 'iife',
} as const satisfies BuildOptions;

/** Loaded by the editor into the pages of notebooks, as a module. */
export const notebook = {
  ...shared,
  entryPoints: { notebook: 'src/notebook/main.ts' },
  platform: 'browser',
  format: 'esm',
  loader: { '.css': 'text' },
} as const satisfies BuildOptions;
