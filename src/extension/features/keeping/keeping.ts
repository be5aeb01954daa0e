/** How annotations are kept: what is said of it, and the ways to have them back. */
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { registerCommands, runGuarded } from '../../commands.ts';
import { clock } from '../../ports.ts';
import type { Services } from '../../services.ts';
import { registerMessages, showSetAside } from './messages.ts';
import { offerRelatives, restoreAnnotations } from './restore.ts';
import { restoreDeletedAnnotation } from './restoreDeleted.ts';
import { keepAnnotationsPrivate, registerSharedFile, shareAnnotations } from './sharedFile.ts';

/** What else starts with the window goes first: the git extension, which knows more of a project. */
const OFFER_DELAY_MS = 3_000;

export function registerKeeping(services: Services): Disposable {
  const { gloss, log } = services;
  const scope = new Scope();
  scope.own(registerMessages(services));
  scope.own(
    registerCommands(
      {
        'gloss.shareAnnotations': (...args) => shareAnnotations(args),
        'gloss.keepAnnotationsPrivate': () => keepAnnotationsPrivate(),
        'gloss.restoreAnnotations': () => restoreAnnotations(services),
        'gloss.restoreDeletedAnnotation': () => restoreDeletedAnnotation(services),
        'gloss.showSetAside': () => showSetAside(services),
      },
      log,
    ),
  );
  scope.own(registerSharedFile(services));
  const offer = async () => {
    await gloss.annotations.load();
    await offerRelatives(services);
  };
  scope.own(
    clock.after(OFFER_DELAY_MS, () => {
      // That something could not be looked for is nothing to bother the user with.
      offer().catch((error: unknown) => {
        log.warn(String(error));
      });
    }),
  );
  void runGuarded(() => gloss.annotations.load(), log);
  return scope;
}
