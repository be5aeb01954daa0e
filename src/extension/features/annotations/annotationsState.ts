/** How the Annotations view is grouped, remembered in the workspace's state. */
import type * as vscode from 'vscode';
import { isFields } from '../../../core/base/fields.ts';
import {
  ANNOTATION_GROUPINGS,
  type AnnotationGrouping,
} from '../../../core/view/annotationRows.ts';
import { setContextKey } from '../../contextKeys.ts';

const STATE_KEY = 'gloss.annotationsView';

export class AnnotationsState {
  readonly #memento: vscode.Memento;
  #grouping: AnnotationGrouping;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    const stored = memento.get<unknown>(STATE_KEY);
    const grouping = isFields(stored) ? stored['grouping'] : undefined;
    this.#grouping = ANNOTATION_GROUPINGS.find((known) => known === grouping) ?? 'paper';
    setContextKey('gloss:annotationsGrouping', this.#grouping);
  }

  get grouping(): AnnotationGrouping {
    return this.#grouping;
  }

  group(grouping: AnnotationGrouping): void {
    this.#grouping = grouping;
    setContextKey('gloss:annotationsGrouping', grouping);
    void this.#memento.update(STATE_KEY, { grouping });
  }
}
