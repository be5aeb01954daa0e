/** Papers without a topic by the bibliography file they come from, in pages where there are many. */
import type { Paper } from '../library/paper.ts';
import type { Label } from './label.ts';

export interface SourceGroup {
  readonly id: string;
  readonly label: Label;
  readonly papers: readonly Paper[];
  /** Parts of a large group; empty for others. */
  readonly pages: readonly Omit<SourceGroup, 'pages'>[];
}

/** More rows than this in one group are a burden to the tree and to who looks through them. */
const PAGE = 500;

/** The groups in the order of the files' addresses; papers of no file come last. */
export function sourceGroups(papers: readonly Paper[]): readonly SourceGroup[] {
  const bySource = new Map<string, Paper[]>();
  for (const paper of papers) {
    const source = isFile(paper.source) ? paper.source : '';
    const others = bySource.get(source);
    if (others === undefined) bySource.set(source, [paper]);
    else others.push(paper);
  }
  const files = [...bySource.keys()].filter((source) => source !== '').sort();
  const groups = files.map((source) => {
    const inFile = bySource.get(source) ?? [];
    const id = `file:${source}`;
    const label = { text: nameOf(source, files) };
    return { id, label, papers: inFile, pages: pagesOf(id, inFile) };
  });
  const rest = bySource.get('') ?? [];
  return [...groups, { id: 'topic:', label: { code: 'topic.none' }, papers: rest, pages: [] }];
}

/** Sources that are files have their address as id. */
function isFile(source: string): boolean {
  return source.includes('/');
}

/** The name of a file, with its folder where another file has that name. */
function nameOf(source: string, sources: readonly string[]): string {
  const parts = source.split('/');
  const isAlone = sources.filter((other) => other.split('/').at(-1) === parts.at(-1)).length === 1;
  return parts
    .slice(isAlone ? -1 : -2)
    .map(unescaped)
    .join('/');
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function pagesOf(id: string, papers: readonly Paper[]): SourceGroup['pages'] {
  if (papers.length <= PAGE) return [];
  return Array.from({ length: Math.ceil(papers.length / PAGE) }, (_, page) => {
    const start = page * PAGE;
    const inPage = papers.slice(start, start + PAGE);
    const text = `${String(start + 1)}–${String(start + inPage.length)}`;
    return { id: `${id}/page:${String(start)}`, label: { text }, papers: inPage };
  });
}
