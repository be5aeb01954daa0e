/** How good a ranking is against judgments, as trec_eval counts it. */

/** Papers by id with what they are worth: above 0 where relevant. */
export type Grades = ReadonlyMap<string, number>;

export interface Metrics {
  readonly ndcg10: number;
  readonly map: number;
  readonly p10: number;
  readonly recall100: number;
}

/** nDCG@10 with linear gain and log2(rank + 1): 1 for the best possible order, 0 for nothing found. */
export function ndcg10(ranked: readonly string[], grades: Grades): number {
  const gain = (values: readonly number[]): number =>
    values
      .slice(0, 10)
      .reduce((sum, grade, rank) => sum + Math.max(0, grade) / Math.log2(rank + 2), 0);
  const ideal = gain([...grades.values()].sort((a, b) => b - a));
  return ideal === 0 ? 0 : gain(ranked.map((id) => grades.get(id) ?? 0)) / ideal;
}

/** Precision at each relevant paper found, as a mean over all relevant ones. */
export function averagePrecision(ranked: readonly string[], grades: Grades): number {
  let [found, sum] = [0, 0];
  ranked.forEach((id, rank) => {
    if (!isRelevant(id, grades)) return;
    found++;
    sum += found / (rank + 1);
  });
  const relevant = countRelevant(grades);
  return relevant === 0 ? 0 : sum / relevant;
}

/** The share of relevant papers among the first ten; fewer than ten found are no excuse. */
export function precision10(ranked: readonly string[], grades: Grades): number {
  return ranked.slice(0, 10).filter((id) => isRelevant(id, grades)).length / 10;
}

/** The share of the relevant papers that are among the first hundred. */
export function recall100(ranked: readonly string[], grades: Grades): number {
  const relevant = countRelevant(grades);
  const found = ranked.slice(0, 100).filter((id) => isRelevant(id, grades)).length;
  return relevant === 0 ? 0 : found / relevant;
}

/** Means over the queries that have a relevant paper; one without an answer counts 0. */
export function evaluate(
  runs: readonly { readonly ranked: readonly string[]; readonly grades: Grades }[],
): Metrics & { readonly n: number } {
  const judged = runs.filter(({ grades }) => countRelevant(grades) > 0);
  const over = (metric: (ranked: readonly string[], grades: Grades) => number): number =>
    mean(judged.map(({ ranked, grades }) => metric(ranked, grades)));
  return {
    n: judged.length,
    ndcg10: over(ndcg10),
    map: over(averagePrecision),
    p10: over(precision10),
    recall100: over(recall100),
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The value that so large a share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function isRelevant(id: string, grades: Grades): boolean {
  return (grades.get(id) ?? 0) > 0;
}

function countRelevant(grades: Grades): number {
  return [...grades.values()].filter((grade) => grade > 0).length;
}
