import { completed } from '../../src/core/base/steps.ts';
import type { Segment } from '../../src/core/search/segment.ts';
import { segmentFromBytes } from '../../src/core/search/storedSegment.ts';

/** The index that was stored as these bytes. */
export function storedIndex(bytes: Uint8Array): Segment {
  const segment = completed(segmentFromBytes(bytes));
  if (segment === undefined) throw new Error('What is stored can’t be read');
  return segment;
}
