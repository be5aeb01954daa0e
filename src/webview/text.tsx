/** The paper's own words: the abstract and the results read from it. */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useMemo, useRef } from 'preact/hooks';
import type { Page } from '../core/view/page.ts';
import type { PanelStrings } from '../shared/messages.ts';
import { Found } from './found.tsx';
import { Painted } from './highlights/painting.tsx';
import { marksIn } from './highlights/textRange.ts';
import { Icon } from './icons.tsx';
import type { PaperProps } from './props.ts';

export function Abstract({ state, actions }: PaperProps) {
  const { strings, page } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section class="abstract" aria-labelledby="abstract-heading">
      <div class="text-head">
        <h2 id="abstract-heading" ref={heading} tabIndex={-1}>
          {strings.abstract}
        </h2>
        <button
          type="button"
          class="quiet"
          title={strings.selectByKeyboard}
          aria-label={strings.selectByKeyboard}
          onClick={actions.startSelecting}
        >
          <Icon name="caret" />
        </button>
        <Found state={state} actions={actions} leave={() => heading.current?.focus()} />
      </div>
      {page.abstract.length === 0 ? (
        <p class="absent">{strings.noAbstract}</p>
      ) : (
        <Prose state={state} />
      )}
    </section>
  );
}

/** Reached by Tab, so that one can select in it with the keyboard. */
function Prose({ state: { page, highlighting, strings, found } }: Pick<PaperProps, 'state'>) {
  const { highlights } = page.annotations;
  const marks = useMemo(() => marksIn(highlights, 'abstract'), [highlights]);
  return (
    <div
      class="prose"
      lang="en"
      role="group"
      tabIndex={0}
      aria-labelledby="abstract-heading"
      aria-description={strings.selectionModeHelp}
      data-field="abstract"
    >
      {page.abstract.map(({ text, start }) => (
        <p key={start} data-start={start}>
          <Painted
            text={text}
            start={start}
            marks={marks}
            found={found?.places.abstract}
            current={highlighting.current}
          />
        </p>
      ))}
    </div>
  );
}

export interface ResultsProps {
  readonly page: Page;
  readonly strings: PanelStrings;
}

export function Results({ page: { results }, strings }: ResultsProps) {
  if (results.length === 0) return null;
  return (
    <section class="results" aria-labelledby="results-heading">
      <h2 id="results-heading">{strings.keyResults}</h2>
      <ul lang="en">
        {results.map((result, index) => (
          <li key={index}>{result}</li>
        ))}
      </ul>
    </section>
  );
}
