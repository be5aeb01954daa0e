/** Back, forward and the pin: quiet buttons above the paper that never change their place. */
/* @jsxRuntime automatic @jsxImportSource preact */
import { Icon, PinIcon } from './icons.tsx';
import type { PaperProps } from './props.ts';

export function Bar({ state: { chrome, strings }, actions }: PaperProps) {
  return (
    <nav class="bar" aria-label={strings.history}>
      <Step icon="back" label={strings.back} possible={chrome.canGoBack} go={actions.back} />
      <Step
        icon="forward"
        label={strings.forward}
        possible={chrome.canGoForward}
        go={actions.forward}
      />
      <button
        type="button"
        class="quiet pin"
        title={strings.keepOpen}
        aria-label={strings.keepOpen}
        aria-pressed={chrome.keptOpen}
        onClick={actions.keepOpen}
      >
        <PinIcon pinned={chrome.keptOpen} />
      </button>
    </nav>
  );
}

interface StepProps {
  readonly icon: 'back' | 'forward';
  readonly label: string;
  readonly possible: boolean;
  readonly go: () => void;
}

/** Stays focusable when there is nowhere to go, so that the focus is not lost at the last step. */
function Step({ icon, label, possible, go }: StepProps) {
  return (
    <button
      type="button"
      class="quiet"
      title={label}
      aria-label={label}
      aria-disabled={!possible}
      onClick={go}
    >
      <Icon name={icon} />
    </button>
  );
}
