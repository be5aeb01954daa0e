/** `npm run corpus`: builds the bundled corpus from `data/source/`, or checks that it was. */
import { join } from 'node:path';
import { runCorpus } from './run.ts';

process.exitCode = runCorpus(process.argv.slice(2), join(__dirname, '..', '..', 'data'), {
  say: (line) => {
    console.log(line);
  },
  complain: (line) => {
    console.error(line);
  },
});
