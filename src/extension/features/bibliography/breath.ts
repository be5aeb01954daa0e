/** Long work in slices, between which the host does what else there is to do. */
import { inSlices as readInSlices, type Reading } from '../../../core/bibliography/reference.ts';

/** Milliseconds of work without a pause. */
const SLICE = 12;

/** A function to be called often, which now and then lets others have their turn. */
export function breather(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < SLICE) return;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    begun = performance.now();
  };
}

/** Reading that nothing calls off, and that lets the host do what else there is to do. */
export const READING: Reading = {
  pause: breather(),
  isCancelled: () => false,
};

/** Takes all steps one after the other, with pauses, whatever becomes of who asked. */
export function inSlices<T>(
  steps: Iterator<unknown, T>,
  { pause }: Pick<Reading, 'pause'>,
): Promise<T> {
  return readInSlices(steps, { pause });
}
