/** The head of a paper: topics, title, authors, where and when, links, citing. */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Page, PageTopic } from '../core/view/page.ts';
import type { PanelStrings } from '../shared/messages.ts';
import type { Actions } from './actions.ts';
import { Authors } from './authors.tsx';
import { format, formatDate } from './format.ts';
import { marksIn } from './highlights/textRange.ts';
import { Painted } from './highlights/painting.tsx';
import { QuoteIcon } from './icons.tsx';
import { Links } from './links.tsx';
import type { PaperProps } from './props.ts';

export function Header({ state, actions }: PaperProps) {
  const { page, strings } = state;
  return (
    <header class="head">
      <Topics topics={page.topics} strings={strings} actions={actions} />
      <Title state={state} />
      <Authors authors={page.authors} strings={strings} />
      <Published page={page} strings={strings} />
      <Links links={page.links} strings={strings} actions={actions} />
      <CiteRow state={state} actions={actions} />
    </header>
  );
}

/** The title takes the focus when the reader came from another paper on this page, else leaves it. */
function Title({ state: { page, highlighting, arrived, found } }: Pick<PaperProps, 'state'>) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { highlights } = page.annotations;
  const marks = useMemo(() => marksIn(highlights, 'title'), [highlights]);
  useLayoutEffect(() => {
    if (arrived !== undefined) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} lang="en" data-field="title" data-start={0}>
      <Painted
        text={page.title}
        start={0}
        marks={marks}
        found={found?.places.title}
        current={highlighting.current}
      />
    </h1>
  );
}

interface TopicsProps {
  readonly topics: readonly PageTopic[];
  readonly strings: PanelStrings;
  readonly actions: Actions;
}

function Topics({ topics, strings, actions }: TopicsProps) {
  if (topics.length === 0) return null;
  const ordered = [...topics].sort((a, b) => Number(b.primary) - Number(a.primary));
  return (
    <ul class="topics" aria-label={strings.topics}>
      {ordered.map((topic) => (
        <li key={topic.id}>
          {!topic.primary && <span class="also">{`${strings.alsoUnder} `}</span>}
          <button
            type="button"
            class="chip"
            title={format(strings.showTopic, topic.label)}
            onClick={() => {
              actions.showTopic(topic.id);
            }}
          >
            <span class="topic">{topic.label}</span>
            {topic.group !== topic.label && <span class="group"> · {topic.group}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

interface PublishedProps {
  readonly page: Page;
  readonly strings: PanelStrings;
}

function Published({ page: { venue, date }, strings }: PublishedProps) {
  if (venue === undefined && date === undefined) return null;
  const language = document.documentElement.lang;
  return (
    <p class="published">
      <span class="unseen">{strings.published} </span>
      {venue !== undefined && <span lang="en">{venue}</span>}
      {venue !== undefined && date !== undefined && ' · '}
      {date !== undefined && <time dateTime={date}>{formatDate(date, language)}</time>}
    </p>
  );
}

function CiteRow({ state: { strings, chrome }, actions }: PaperProps) {
  const copies = [
    ['bibtex', strings.copyBibtex],
    ['csl-json', strings.copyCslJson],
    ['key', strings.copyKey],
  ] as const;
  return (
    <div class="actions" role="group" aria-label={strings.actions}>
      <button type="button" class="primary" title={chrome.citeTooltip} onClick={actions.cite}>
        <QuoteIcon />
        {strings.cite}
      </button>
      {copies.map(([name, label]) => (
        <button
          key={name}
          type="button"
          class="secondary"
          onClick={() => {
            actions.copy(name);
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
