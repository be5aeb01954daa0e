/** What follows citations through the workspace: one index, and the features over it. */
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import type { PaperAsker } from '../../paperAsker.ts';
import type { PaperPanels } from '../../panel/paperPanels.ts';
import type { Services } from '../../services.ts';
import type { WorkspaceBibliographies } from '../bibliography/workspaceBibliographies.ts';
import { registerFindCitations } from './findCitations.ts';
import { OldKeys } from './oldKeys.ts';
import { registerRenameKey } from './renameKey.ts';
import { WorkspaceCitations } from './workspaceCitations.ts';

export interface CitedPlaces {
  readonly bibliographies: WorkspaceBibliographies;
  readonly asker: PaperAsker;
  readonly panels: PaperPanels;
}

export function registerCited(
  services: Services,
  { bibliographies, asker, panels }: CitedPlaces,
): Disposable {
  const scope = new Scope();
  const citations = scope.own(new WorkspaceCitations(services));
  const citing = { services, bibliographies, citations };
  scope.own(registerFindCitations(citing, asker));
  const rename = (from: string, to: string) => {
    panels.rename(from, to);
  };
  scope.own(registerRenameKey(citing, scope.own(new OldKeys(services, rename))));
  return scope;
}
