// Property tests try the same cases at each run: a failure is one's own, not chance's.

import fc from 'fast-check';

fc.configureGlobal({ seed: 20_261_125 });
