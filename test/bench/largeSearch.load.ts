/** Prints how many milliseconds a stored index takes from its bytes to the first answer: `largeSearch.load.ts FILE`. */
import { readFileSync } from 'node:fs';
import { SearchIndex } from '../../src/core/search/searchIndex.ts';
import { storedIndex } from '../support/storedIndex.ts';

const bytes = new Uint8Array(readFileSync(process.argv[2] ?? ''));
const start = performance.now();
const index = new SearchIndex();
index.load(storedIndex(bytes), () => true);
index.find('sta', { limit: 50 });
console.log(performance.now() - start);
