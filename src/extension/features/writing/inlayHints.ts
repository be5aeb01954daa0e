/** "Ibrahim et al. 2023" behind citation keys, as an option. */
import * as vscode from 'vscode';
import type { Disposable } from '../../../core/base/emitter.ts';
import { Scope } from '../../../core/base/scope.ts';
import { authorYear } from '../../../core/library/paper.ts';
import type { Services } from '../../services.ts';
import { onDidChangeSetting, readSetting } from '../../settings.ts';
import type { WorkspaceBibliographies } from '../bibliography/workspaceBibliographies.ts';
import { CITABLE, isCitable } from '../cite/documents.ts';
import { itemsIn } from './documentCitations.ts';
import { keysOf } from './documentKeys.ts';
import { rangeAt } from '../../ranges.ts';

const SETTING = 'gloss.citation.hints';

export function registerInlayHints(
  services: Services,
  bibliographies: WorkspaceBibliographies,
): Disposable {
  const scope = new Scope();
  const changed = scope.own(new vscode.EventEmitter<void>());
  const refresh = () => {
    changed.fire();
  };
  scope.own(onDidChangeSetting(SETTING, refresh));
  scope.own(services.gloss.library.onDidChange(refresh));
  scope.own(
    vscode.languages.registerInlayHintsProvider(CITABLE, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: async (document, range) => {
        if (!readSetting(SETTING, document) || !isCitable(document)) return [];
        const shown = (await itemsIn(document)).flatMap(({ key, keySpan }) => {
          const place = rangeAt(document, keySpan);
          return range.intersection(place) === undefined ? [] : [{ key, place }];
        });
        if (shown.length === 0) return [];
        const { paper } = await keysOf(services, bibliographies, document);
        return shown.flatMap(({ key, place }) => {
          const cited = paper(key);
          return cited === undefined ? [] : [hintAt(place.end, authorYear(cited))];
        });
      },
    }),
  );
  return scope;
}

function hintAt(position: vscode.Position, label: string): vscode.InlayHint {
  const hint = new vscode.InlayHint(position, label);
  hint.paddingLeft = true;
  return hint;
}
