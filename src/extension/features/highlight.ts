/**
 * `Gloss: Add a Passage`: marks words of a paper, or takes them in where they stand only in its PDF. With
 * arguments it asks nothing: `{ key, exact, locator?, colour?, comment?, tags? }`.
 */
import * as vscode from 'vscode';
import { HIGHLIGHT_COLOURS, isHighlightColour } from '../../core/annotations/annotation.ts';
import { passageOf, type ForeignPassage } from '../../core/annotations/highlighter.ts';
import type { Disposable } from '../../core/base/emitter.ts';
import { GlossError } from '../../core/base/errors.ts';
import { Scope } from '../../core/base/scope.ts';
import { isFields } from '../../core/base/fields.ts';
import { authorYear, type Paper } from '../../core/library/paper.ts';
import { registerCommands } from '../commands.ts';
import { notify } from '../notify.ts';
import type { PaperAsker } from '../paperAsker.ts';
import { textOf } from '../paperArguments.ts';
import { onDidChangeSetting } from '../settings.ts';
import type { Services } from '../services.ts';
import { text } from '../text.ts';

export function registerHighlight(services: Services, asker: PaperAsker): Disposable {
  const scope = new Scope();
  scope.own(
    onDidChangeSetting('gloss.highlight.colours', () => {
      services.gloss.search.meaningsChanged();
    }),
  );
  const handlers = {
    'gloss.addPassage': async (...args: unknown[]) => {
      const paper = await asker.one('gloss.addPassage', args);
      if (paper === undefined) return;
      const passage = given(args) ?? (await asked());
      if (passage !== undefined) add(services, paper, passage);
    },
  };
  scope.own(registerCommands(handlers, services.log));
  return scope;
}

/** Words that stand at one place of the paper's text are marked there. */
function add({ gloss }: Services, paper: Paper, passage: ForeignPassage): void {
  const here = passage.locator === '' ? passageOf(paper, passage.exact) : undefined;
  if (here === undefined) {
    gloss.highlights.addForeign(paper, passage);
    notify.status(text.passageKept(authorYear(paper)));
    return;
  }
  const { colour, comment, tags } = passage;
  const { id } = gloss.highlights.create(paper, here, { colour });
  gloss.highlights.change(paper, id, { comment, tags });
  notify.status(text.passageMarked(authorYear(paper)));
}

/** @throws GlossError `command.badArgument` for a colour that there is not */
function given(args: readonly unknown[]): ForeignPassage | undefined {
  const [first] = args;
  const exact = textOf(args, 'exact');
  if (exact === undefined || !isFields(first)) return undefined;
  const { colour = HIGHLIGHT_COLOURS[0], tags } = first;
  if (!isHighlightColour(colour)) {
    throw new GlossError('command.badArgument', [
      'gloss.addPassage',
      `colour is to be one of ${HIGHLIGHT_COLOURS.join(', ')}`,
    ]);
  }
  return {
    exact,
    locator: textOf(args, 'locator') ?? '',
    colour,
    comment: textOf(args, 'comment') ?? '',
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
  };
}

/** Undefined if the user left. */
async function asked(): Promise<ForeignPassage | undefined> {
  const exact = await vscode.window.showInputBox({
    prompt: text.passagePrompt(),
    ignoreFocusOut: true,
  });
  if (exact === undefined || exact.trim() === '') return undefined;
  const locator = await vscode.window.showInputBox({ prompt: text.locatorPrompt() });
  if (locator === undefined) return undefined;
  return { exact, locator, colour: HIGHLIGHT_COLOURS[0], comment: '', tags: [] };
}
