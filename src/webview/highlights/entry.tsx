/** One highlight in the list: its words, its colour in words, what was written, what can be done. */
/* @jsxRuntime automatic @jsxImportSource preact */

import { useElementId } from '../elementId.ts';
import type { PageHighlight } from '../../core/view/page.ts';
import { Icon, QuoteIcon } from '../icons.tsx';
import type { PaperProps } from '../props.ts';
import { Swatch } from './colours.tsx';
import { rangeOf } from './textRange.ts';

export interface EntryProps extends PaperProps {
  readonly highlight: PageHighlight;
}

export function Entry({ highlight, state, actions }: EntryProps) {
  const words = useElementId();
  const { id, comment, tags } = highlight;
  const current = state.highlighting.current === id;
  return (
    <li data-highlight={id} {...(current && { 'aria-current': 'true' })}>
      <Words id={words} highlight={highlight} state={state} actions={actions} />
      <div class="facts-row">
        <Facts highlight={highlight} state={state} actions={actions} />
        <Buttons highlight={highlight} state={state} actions={actions} words={words} />
      </div>
      {comment !== '' && <p class="comment">{comment}</p>}
      {tags.length > 0 && (
        <ul class="entry-tags" aria-label={state.strings.tags}>
          {tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      )}
      <Mending highlight={highlight} state={state} actions={actions} words={words} />
    </li>
  );
}

function Words({ id, highlight, state, actions }: EntryProps & { readonly id: string }) {
  const quotation = <q lang="en">{highlight.exact}</q>;
  if (rangeOf(highlight) === undefined) {
    return (
      <p id={id} class="words" tabIndex={-1}>
        {quotation}
      </p>
    );
  }
  return (
    <button
      id={id}
      type="button"
      class="words"
      title={state.strings.showInText}
      onClick={() => {
        actions.goTo(highlight.id);
      }}
    >
      {quotation}
    </button>
  );
}

/** Colour, place and state on one line, all in words. */
function Facts({ highlight, state: { chrome, strings } }: EntryProps) {
  const { colour, locator, anchor } = highlight;
  const name = chrome.colours.find((candidate) => candidate.colour === colour)?.name;
  const facts = [
    name ?? colour,
    locator,
    anchor.state === 'doubtful' ? strings.doubtful : undefined,
    anchor.state === 'elsewhere' ? strings.elsewhereHint : undefined,
  ];
  return (
    <p class="facts">
      <Swatch colour={colour} />
      {facts.filter((fact) => fact !== undefined && fact !== '').join(' · ')}
    </p>
  );
}

type PartProps = EntryProps & { readonly words: string };

/** What to do about a highlight whose text changed. */
function Mending({ highlight: { id, anchor }, state: { strings }, actions, words }: PartProps) {
  if (anchor.state !== 'doubtful' && anchor.state !== 'orphan') return null;
  const doubtful = anchor.state === 'doubtful';
  return (
    <>
      <p class="why">{doubtful ? strings.doubtfulHint : strings.orphanHint}</p>
      <div class="mending">
        {doubtful && (
          <button
            type="button"
            class="secondary"
            aria-describedby={words}
            onClick={() => {
              actions.accept(id);
            }}
          >
            {strings.accept}
          </button>
        )}
        <button
          type="button"
          class="secondary"
          aria-describedby={words}
          onClick={() => {
            actions.choosePassage(id);
          }}
        >
          {doubtful ? strings.move : strings.attach}
        </button>
      </div>
    </>
  );
}

function Buttons({ highlight: { id }, state: { strings }, actions, words }: PartProps) {
  const buttons = [
    { label: strings.editHighlight, drawing: <Icon name="edit" />, run: actions.edit },
    { label: strings.quoteInDocument, drawing: <QuoteIcon />, run: actions.quote },
    { label: strings.removeHighlight, drawing: <Icon name="remove" />, run: actions.remove },
  ];
  return (
    <div class="entry-actions">
      {buttons.map(({ label, drawing, run }) => (
        <button
          key={label}
          type="button"
          class="quiet"
          title={label}
          aria-label={label}
          aria-describedby={words}
          onClick={() => {
            run(id);
          }}
        >
          {drawing}
        </button>
      ))}
    </div>
  );
}
