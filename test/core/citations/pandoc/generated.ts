/** Documents by chance, of every construct that citations meet: whole, nested in each other, and damaged. */
import { chance, type Chance } from '../../../support/random.ts';

export interface Generated {
  readonly text: string;
  /** How often each construct was put in. */
  readonly used: ReadonlyMap<string, number>;
}

/** The document of a number: the same each time. Of three, one is damaged. */
export function generatedDocument(seed: number): Generated {
  const maker = makerOf(chance(seed));
  const count = 2 + maker.chance.below(4);
  const blocks = Array.from({ length: count }, () => maker.make(BLOCKS, 0));
  const text = `${[...blocks, ...maker.definitions].join('\n\n')}\n`;
  if (seed % 3 !== 0) return { text, used: maker.used };
  maker.use('damage');
  return { text: damaged(text, maker.chance), used: maker.used };
}

interface Maker {
  readonly chance: Chance;
  readonly used: Map<string, number>;
  /** Notes, links and examples that were referred to. */
  readonly definitions: string[];
  readonly use: (construct: string) => void;
  readonly make: (constructs: Constructs, depth: number) => string;
}

type Constructs = Readonly<Record<string, (maker: Maker, depth: number) => string>>;

const DEEPEST = 3;

function makerOf(by: Chance): Maker {
  const used = new Map<string, number>();
  const use = (construct: string) => used.set(construct, (used.get(construct) ?? 0) + 1);
  const maker: Maker = {
    chance: by,
    used,
    definitions: [],
    use,
    make(constructs, depth) {
      const names = Object.keys(constructs);
      const name = depth > DEEPEST ? (names[0] ?? '') : by.of(names);
      use(name);
      return constructs[name]?.(maker, depth + 1) ?? '';
    },
  };
  return maker;
}

const WORDS = [
  'so',
  'sparse',
  'Gate',
  'etc.',
  'in 2021',
  'é',
  'trees,',
  '中文',
  'a-b',
  'cf.',
  '(x)',
];
const KEYS = [
  'doe99',
  'Foo_bar',
  'a:b/c',
  'x.y-z',
  'müller2020',
  '1984',
  '_u',
  'a+b',
  'k#1',
  'p&q',
];
const ODD_KEYS = ['{a;b}', '{x--y}', '{doi:10.1/(a)b}', '{k{1}}', '{"q"}'];
const TERMS = [
  ['p. ', 'pp. ', 'page ', 'p.', 'P. ', 'chap. ', 'chapter ', 'sec. ', '§ ', '§', '¶¶ ', 'vol. '],
  ['fig. ', 'figs. ', 'l. ', 'll. ', 'n. ', 'no. ', 'op. ', 'para. ', 'pt. ', 's.v. ', 'v. '],
  ['vv. ', 'bk. ', 'bks. ', 'col. ', 'fol. ', 'line ', 'sub verbo ', 'volumes ', 'book '],
  ['', '', '', 'cf. ', 'eq. ', 'table ', 'Table ', 'app. '],
].flat();
const NUMBERS = [
  '3',
  '33-35',
  '3--5',
  'iv',
  'xii–xx',
  '3, 5',
  '3; 4',
  '1.2',
  '12a',
  '(a)',
  'A',
  '2:3',
  '[17]',
  '5f',
  '1, 2 and 4',
  'ii(3)',
  '3.',
];

function words({ chance: by }: Maker): string {
  return Array.from({ length: 1 + by.below(3) }, () => by.of(WORDS)).join(' ');
}

function key(maker: Maker): string {
  const braced = maker.chance.oneIn(5);
  maker.use(braced ? 'key in braces' : 'bare key');
  return maker.chance.of(braced ? ODD_KEYS : KEYS);
}

function locator(maker: Maker): string {
  const { chance: by } = maker;
  maker.use('locator');
  const text = by.of(TERMS) + by.of(NUMBERS);
  if (!by.oneIn(5)) return text;
  maker.use('locator in braces');
  return by.of([`{${text}}`, '{}', '{ii, A, D-Z}', `{${text}, ${by.of(NUMBERS)}}`]);
}

function tail(maker: Maker, depth: number): string {
  const { chance: by } = maker;
  const form = by.below(5);
  if (form === 0) return '';
  if (form === 1) return by.of([', ', ' ', '', '\n']) + locator(maker);
  maker.use('suffix');
  if (form === 2) return by.of([', ', ' ', ' -- ']) + maker.make(INLINES, depth + 1);
  return (
    by.of([', ', ' ']) +
    locator(maker) +
    by.of([', ', ' ', ' and ']) +
    maker.make(INLINES, depth + 1)
  );
}

function item(maker: Maker, depth: number): string {
  const { chance: by } = maker;
  const prefix = by.oneIn(3)
    ? `${maker.make(INLINES, depth + 1)} `
    : by.of(['', '', 'see ', 'see ', 'e.g. ']);
  if (prefix !== '') maker.use('prefix');
  const sign = by.oneIn(4) ? '-' : '';
  if (sign !== '') maker.use('suppressed author');
  return `${prefix}${sign}@${key(maker)}${tail(maker, depth)}`;
}

function items(maker: Maker, depth: number): string {
  const { chance: by } = maker;
  const count = by.oneIn(3) ? 2 + by.below(2) : 1;
  if (count > 1) maker.use('several works');
  return Array.from({ length: count }, () => item(maker, depth)).join(by.of(['; ', ';', ';\n']));
}

const phrase = (maker: Maker, depth: number) =>
  Array.from({ length: 1 + maker.chance.below(3) }, () => maker.make(INLINES, depth)).join(' ');

let notes = 0;

function note(maker: Maker, depth: number): string {
  notes += 1;
  const label = `n${String(notes % 7)}`;
  const more = maker.chance.oneIn(2) ? '' : `\n\n    ${phrase(maker, depth)}`;
  maker.definitions.push(`[^${label}]: ${phrase(maker, depth).replaceAll('\n', ' ')}${more}`);
  return `[^${label}]`;
}

const INLINES: Constructs = {
  words,
  group: (maker, depth) => `[${items(maker, depth)}]`,
  'another group': (maker, depth) => `[${items(maker, depth)}]`,
  textual: (maker) => `@${key(maker)}`,
  'textual suppressed': (maker) => `-@${key(maker)}`,
  'textual with locator': (maker) =>
    `@${key(maker)}${maker.chance.of([' ', '', '\n'])}[${locator(maker)}]`,
  'textual with suffix': (maker, depth) => `@${key(maker)} [${phrase(maker, depth)}]`,
  'textual with others': (maker, depth) =>
    `@${key(maker)} [${locator(maker)}; ${items(maker, depth)}]`,
  'textual with group': (maker, depth) => `@${key(maker)} [${items(maker, depth)}]`,
  'key at punctuation': (maker) =>
    `@${key(maker)}${maker.chance.of(['.', '--', "'s", '?!', ':', ',', '}', '_'])}`,
  'nested brackets': (maker, depth) => `[${phrase(maker, depth)}]`,
  emphasis: (maker, depth) => `*${phrase(maker, depth)}*`,
  'emphasis by underscores': (maker, depth) => `_${phrase(maker, depth)}_`,
  strong: (maker, depth) => `**${phrase(maker, depth)}**`,
  strikeout: (maker, depth) => `~~${phrase(maker, depth)}~~`,
  superscript: (maker) => `x^@${key(maker)}^`,
  'double quotes': (maker, depth) => `"${phrase(maker, depth)}"`,
  'single quotes': (maker, depth) => `'${phrase(maker, depth)}'`,
  'code span': (maker) => maker.chance.of(['`@code`', '`` `@code` ``', '`@code`{.r}', '`x`']),
  mathematics: (maker) =>
    maker.chance.of(['$@m$', '$x_1$', '$$@m + 1$$', '$5 and $6', '$\\text{$@m$}$']),
  escape: (maker) => maker.chance.of(['\\@no', '\\[@yes\\]', '\\`@yes`', '\\\\@yes', '\\ ']),
  'e-mail': (maker) => maker.chance.of(['me@example.org', '<me@example.org>', 'a.b@c.d']),
  URL: (maker) =>
    maker.chance.of(['https://x.org/@user', '<https://x.org/@user>', 'http://a.b/?c=@d']),
  link: (maker, depth) => `[${phrase(maker, depth)}](https://x.org/@no "t @no")`,
  'link by name': (maker, depth) => {
    maker.definitions.push('[name @no]: https://x.org/@no');
    maker.definitions.push('[p. 3]: https://x.org/@no "@no"');
    return `[${phrase(maker, depth)}]${maker.chance.of(['[p. 3]', '[]', '[none]', ''])}`;
  },
  image: (maker, depth) => `x ![${phrase(maker, depth)}](a.png){width=3}`,
  span: (maker, depth) => `[${phrase(maker, depth)}]{.x key="@no"}`,
  'HTML tag': (maker, depth) => `<span title="@no">${phrase(maker, depth)}</span>`,
  'HTML comment': (maker) => maker.chance.of(['<!-- @no -->', '<!-- @no\n@no -->', '<br/>']),
  TeX: (maker) => maker.chance.of(['\\cite{@no}', '\\emph{@no}', '\\foo[@no]{x}', '\\LaTeX']),
  'character reference': (maker) => maker.chance.of(['&amp;', '&nbsp;', '&#64;no', '&ndash;']),
  'note in line': (maker, depth) => `^[${phrase(maker, depth)}]`,
  note,
  example: (maker) => {
    maker.definitions.push('(@ex) Example');
    return maker.chance.of(['(@ex)', 'see (@none)', '@ex']);
  },
};

const lines = (text: string, first: string, other: string) =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : other + line).trimEnd())
    .join('\n');

const block = (maker: Maker, depth: number) => maker.make(BLOCKS, depth);
const oneLine = (maker: Maker, depth: number) => phrase(maker, depth).replaceAll('\n', ' ');
const cell = (maker: Maker) => maker.make(CELLS, 0);

const CELLS: Constructs = {
  'cell with words': words,
  'cell with key': (maker) => `@${key(maker)}`,
  'cell with group': (maker) => `[@${maker.chance.of(KEYS)}, p. 3]`,
  'cell with code': () => '`@no`',
};

const BLOCKS: Constructs = {
  paragraph: (maker, depth) => phrase(maker, depth),
  'paragraph of lines': (maker, depth) => `${phrase(maker, depth)}\n${phrase(maker, depth)}`,
  'another paragraph': (maker, depth) => phrase(maker, depth),
  'heading by hashes': (maker, depth) =>
    `## ${oneLine(maker, depth)}${maker.chance.of(['', ' ##', ' {#id .c}'])}`,
  'heading by line': (maker, depth) =>
    `${oneLine(maker, depth)}\n${maker.chance.of(['===', '---'])}`,
  'bullet list': (maker, depth) =>
    [block(maker, depth), block(maker, depth)]
      .map((text) => lines(text, '- ', '  '))
      .join(maker.chance.of(['\n', '\n\n'])),
  'numbered list': (maker, depth) =>
    [block(maker, depth), block(maker, depth)]
      .map((text, index) => lines(text, `${String(index + 1)}. `, '   '))
      .join(maker.chance.of(['\n', '\n\n'])),
  'lazy list': (maker, depth) =>
    `* ${phrase(maker, depth)}\n${phrase(maker, depth)}\n    + ${phrase(maker, depth)}`,
  'definition list': (maker, depth) =>
    `${oneLine(maker, depth)}\n\n${lines(block(maker, depth), ':   ', '    ')}`,
  quote: (maker, depth) => lines(block(maker, depth), '> ', '> '),
  'lazy quote': (maker, depth) => `> ${phrase(maker, depth)}\n${phrase(maker, depth)}`,
  'fenced code': (maker) =>
    maker.chance.of(['```\n@no\n```', '~~~ {.r}\n@no\n\n@no\n~~~', '```r\n@no\n````', '```\n@yes']),
  'fence in paragraph': (maker, depth) => `${phrase(maker, depth)}\n\`\`\`\n@no\n\`\`\``,
  'indented code': (maker) => maker.chance.of(['    @no', '    @no\n\n    [@no]', '\t@no']),
  'block of HTML': (maker, depth) =>
    maker.chance.of([
      '<pre>\n@no\n</pre>',
      '<!--\n\n@no\n\n-->',
      `<div class="@no">\n\n${block(maker, depth)}\n\n</div>`,
    ]),
  'block of TeX': (maker) => maker.chance.of(['\\begin{x}\n@no\n\n@no\n\\end{x}', '\\newpage']),
  div: (maker, depth) => `::: {.x}\n${block(maker, depth)}\n:::`,
  'table with pipes': (maker) =>
    `| ${cell(maker)} | ${cell(maker)} |\n|:--|--:|\n| ${cell(maker)} | ${cell(maker)} |\n${cell(maker)} | ${cell(maker)}`,
  'table with columns': (maker) =>
    `${'left'.padEnd(30)} right\n${'-'.repeat(30)} ${'-'.repeat(20)}\n${cell(maker).padEnd(30)} ${cell(maker)}\n${cell(maker).padEnd(30)} ${cell(maker)}\n\n: ${oneLine(maker, 3)}`,
  'table of lines': (maker) =>
    `${'-'.repeat(51)}\n${'left'.padEnd(30)} right\n${'-'.repeat(30)} ${'-'.repeat(20)}\n${cell(maker).padEnd(30)} ${cell(maker)}\n${words(maker).padEnd(30)} more\n\n${cell(maker).padEnd(30)} ${cell(maker)}\n\n${'-'.repeat(51)}`,
  grid: (maker) => {
    const rule = (character: string) => `+${character.repeat(40)}+${character.repeat(30)}+`;
    const row = () => `| ${cell(maker).padEnd(39)}|${cell(maker).padEnd(30)}|`;
    return [rule('-'), row(), rule('='), row(), row(), rule('-')].join('\n');
  },
  'line block': (maker, depth) => `| ${oneLine(maker, depth)}\n| ${oneLine(maker, depth)}`,
  metadata: (maker) => maker.chance.of(['---\ntitle: "@no"\n---', '---\na: 1\nb: "@no"\n...']),
  rule: (maker) => maker.chance.of(['---', '* * *', '_____']),
};

const PIECES = [
  '[',
  ']',
  '@',
  '`',
  '*',
  '_',
  '"',
  "'",
  ';',
  '\n',
  '\n\n',
  '{',
  '}',
  '<',
  '$',
  '\\',
  ' ',
  '-',
  '^',
  '(',
  '    ',
];

/** With some characters taken out, put in or said twice. */
function damaged(text: string, by: Chance): string {
  let result = text;
  for (let count = 1 + by.below(6); count > 0; count -= 1) {
    const at = by.below(result.length);
    const length = by.below(4);
    const put = by.oneIn(2) ? by.of(PIECES) : result.slice(at, at + by.below(6));
    result = result.slice(0, at) + put + result.slice(at + (by.oneIn(2) ? length : 0));
  }
  return result;
}
