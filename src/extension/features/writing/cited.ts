/** What follows citations through the workspace: the features over its index. */
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import type { PaperAsker } from '../../paperAsker.ts';
import type { PaperPanels } from '../../panel/paperPanels.ts';
import type { CitationTarget } from '../cite/citationTarget.ts';
import { registerCitationSymbols } from './citationSymbols.ts';
import { registerCitedBadges } from './citedBadges.ts';
import { registerCitedView } from './citedView.ts';
import { registerFindCitations } from './findCitations.ts';
import type { Citing } from './keyHere.ts';
import { OldKeys } from './oldKeys.ts';
import { registerRenameKey } from './renameKey.ts';

export interface Surroundings {
  readonly targets: CitationTarget;
  readonly asker: PaperAsker;
  readonly panels: PaperPanels;
}

export function registerCited(
  citing: Citing,
  { targets, asker, panels }: Surroundings,
): Disposable {
  const scope = new Scope();
  scope.own(registerCitedView(citing, targets));
  scope.own(registerCitedBadges(citing, targets));
  scope.own(registerCitationSymbols(citing));
  scope.own(registerFindCitations(citing, asker));
  const rename = (from: string, to: string) => {
    panels.rename(from, to);
  };
  scope.own(registerRenameKey(citing, scope.own(new OldKeys(citing.services, rename))));
  return scope;
}
