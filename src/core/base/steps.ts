/** Work in steps, between which others can have their turn. */

/** Does all of it at once. */
export function completed<T>(steps: Iterator<unknown, T>): T {
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
