/** Typed arrays that grow. */
type Numbers =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

/** The same numbers, or a longer copy of them, zeros at its end, where they are too few. */
export function withRoom<T extends Numbers>(numbers: T, size: number): T {
  if (size <= numbers.length) return numbers;
  const grown = new (numbers.constructor as new (length: number) => T)(
    Math.max(numbers.length * 2, size),
  );
  grown.set(numbers);
  return grown;
}
