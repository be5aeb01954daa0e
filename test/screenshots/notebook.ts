/** The picture of a notebook: citations in its Markdown cells, and the references in the last one. */
import type { Session } from '../e2e/support/launch.ts';

const NOTEBOOK = 'gates.ipynb';

const markdown = (...source: readonly string[]) => ({
  cell_type: 'markdown',
  metadata: {},
  source: source.join('\n'),
});

const CODE = {
  cell_type: 'code',
  metadata: {},
  execution_count: 1,
  source: 'gate = SparseGate(experts=8, k=2)\nround(gate.load().std(), 3)',
  outputs: [
    {
      output_type: 'execute_result',
      execution_count: 1,
      metadata: {},
      data: { 'text/plain': '0.041' },
    },
  ],
};

const TEXT = JSON.stringify({
  cells: [
    markdown(
      '## How even is the load?',
      '',
      'A gate sends each token to a few experts only, and may favour some of them. @ibrahim2023comet build theirs from trees;',
      'what top-K gating does to estimation is a question of its own [see @nguyen2023statistical, sec. 2].',
    ),
    CODE,
    markdown(
      'About as even as after dense training [@nie2021evomoe, p. 6]. Nobody has compared them all [@nobody2024all].',
    ),
    markdown('## References'),
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 4,
});

/** Without a bibliography it cites the library. The side bar is closed already. */
export async function pictureNotebook(
  { workbench, page }: Session,
  shot: (what: string) => Promise<unknown>,
): Promise<void> {
  await workbench.runCommand('View: Close All Editors');
  await workbench.writeFile(`article/${NOTEBOOK}`, TEXT);
  await workbench.openFile(`article/${NOTEBOOK}`);
  await workbench.webview().locator('.preview #refs .csl-entry').nth(2).waitFor();
  // Nothing is pointed at.
  await page.mouse.move(300, 790);
  await page.locator('.workbench-hover').waitFor({ state: 'hidden' });
  await shot('notebook');
}
