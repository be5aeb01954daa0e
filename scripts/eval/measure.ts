/** What `npm run eval` runs, bundled as the extension is: the measured code is the shipped code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCollection, readCorpusQueries } from './collection.ts';
import { evaluateCollection, evaluateCorpus } from './run.ts';
import type { Mode, Report } from './run.ts';

const USAGE = `npm run -s eval -- FILE [--mode typed|text] [--json]      a collection of judged queries
npm run -s eval -- corpus FILE [--mode typed|text] [--json]     judged queries on the bundled papers`;

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean' }, mode: { type: 'string' }, help: { type: 'boolean' } },
  });
  const [first, second] = positionals;
  if (first === undefined || values.help === true || (first === 'corpus' && second === undefined)) {
    throw new Error(USAGE);
  }
  const report =
    first === 'corpus'
      ? measureCorpus(second ?? '', toMode(values.mode ?? 'typed'))
      : evaluateCollection(readCollection(first), toMode(values.mode ?? 'text'));
  console.log(values.json === true ? JSON.stringify(report) : table(report));
}

function measureCorpus(file: string, mode: Mode): Report {
  const data = (name: string): unknown =>
    JSON.parse(readFileSync(join(process.cwd(), 'data', name), 'utf8'));
  const corpus = { corpus: data('corpus.json'), topics: data('topics.json') };
  return evaluateCorpus(corpus, (keys) => readCorpusQueries(file, keys), mode);
}

function toMode(value: string): Mode {
  if (value === 'typed' || value === 'text') return value;
  throw new Error(`--mode is "typed" or "text", not "${value}"`);
}

function table(report: Report): string {
  return Object.entries(report)
    .map(([name, value]) => `${name.padEnd(12)} ${String(value)}`)
    .join('\n');
}

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
