/** The tool bar at what is selected in the text: colours, comment, tag, quote. One stop for Tab. */
/* @jsxRuntime automatic @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { format } from '../format.ts';
import { Icon, QuoteIcon } from '../icons.tsx';
import type { PaperProps } from '../props.ts';
import { Swatch } from './colours.tsx';
import { usePlace } from './place.ts';
import { domRange, fieldElement } from './selection.ts';
import type { TextRange } from './textRange.ts';

/** Not while another passage is chosen for a highlight: that has buttons of its own. */
export function SelectionToolbar({ state, actions }: PaperProps) {
  const { selection, choosing } = state.highlighting;
  if (selection === undefined || choosing !== undefined) return null;
  return <Toolbar state={state} actions={actions} selection={selection} />;
}

interface Tool {
  readonly key: string;
  readonly label: string;
  readonly drawing: ComponentChildren;
  readonly run: () => void;
}

function toolsOf({ state: { chrome, strings }, actions }: PaperProps): readonly Tool[] {
  const colours = chrome.colours.map(({ colour, name }, index) => ({
    key: String(index + 1),
    label: format(strings.highlightIn, name),
    drawing: <Swatch colour={colour} />,
    run: () => {
      actions.mark(colour);
    },
  }));
  const open = (part: 'comment' | 'tags') => () => {
    actions.markAndEdit(part);
  };
  return [
    ...colours,
    {
      key: 'c',
      label: strings.addComment,
      drawing: <Icon name="comment" />,
      run: open('comment'),
    },
    { key: 't', label: strings.addTag, drawing: <Icon name="tag" />, run: open('tags') },
    {
      key: 'q',
      label: strings.quoteInDocument,
      drawing: <QuoteIcon />,
      run: actions.quoteSelection,
    },
  ];
}

function Toolbar(props: PaperProps & { readonly selection: TextRange }) {
  const { state, selection } = props;
  const bar = useRef<HTMLDivElement>(null);
  const [stop, setStop] = useState(0);
  const tools = toolsOf(props);
  usePlace(bar, { anchor: () => boxOf(bar.current, selection), side: 'above' }, [selection]);
  useFocusBack(bar, selection);
  return (
    <div
      class="toolbar"
      role="toolbar"
      aria-label={state.strings.highlightTools}
      ref={bar}
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const next = nextButton(event.currentTarget, event.key);
        if (next === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        next.focus();
      }}
      // The selection and the focus stay where they are when a button is pressed with the mouse.
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      {tools.map((tool, index) => (
        <button
          key={tool.key}
          type="button"
          class="quiet"
          tabIndex={index === stop ? 0 : -1}
          title={`${tool.label} (${tool.key.toUpperCase()})`}
          aria-label={tool.label}
          aria-keyshortcuts={tool.key}
          onFocus={() => {
            setStop(index);
          }}
          onClick={tool.run}
        >
          {tool.drawing}
        </button>
      ))}
    </div>
  );
}

/** The button to which a key leads from the one that has the focus; undefined for other keys. */
function nextButton(bar: HTMLElement, key: string): HTMLElement | undefined {
  const buttons = [...bar.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === bar.ownerDocument.activeElement);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[key];
  return next === undefined ? undefined : buttons.at(next % buttons.length);
}

/** The lines of the selection's ends would be far apart; the box of its first line is enough. */
function boxOf(element: HTMLElement | null, selection: TextRange): DOMRect | undefined {
  const range = element && domRange(element.ownerDocument, selection);
  return range?.getClientRects()[0];
}

/** Before the tool bar goes with the focus in it, the text that it belonged to takes the focus. */
function useFocusBack(bar: { readonly current: HTMLElement | null }, { field }: TextRange): void {
  useLayoutEffect(() => {
    const element = bar.current;
    return () => {
      const document = element?.ownerDocument;
      if (!document || !element.contains(document.activeElement)) return;
      fieldElement(document, field)?.focus({ preventScroll: true });
    };
  }, [field]);
}
