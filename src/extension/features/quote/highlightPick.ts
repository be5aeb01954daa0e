/** Choosing among the highlights of all papers. */
import * as vscode from 'vscode';
import type { Highlight } from '../../../core/annotations/annotation.ts';
import { authorYear, type Paper } from '../../../core/library/paper.ts';
import { colourName } from '../../colours.ts';
import { notify } from '../../notify.ts';
import { runCommand } from '../../commands.ts';
import { plainLabel } from '../../plainLabel.ts';
import { quoteText } from '../../quoteText.ts';
import type { Services } from '../../services.ts';
import { shortened } from './quotation.ts';

export interface ChosenHighlight {
  readonly paper: Paper;
  readonly highlight: Highlight;
}

/** A label of a list has one line. */
const LABEL_LENGTH = 200;

interface HighlightItem extends vscode.QuickPickItem, ChosenHighlight {}

/** Those of one paper, or of all with the named one's first; undefined if the user left. */
export async function chooseHighlight(
  services: Services,
  { only, first }: { readonly only?: Paper | undefined; readonly first?: string | undefined },
): Promise<ChosenHighlight | undefined> {
  const papers = only === undefined ? annotatedPapers(services, first) : [only];
  const items = papers.flatMap((paper) => itemsOf(services, paper));
  if (items.length > 0) {
    return vscode.window.showQuickPick(items, {
      placeHolder: quoteText.chooseHighlight(),
      matchOnDescription: true,
      matchOnDetail: true,
    });
  }
  const search = quoteText.searchPapers();
  const message =
    only === undefined ? quoteText.noHighlights() : quoteText.noHighlightsOf(authorYear(only));
  void notify.info(message, search).then((choice) => {
    if (choice === search) void runCommand('gloss.searchPapers');
  });
  return undefined;
}

/** Last annotated first, but before them the one that is being read. */
function annotatedPapers({ gloss }: Services, first: string | undefined): readonly Paper[] {
  const sets = gloss.annotations
    .all()
    .toSorted((one, other) => (one.modified < other.modified ? 1 : -1));
  const papers = sets.flatMap(({ paper }) => {
    const known = paper.keys.map((key) => gloss.library.get(key));
    return known.find((candidate) => candidate !== undefined) ?? [];
  });
  const reading = papers.filter(({ key }) => key === first);
  return [...new Set([...reading, ...papers])];
}

function itemsOf({ gloss }: Services, paper: Paper): readonly HighlightItem[] {
  const highlights = gloss.annotations.get(paper)?.highlights ?? [];
  return highlights.map((highlight) => {
    const { quote, locator = '', comment, colour, tags } = highlight;
    const details = [locator, shortened(comment, LABEL_LENGTH), ...tags, colourName(colour)];
    return {
      label: plainLabel(shortened(quote.exact, LABEL_LENGTH)),
      description: authorYear(paper),
      detail: plainLabel(details.filter((detail) => detail !== '').join(' · ')),
      paper,
      highlight,
    };
  });
}
