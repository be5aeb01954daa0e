/** What a search found in the paper: why, in words, and the way to take its marks away. */
/* @jsxRuntime automatic @jsxImportSource preact */
import { Icon } from './icons.tsx';
import type { PaperProps } from './props.ts';
import type { PanelState, PaperState } from './store.ts';

/** @param leave where the focus goes when the button that has it goes */
export function Found({ state, actions, leave }: PaperProps & { readonly leave: () => void }) {
  const { found, strings } = state;
  if (found === undefined) return null;
  return (
    <p class="found-by">
      <span title={found.reason}>{found.reason}</span>
      <button
        type="button"
        class="quiet"
        title={strings.forgetFound}
        aria-label={strings.forgetFound}
        onClick={() => {
          leave();
          actions.forgetFound();
        }}
      >
        <Icon name="remove" />
      </button>
    </p>
  );
}

/**
 * What a screen reader is told of a search that is new on the page, once it is drawn: what a page begins
 * with is not read out. Undefined where there is nothing new.
 */
export function newsOfFound(
  before: PanelState,
  { page, found, strings }: PaperState,
): string | undefined {
  if (found === undefined) return undefined;
  const same = before.kind === 'paper' && before.page.key === page.key;
  if (same && before.found?.reason === found.reason) return undefined;
  const isMarked = Object.values(found.places).some((places) => places.length > 0);
  return isMarked ? `${found.reason}. ${strings.foundMarked}` : found.reason;
}
