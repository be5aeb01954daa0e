/**
 * A passage that the reader found elsewhere, typed in. What is written stays until it is saved or cancelled,
 * also when the page goes out of sight: one leaves it to copy the words.
 */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useElementId } from '../elementId.ts';
import type { ForeignDraft } from '../../shared/messages.ts';
import { LIMITS } from '../../shared/parse.ts';
import type { PaperProps } from '../props.ts';
import { TagEditor } from '../tagEditor.tsx';
import { ColourChoice } from './colours.tsx';
import { CommentField } from './commentField.tsx';

const NOTHING = { exact: '', locator: '', comment: '', tags: [] } as const;

/** Stays open with what was typed if the host refuses it. */
export function AddPassage({ state, actions }: PaperProps) {
  const { strings, chrome, highlighting } = state;
  const form = useRef<HTMLFormElement>(null);
  const passage = highlighting.adding.draft ?? { ...NOTHING, colour: highlighting.colour };
  const change = (part: Partial<ForeignDraft>): void => {
    actions.setDraft({ ...passage, ...part });
  };
  useLayoutEffect(() => {
    form.current?.querySelector('textarea')?.focus();
  }, []);
  const close = (): void => {
    backToHeading(form.current);
    actions.setAdding(false);
  };
  const forget = (): void => {
    actions.setDraft(undefined);
    close();
  };
  return (
    <form
      class="add-passage"
      aria-label={strings.addPassage}
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        if (passage.exact.trim() === '') return;
        void actions.addPassage(passage).then((ok) => {
          if (ok) forget();
        });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
        event.stopPropagation();
        close();
      }}
    >
      <WordsAndPlace passage={passage} change={change} state={state} actions={actions} />
      <ColourChoice
        label={strings.colour}
        colours={chrome.colours}
        chosen={passage.colour}
        choose={(colour) => {
          change({ colour });
        }}
      />
      <CommentField
        text={passage.comment}
        strings={strings}
        type={(comment) => {
          change({ comment });
        }}
      />
      <TagEditor
        tags={passage.tags}
        strings={strings}
        change={(tags) => {
          change({ tags });
        }}
        knownTags={chrome.knownTags}
        label={strings.highlightTags}
      />
      <div class="editor-actions">
        <button type="submit" class="primary">
          {strings.save}
        </button>
        <button type="button" class="secondary" onClick={forget}>
          {strings.cancel}
        </button>
      </div>
    </form>
  );
}

interface WordsProps extends PaperProps {
  readonly passage: ForeignDraft;
  readonly change: (part: Partial<ForeignDraft>) => void;
}

function WordsAndPlace({ passage, change, state: { strings } }: WordsProps) {
  const words = useElementId();
  const place = useElementId();
  return (
    <>
      <div class="field">
        <label for={words}>{strings.passageText}</label>
        <textarea
          id={words}
          rows={3}
          required
          maxLength={LIMITS.passage}
          value={passage.exact}
          onInput={(event) => {
            change({ exact: event.currentTarget.value });
          }}
        />
      </div>
      <div class="field">
        <label for={place}>{strings.locator}</label>
        <input
          id={place}
          type="text"
          placeholder={strings.locatorPlaceholder}
          maxLength={LIMITS.locator}
          value={passage.locator}
          onInput={(event) => {
            change({ locator: event.currentTarget.value });
          }}
        />
      </div>
    </>
  );
}

function backToHeading(form: HTMLFormElement | null): void {
  form?.closest('section')?.querySelector<HTMLElement>('[aria-expanded]')?.focus();
}
