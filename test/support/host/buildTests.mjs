// Bundles the in-host tests into `out/tests`, from where `.vscode/launch.json` debugs them.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleTests } from './bundle.mjs';
import { root } from '../../../scripts/lib/paths.mjs';

const target = join(root, 'out', 'tests');
await mkdir(target, { recursive: true });
await bundleTests(target);
