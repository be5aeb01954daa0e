/** The comparison as a picture for the README: bars on a scale of powers of ten, at 100,000 papers. */
import type { PeerRow } from './compare.ts';
import { ENGINES } from './engine.ts';
import type { PeerFigures } from './measure.ts';

interface Panel {
  readonly title: string;
  readonly of: (figures: PeerFigures) => number;
  readonly unit: string;
}

const PANELS: readonly Panel[] = [
  { title: 'A keystroke, 99th percentile', of: (it) => it.keystrokeP99, unit: 'ms' },
  { title: 'Index in memory', of: (it) => it.heapMB, unit: 'MB' },
  { title: 'Build', of: (it) => it.buildMs / 1_000, unit: 's' },
];
const SIZE = 100_000;
const ROW = 22;
const LABEL = 150;
const BAR = 330;
const WIDTH = LABEL + BAR + 90;
const HEAD = 34;

/** Colours that hold on light and on dark pages. */
const STYLE = `text{font:13px system-ui,sans-serif;fill:#6e7781}.head{font-weight:600;fill:#57606a}
.own{fill:#0969da}.other{fill:#afb8c1}.name-own{font-weight:600;fill:#0969da}
@media(prefers-color-scheme:dark){text{fill:#9198a1}.head{fill:#c9d1d9}.own{fill:#4493f8}.other{fill:#57606a}.name-own{fill:#4493f8}}`;

export function chart(rows: readonly PeerRow[]): string {
  const measured = rows.filter(({ size }) => size === SIZE);
  const height = PANELS.length * (HEAD + measured.length * ROW) + 30;
  const panels = PANELS.map((panel, i) =>
    drawPanel(panel, measured, i * (HEAD + measured.length * ROW)),
  );
  const title = 'Search engines at 100,000 papers: time for a keystroke, memory, time to build';
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(height)}" width="${String(WIDTH)}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<style>${STYLE}</style>`,
    ...panels,
    `<text x="0" y="${String(height - 10)}">100,000 papers, one run, shorter is better; each step of a bar’s scale is ten times as much.</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function drawPanel({ title, of, unit }: Panel, rows: readonly PeerRow[], top: number): string {
  const values = rows.flatMap(({ figures }) => (figures === undefined ? [] : [of(figures)]));
  const most = Math.max(...values, 1);
  const least = Math.min(...values.filter((value) => value > 0), most) / 3;
  const width = (value: number): number =>
    value <= least ? 2 : (BAR * Math.log(value / least)) / Math.log(most / least);
  const lines = rows.map(({ id, figures }, i) => {
    const y = top + HEAD + i * ROW;
    const own = id === 'gloss';
    const value = figures && of(figures);
    const name = `<text x="0" y="${String(y + 12)}"${own ? ' class="name-own"' : ''}>${ENGINES[id].name}</text>`;
    if (value === undefined || value <= 0) {
      const why = value === undefined ? 'did not finish' : 'outside the heap';
      return `${name}<text x="${String(LABEL)}" y="${String(y + 12)}">${why}</text>`;
    }
    const bar = width(value).toFixed(1);
    const shown = `${value >= 10 ? value.toFixed(0) : value.toFixed(1)} ${unit}`;
    return `${name}<rect x="${String(LABEL)}" y="${String(y)}" width="${bar}" height="15" rx="2" class="${own ? 'own' : 'other'}"/><text x="${String(LABEL + Number(bar) + 6)}" y="${String(y + 12)}">${shown}</text>`;
  });
  return [
    `<text x="0" y="${String(top + 20)}" class="head">${title} (${unit})</text>`,
    ...lines,
  ].join('\n');
}
