/** The little of markdown-it that Gloss uses: the editor brings it along, in a version of its own. */

export interface Token {
  readonly type: string;
  content: string;
  info: string;
  children: Token[] | null;
  readonly attrs: [name: string, value: unknown][] | null;
  meta: unknown;
  readonly map: readonly number[] | null;
  block: boolean;
}

type NewToken = new (type: string, tag: string, nesting: -1 | 0 | 1) => Token;

export interface CoreState {
  src: string;
  tokens: readonly Token[];
  readonly env: unknown;
  /** Not a document, but a line of one. */
  readonly inlineMode: boolean;
  readonly Token: NewToken;
}

export interface InlineState {
  readonly src: string;
  pos: number;
  readonly posMax: number;
  pending: string;
  readonly env: unknown;
  readonly Token: NewToken;
  push(type: string, tag: string, nesting: 0): Token;
}

type RenderRule = (
  tokens: readonly Token[],
  index: number,
  ...others: readonly unknown[]
) => string;

type CoreRule = (state: CoreState) => void;
type InlineRule = (state: InlineState, silent: boolean) => boolean;

export interface MarkdownIt {
  readonly core: {
    readonly ruler: {
      after(name: string, newName: string, rule: CoreRule): void;
      push(name: string, rule: CoreRule): void;
    };
  };
  readonly inline: {
    readonly ruler: { before(name: string, newName: string, rule: InlineRule): void };
  };
  readonly renderer: {
    readonly rules: Record<string, RenderRule | undefined>;
    render: (tokens: readonly Token[], options: unknown, env: unknown) => string;
  };
  parse(text: string, env: object): readonly Token[];
}
