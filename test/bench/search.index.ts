/** Prints the search index of the package, for `search.bench.ts`. */
import { corpusIndex } from '../../scripts/corpusIndex.ts';

process.stdout.write(corpusIndex());
