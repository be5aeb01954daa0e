/** Export and import of annotations: the commands. */
import type { Disposable } from '../../../core/base/emitter.ts';
import { registerCommands } from '../../commands.ts';
import type { Services } from '../../services.ts';
import { exportAnnotations } from './exportAnnotations.ts';
import { importAnnotations } from './importAnnotations.ts';

export function registerTransfer(services: Services): Disposable {
  return registerCommands(
    {
      'gloss.exportAnnotations': (...args) => exportAnnotations(services, args),
      'gloss.importAnnotations': (...args) => importAnnotations(services, args),
    },
    services.log,
  );
}
