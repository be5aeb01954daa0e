/** Puts a value into a map that holds at most so many: where it is full, the one that came first goes. */
export function keep<K, V>(map: Map<K, V>, key: K, value: V, most: number): void {
  const [oldest] = map.size >= most && !map.has(key) ? map.keys() : [];
  if (oldest !== undefined) map.delete(oldest);
  map.set(key, value);
}
