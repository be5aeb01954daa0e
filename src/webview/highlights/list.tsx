/** The paper's highlights beside its text: by where they stand, with what was written about each. */
/* @jsxRuntime automatic @jsxImportSource preact */
import type { PageHighlight } from '../../core/view/page.ts';
import type { PanelStrings } from '../../shared/messages.ts';
import { Icon, type IconName } from '../icons.tsx';
import type { PaperProps } from '../props.ts';
import { AddPassage } from './addPassage.tsx';
import { Entry } from './entry.tsx';

export function HighlightList({ state, actions }: PaperProps) {
  const { strings, page } = state;
  const { highlights, canUndo, canRedo } = page.annotations;
  const adding = state.highlighting.adding.open;
  const count = highlights.length === 0 ? '' : ` (${String(highlights.length)})`;
  return (
    <section class="highlights" aria-labelledby="highlights-heading">
      <div class="list-head">
        <h2 id="highlights-heading" tabIndex={-1}>
          {strings.highlights}
          {count}
        </h2>
        <ListButton icon="undo" label={strings.undo} run={actions.undo} possible={canUndo} />
        <ListButton icon="redo" label={strings.redo} run={actions.redo} possible={canRedo} />
        <ListButton
          icon="add"
          label={strings.addPassage}
          expanded={adding}
          run={() => {
            actions.setAdding(!adding);
          }}
        />
      </div>
      {adding && <AddPassage state={state} actions={actions} />}
      {highlights.length === 0 && !adding && <p class="absent">{strings.noHighlights}</p>}
      {sectionsOf(highlights, strings).map(({ heading, entries }) => (
        <div key={heading} class="list-section">
          <h3>{heading}</h3>
          <ul>
            {entries.map((highlight) => (
              <Entry key={highlight.id} highlight={highlight} state={state} actions={actions} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

interface ListButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly run: () => void;
  readonly possible?: boolean;
  readonly expanded?: boolean;
}

/** Stays focusable when there is nothing to do, so that the focus is not lost at the last step. */
function ListButton({ icon, label, run, possible = true, expanded }: ListButtonProps) {
  return (
    <button
      type="button"
      class="quiet"
      title={label}
      aria-label={label}
      aria-disabled={!possible}
      {...(expanded === undefined ? {} : { 'aria-expanded': expanded })}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  );
}

interface Section {
  readonly heading: string;
  readonly entries: readonly PageHighlight[];
}

/** The order within a section is the host's: that of reading. */
function sectionsOf(
  highlights: readonly PageHighlight[],
  strings: PanelStrings,
): readonly Section[] {
  const lost = highlights.filter(({ anchor }) => anchor.state === 'orphan');
  const elsewhere = highlights.filter(({ anchor }) => anchor.state === 'elsewhere');
  const found = highlights.filter((highlight) => 'start' in highlight.anchor);
  const sections = [
    { heading: strings.inTitle, entries: found.filter(({ field }) => field === 'title') },
    { heading: strings.inAbstract, entries: found.filter(({ field }) => field === 'abstract') },
    { heading: strings.fromElsewhere, entries: elsewhere },
    { heading: strings.orphan, entries: lost },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}
