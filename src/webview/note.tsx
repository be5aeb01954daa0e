/**
 * The note: read as it is rendered, or written as Markdown, every input sent at once. The field's value
 * is set here by hand and only when it differs, so that drawing never moves the caret; it stays in the
 * page while the note is read, with what can be undone in it.
 */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CitedPaper } from '../core/view/page.ts';
import type { PanelStrings } from '../shared/messages.ts';
import type { Actions } from './actions.ts';
import { isPlain } from './markdown.ts';
import { RenderedNote } from './renderedNote.tsx';
import { setText } from './setText.ts';

export interface NoteProps {
  readonly text: string;
  /** The papers that the text cites. */
  readonly cited: readonly CitedPaper[];
  /** Grows with every wish to have the caret here. */
  readonly wishes: number;
  readonly strings: PanelStrings;
  readonly actions: Pick<Actions, 'typeNote' | 'focusNote' | 'editNote' | 'openPaper' | 'openLink'>;
}

export function Note({ text, cited, wishes, strings, actions }: NoteProps) {
  const { reading, caretWishes, read, write, decided } = useMode(text, wishes);
  return (
    <section class="note" aria-labelledby="note-heading">
      <div class="note-head">
        <h2 id="note-heading">
          <label for="note">{strings.note}</label>
        </h2>
        {text.trim() !== '' && (
          <div class="modes" role="group" aria-labelledby="note-heading">
            <Mode label={strings.readNote} pressed={reading} choose={read} />
            <Mode label={strings.writeNote} pressed={!reading} choose={write} />
          </div>
        )}
        <button type="button" class="link" onClick={actions.editNote}>
          {strings.editNote}
        </button>
      </div>
      {reading && (
        <RenderedNote
          text={text}
          cited={cited}
          openPaper={actions.openPaper}
          openLink={actions.openLink}
        />
      )}
      <Field
        text={text}
        hidden={reading}
        caretWishes={caretWishes}
        strings={strings}
        actions={actions}
        entered={decided}
      />
    </section>
  );
}

/**
 * Reading or writing: what the note is like decides, until the reader does, by a button or by going to
 * the field. Any wish for the caret, the host's or the reader's by "Write", ends the reading before it.
 */
function useMode(text: string, hostWishes: number) {
  const [ownWishes, setOwnWishes] = useState(0);
  const caretWishes = hostWishes + ownWishes;
  const [readSince, setReadSince] = useState<number | 'undecided' | undefined>('undecided');
  const isMarkdown = useMemo(() => !isPlain(text), [text]);
  const undecided = readSince === 'undecided' && caretWishes === 0;
  return {
    caretWishes,
    reading: text.trim() !== '' && (undecided ? isMarkdown : readSince === caretWishes),
    read: () => {
      setReadSince(caretWishes);
    },
    write: () => {
      setOwnWishes(ownWishes + 1);
    },
    /** The reader went to the field: what is written there does not turn into something else. */
    decided: () => {
      if (readSince === 'undecided') setReadSince(undefined);
    },
  };
}

interface ModeProps {
  readonly label: string;
  readonly pressed: boolean;
  readonly choose: () => void;
}

function Mode({ label, pressed, choose }: ModeProps) {
  return (
    <button type="button" class="mode" aria-pressed={pressed} onClick={choose}>
      {label}
    </button>
  );
}

interface FieldProps extends Pick<NoteProps, 'text' | 'strings' | 'actions'> {
  readonly hidden: boolean;
  readonly caretWishes: number;
  readonly entered: () => void;
}

function Field({ text, hidden, caretWishes, strings, actions, entered }: FieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (field.current !== null) setText(field.current, text);
  }, [text]);
  useLayoutEffect(() => {
    if (caretWishes > 0) field.current?.focus();
  }, [caretWishes]);
  return (
    <textarea
      id="note"
      ref={field}
      hidden={hidden}
      rows={rowsFor(text)}
      placeholder={strings.notePlaceholder}
      spellcheck
      onInput={(event) => {
        actions.typeNote(event.currentTarget.value);
      }}
      onFocus={() => {
        entered();
        actions.focusNote(true);
      }}
      onBlur={() => {
        actions.focusNote(false);
      }}
    />
  );
}

const MIN_ROWS = 6;
const MAX_ROWS = 40;

/** For browsers that don't size a field by its content (`field-sizing`): by its lines at least. */
function rowsFor(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines < MAX_ROWS; at = text.indexOf('\n', at + 1)) {
    lines += 1;
  }
  return Math.max(MIN_ROWS, lines + 1);
}
