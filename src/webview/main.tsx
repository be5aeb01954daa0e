/** Where the page begins: takes VS Code's handle, which can be had once, and starts the panel. */
import { startPanel } from './panel.ts';
import type { PanelApi } from './scroll.ts';

declare function acquireVsCodeApi(): PanelApi;

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element with the id "root".');
const page = crypto.getRandomValues(new Uint32Array(4)).join('-');
startPanel({ window, root, api: acquireVsCodeApi(), page });
