/** What the editor shows of citation keys that stand in a text. */
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import type { Services } from '../../services.ts';
import type { WorkspaceBibliographies } from '../bibliography/workspaceBibliographies.ts';
import { registerDecorations } from './decorations.ts';
import { registerDefinition } from './definition.ts';
import { registerHover } from './hover.ts';
import { registerInlayHints } from './inlayHints.ts';
import { registerStatusBar } from './statusBar.ts';

export function registerKeysInText(
  services: Services,
  bibliographies: WorkspaceBibliographies,
): Disposable {
  const scope = new Scope();
  scope.own(registerHover(services, bibliographies));
  scope.own(registerDefinition(services, bibliographies));
  scope.own(registerInlayHints(services, bibliographies));
  scope.own(registerDecorations(services, bibliographies));
  scope.own(registerStatusBar());
  return scope;
}
