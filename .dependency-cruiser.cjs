/** The graph of modules: layers, no cycles, no orphans. The lint rule sees one import, this sees all. */
const to = (path) => ({ path });

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src', pathNot: ['\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'core-stays-pure',
      comment: 'The core imports itself and the libraries that are bundled with it.',
      severity: 'error',
      from: { path: '^src/core' },
      to: {
        pathNot: [
          '^src/core',
          '^node_modules/(approx-string-match|citeproc|irregular-plurals|node-diff3|stemmer|yaml|@citation-js)/',
        ],
      },
    },
    {
      name: 'shared-is-between',
      severity: 'error',
      from: { path: '^src/shared' },
      to: { path: '^src/(extension|webview|notebook)' },
    },
    {
      name: 'page-speaks-messages',
      severity: 'error',
      from: { path: '^src/(webview|notebook)' },
      to: { path: '^(src/extension|vscode)' },
    },
    {
      name: 'edge-speaks-messages',
      severity: 'error',
      from: { path: '^src/extension' },
      to: to('^src/(webview|notebook)'),
    },
    {
      name: 'nothing-needs-tests',
      severity: 'error',
      from: { path: '^(src|scripts)' },
      to: to('^test'),
    },
    {
      name: 'only-the-edge-knows-the-editor',
      severity: 'error',
      from: { path: '^src', pathNot: '^src/extension' },
      to: { path: '^vscode$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require'] },
    tsConfig: { fileName: 'tsconfig.base.json' },
    exclude: { path: '^(dist|out)' },
  },
};
