/** The editor of one highlight, near its passage: not modal, and nothing in it waits for a button. */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { LIMITS } from '../../shared/parse.ts';
import { Icon } from '../icons.tsx';
import type { PaperProps } from '../props.ts';
import { TagEditor } from '../tagEditor.tsx';
import { ColourChoice } from './colours.tsx';
import { CommentField } from './commentField.tsx';
import { entryOf, piecesOf } from './marked.ts';
import { usePlace } from './place.ts';
import { fieldElement } from './selection.ts';
import type { Editor, EditorPart } from './state.ts';
import { rangeOf } from './textRange.ts';
import type { PageHighlight } from '../../core/view/page.ts';

/** Nothing while the host has not yet made the highlight. */
export function HighlightEditor({ state, actions }: PaperProps) {
  const { editor } = state.highlighting;
  if (editor?.highlight === undefined) return null;
  const { highlight } = editor;
  return (
    <Dialog key={editor.id} state={state} actions={actions} editor={editor} highlight={highlight} />
  );
}

interface DialogProps extends PaperProps {
  readonly editor: Editor;
  readonly highlight: PageHighlight;
}

function Dialog({ state, actions, editor, highlight }: DialogProps) {
  const { strings, chrome } = state;
  const dialog = useRef<HTMLDivElement>(null);
  usePlace(dialog, { anchor: () => anchorOf(dialog.current, editor.id), side: 'below' }, []);
  useFocus(dialog, editor.part, highlight);
  return (
    <div
      class="editor"
      role="dialog"
      aria-label={strings.editHighlight}
      ref={dialog}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        blurWithin(dialog.current);
        actions.closeEditor();
      }}
    >
      <button
        type="button"
        class="quiet close"
        title={strings.closeEditor}
        aria-label={strings.closeEditor}
        onClick={actions.closeEditor}
      >
        <Icon name="remove" />
      </button>
      <ColourChoice
        label={strings.colour}
        colours={chrome.colours}
        chosen={editor.colour.value}
        choose={actions.setColour}
      />
      <CommentField
        text={editor.comment.text}
        strings={strings}
        type={actions.typeComment}
        focus={(focused) => {
          actions.focusComment(editor.id, focused);
        }}
      />
      {highlight.anchor.state === 'elsewhere' && (
        <Locator value={highlight.locator ?? ''} state={state} actions={actions} />
      )}
      <TagEditor
        tags={editor.tags.value}
        strings={strings}
        change={actions.setHighlightTags}
        knownTags={chrome.knownTags}
        label={strings.highlightTags}
      />
      <EditorButtons state={state} actions={actions} highlight={highlight} />
    </div>
  );
}

function Locator({ value, state: { strings }, actions }: PaperProps & { readonly value: string }) {
  return (
    <label class="field">
      <span>{strings.locator}</span>
      <input
        type="text"
        defaultValue={value}
        placeholder={strings.locatorPlaceholder}
        maxLength={LIMITS.locator}
        onChange={(event) => {
          actions.setLocator(event.currentTarget.value);
        }}
      />
    </label>
  );
}

interface ButtonsProps extends PaperProps {
  readonly highlight: PageHighlight;
}

function EditorButtons({ state: { strings }, actions, highlight: { id, anchor } }: ButtonsProps) {
  const place = { exact: strings.resize, doubtful: strings.move, orphan: strings.attach };
  return (
    <div class="editor-actions">
      <button
        type="button"
        class="secondary"
        onClick={() => {
          actions.quote(id);
        }}
      >
        {strings.quoteInDocument}
      </button>
      {anchor.state !== 'elsewhere' && (
        <button
          type="button"
          class="secondary"
          onClick={() => {
            actions.choosePassage(id);
          }}
        >
          {place[anchor.state]}
        </button>
      )}
      <button
        type="button"
        class="secondary"
        onClick={() => {
          actions.remove(id);
        }}
      >
        {strings.removeHighlight}
      </button>
    </div>
  );
}

/** The passage where it is in sight, else the entry of the list. */
function anchorOf(dialog: HTMLElement | null, id: string): DOMRect | undefined {
  const document = dialog?.ownerDocument;
  const window = document?.defaultView;
  if (!document || !window) return undefined;
  const rects = piecesOf(document, id).flatMap((piece) => [...piece.getClientRects()]);
  const seen = rects.filter(({ top, bottom }) => bottom > 0 && top < window.innerHeight);
  return seen.at(-1) ?? entryOf(document, id)?.getBoundingClientRect();
}

/** Takes the focus, and gives it back to where it was, or to the text if that is gone. */
function useFocus(
  dialog: { readonly current: HTMLElement | null },
  part: EditorPart,
  highlight: PageHighlight,
): void {
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    const opener = element.ownerDocument.activeElement;
    const comment = element.querySelector('textarea');
    comment?.setSelectionRange(comment.value.length, comment.value.length);
    focus(part === 'tags' ? element.querySelector('.tags input') : comment);
    return () => {
      giveBack(element, opener, highlight);
    };
  }, []);
}

function giveBack(dialog: HTMLElement, opener: Element | null, highlight: PageHighlight): void {
  const { activeElement, body } = dialog.ownerDocument;
  if (activeElement !== body && !dialog.contains(activeElement)) return;
  const field = rangeOf(highlight)?.field;
  const text = field === undefined ? null : fieldElement(dialog.ownerDocument, field);
  focus(opener !== null && opener.isConnected && opener !== body ? opener : text);
}

function focus(element: Element | null): void {
  (element as HTMLElement | null)?.focus({ preventScroll: true });
}

/** A field that is left says what is in it: tags half-written, a locator. */
function blurWithin(dialog: HTMLElement | null): void {
  const active = dialog?.ownerDocument.activeElement as HTMLElement | null | undefined;
  if (active && dialog?.contains(active)) active.blur();
}
