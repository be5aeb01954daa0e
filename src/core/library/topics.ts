/** The two-level topic tree of the bundled corpus: groups, and topics within them. Plain data. */

export interface Topic {
  readonly id: string;
  /** The full label, e.g. "Mixture of Experts: Gating". */
  readonly label: string;
  readonly description: string;
}

export interface TopicGroup {
  readonly id: string;
  readonly label: string;
  readonly topics: readonly Topic[];
}

/** Finds a topic and its group by the topic's id; undefined if there is none. */
export function findTopic(
  groups: readonly TopicGroup[],
  id: string,
): { readonly topic: Topic; readonly group: TopicGroup } | undefined {
  for (const group of groups) {
    const topic = group.topics.find((candidate) => candidate.id === id);
    if (topic !== undefined) return { topic, group };
  }
  return undefined;
}

/** The label of a topic below its group: "Gating" below "Mixture of Experts". */
export function labelWithinGroup(topic: Topic, group: TopicGroup): string {
  const prefix = `${group.label}: `;
  return topic.label.startsWith(prefix) ? topic.label.slice(prefix.length) : topic.label;
}
