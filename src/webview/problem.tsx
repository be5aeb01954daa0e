/** What went wrong with something asked for here. It is said at once and stays until dismissed. */
/* @jsxRuntime automatic @jsxImportSource preact */
import { Icon } from './icons.tsx';
import type { PaperProps } from './props.ts';

export function Problem({ state: { problem, strings }, actions }: PaperProps) {
  return (
    <div class="problem" role="alert">
      {problem !== undefined && (
        <div class="failure">
          <p>{problem}</p>
          <button
            type="button"
            class="quiet"
            title={strings.dismiss}
            aria-label={strings.dismiss}
            onClick={actions.dismiss}
          >
            <Icon name="remove" />
          </button>
        </div>
      )}
    </div>
  );
}
