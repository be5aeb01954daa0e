/** What the reader writes about the paper: status, tags, note, and whether it is stored. */
/* @jsxRuntime automatic @jsxImportSource preact */
import { READING_STATUSES } from '../core/annotations/annotation.ts';
import type { PanelStrings } from '../shared/messages.ts';
import { CitedInDocuments } from './citedIn.tsx';
import { HighlightList } from './highlights/list.tsx';
import { StatusIcon } from './icons.tsx';
import { Note } from './note.tsx';
import type { PaperProps } from './props.ts';
import type { Saving } from './store.ts';
import { TagEditor } from './tagEditor.tsx';

export function Annotations({ state, actions }: PaperProps) {
  const { strings } = state;
  return (
    <aside class="annotations" aria-label={strings.annotations}>
      <StatusChoice state={state} actions={actions} />
      <TagEditor
        tags={state.tags.value}
        knownTags={state.chrome.knownTags}
        strings={strings}
        change={actions.setTags}
      />
      <HighlightList state={state} actions={actions} />
      <Note
        text={state.note.text}
        cited={state.page.annotations.cited}
        wishes={state.noteFocus}
        strings={strings}
        actions={actions}
      />
      <CitedInDocuments state={state} actions={actions} />
      <Stored saving={state.saving} strings={strings} />
    </aside>
  );
}

/** Radio buttons: all three in sight, one click or arrow key each, read out as "1 of 3". */
function StatusChoice({ state: { status, strings }, actions }: PaperProps) {
  const labels = {
    unread: strings.statusUnread,
    reading: strings.statusReading,
    read: strings.statusRead,
  };
  return (
    <fieldset class="status">
      <legend>{strings.status}</legend>
      <div class="choices">
        {READING_STATUSES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="status"
              value={choice}
              checked={status.value === choice}
              onChange={() => {
                actions.setStatus(choice);
              }}
            />
            <StatusIcon status={choice} />
            <span>{labels[choice]}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface StoredProps {
  readonly saving: Saving;
  readonly strings: PanelStrings;
}

/** Seen by the eyes at every change, said to the ears once: two elements, each for its own. */
function Stored({ saving: { state, spoken }, strings }: StoredProps) {
  return (
    <div class="stored">
      <p class="seen" aria-hidden="true">
        {state?.kind === 'saving' && strings.saving}
        {state?.kind === 'saved' && strings.saved}
      </p>
      <p class="unseen" role="status">
        {spoken}
      </p>
      <div role="alert">{state?.kind === 'failed' && <p class="failure">{state.message}</p>}</div>
    </div>
  );
}
