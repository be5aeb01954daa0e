import assert from 'node:assert/strict';
import { afterSecondTry, failedFiles } from '../../scripts/lib/results.mjs';

const counts = (passed: number, failed: number) => ({ passed, failed, skipped: 0 });

describe('the counts of a suite', () => {
  const first = {
    ...counts(7, 2),
    files: { 'a.ts': counts(4, 0), 'b.ts': counts(3, 1), 'c.ts': counts(0, 1) },
  };

  it('name the files with failures', () => {
    assert.deepEqual(failedFiles(first), ['b.ts', 'c.ts']);
  });

  it('name none where a failure belongs to no file, so that it is not run away with', () => {
    assert.deepEqual(failedFiles({ ...first, failed: 3 }), []);
    assert.deepEqual(failedFiles(counts(0, 1)), []);
  });

  it('are those of the second try for the files that had one, and of the first for the others', () => {
    const second = { ...counts(5, 1), files: { 'b.ts': counts(4, 0), 'c.ts': counts(1, 1) } };
    assert.deepEqual(afterSecondTry(first, second), {
      ...counts(9, 1),
      failures: [],
      unstable: [],
    });
  });

  it('say what failed the second time only', () => {
    const said = { ...first, failures: ['b breaks', 'c breaks'] };
    const second = { ...counts(5, 1), failures: ['c breaks'] };
    assert.deepEqual(afterSecondTry(said, second).failures, ['c breaks']);
  });

  it('say what passed only the second time', () => {
    const said = { ...first, failures: ['b breaks', 'c breaks'] };
    const second = { ...counts(6, 0), failures: [] };
    assert.deepEqual(afterSecondTry(said, second).unstable, ['b breaks', 'c breaks']);
  });

  it('keep the failure where the second try crashed', () => {
    assert.deepEqual(afterSecondTry(first, counts(0, 1)), {
      ...counts(4, 1),
      failures: [],
      unstable: [],
    });
  });
});
