/** Lint: strict types everywhere, and the fences between core, protocol, edge and page. */
import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const NODE_BUILT_INS =
  '^(node:.*|assert|buffer|child_process|cluster|console|crypto|dgram|dns|events|fs|fs/.*|http|http2|https|inspector|module|net|os|path|path/.*|perf_hooks|process|querystring|readline|stream|stream/.*|string_decoder|timers|timers/.*|tls|tty|url|util|v8|vm|worker_threads|zlib)$';

const fences = {
  node: {
    regex: NODE_BUILT_INS,
    message: 'This code runs in browsers too: ask a port of src/core/ports.ts.',
  },
  vscode: {
    regex: '^vscode$',
    message: 'Only src/extension may use the editor: ask a port of src/core/ports.ts.',
  },
  outOfCore: {
    regex: '/(extension|webview|notebook|shared)/',
    message: 'The core knows nothing of who uses it: hand the data in.',
  },
  edge: { regex: '/extension/', message: 'Speak to the edge through src/shared/messages.ts.' },
  page: {
    regex: '/(webview|notebook)/',
    message: 'Speak to the pages through the messages in src/shared.',
  },
  tests: {
    regex: '(/test/|/scripts/)',
    message: 'What ships does not depend on tests or scripts.',
  },
};

/**
 * Blocks of one rule replace each other, never merge: each folder's fence is built whole here.
 *
 * @param {string} folder
 * @param {(keyof typeof fences)[]} names
 */
function fence(folder, ...names) {
  return {
    files: [`src/${folder}/**/*.{ts,tsx}`],
    rules: {
      'no-restricted-imports': ['error', { patterns: names.map((name) => fences[name]) }],
    },
  };
}

export default defineConfig(
  { ignores: ['dist/', 'out/', '.vscode-test/', '.dependency-cruiser.cjs'] },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.mjs'] },
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      complexity: ['error', { max: 10, variant: 'modified' }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 4],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Date', 'Math.random', 'setTimeout', 'fetch', 'console', 'process', 'crypto'].map(
          (name) => ({
            name,
            message: 'The core asks a port of src/core/ports.ts.',
          }),
        ),
      ],
    },
  },
  fence('core', 'node', 'vscode', 'outOfCore', 'tests'),
  fence('shared', 'node', 'vscode', 'edge', 'page', 'tests'),
  fence('webview', 'node', 'vscode', 'edge', 'tests'),
  fence('notebook', 'node', 'vscode', 'edge', 'tests'),
  fence('extension', 'node', 'page', 'tests'),
  {
    files: ['test/**/*.{ts,tsx}', 'scripts/**/*.{ts,mjs}'],
    rules: {
      // mocha's `it` and `describe` return nothing that could be awaited.
      '@typescript-eslint/no-floating-promises': 'error',
      'no-console': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly', URL: 'readonly' } },
    rules: { 'no-undef': 'off' },
  },
);
