/** Says, while another passage is chosen for a highlight, for which one, and how that ends. */
/* @jsxRuntime automatic @jsxImportSource preact */
import type { PaperProps } from '../props.ts';

export function Choosing({ state, actions }: PaperProps) {
  const { strings, page, highlighting } = state;
  const { choosing } = highlighting;
  const highlight = page.annotations.highlights.find(({ id }) => id === choosing);
  if (highlight === undefined) return null;
  return (
    <section class="choosing" aria-label={strings.choosePassage}>
      <p>{strings.choosePassage}</p>
      <q class="words" lang="en">
        {highlight.exact}
      </q>
      <div class="editor-actions">
        <button
          type="button"
          class="primary"
          aria-disabled={highlighting.selection === undefined}
          // The selection stays where it is.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
          onClick={actions.usePassage}
        >
          {strings.useSelection}
        </button>
        <button
          type="button"
          class="secondary"
          onClick={() => {
            actions.choosePassage(undefined);
          }}
        >
          {strings.cancel}
        </button>
      </div>
    </section>
  );
}
