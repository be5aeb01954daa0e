/** Papers near this one, each with why; they open in place. */
/* @jsxRuntime automatic @jsxImportSource preact */
import type { Page, RelatedPaper } from '../core/view/page.ts';
import type { PanelStrings } from '../shared/messages.ts';
import type { Actions } from './actions.ts';
import { format } from './format.ts';

export interface RelatedProps {
  readonly page: Page;
  readonly strings: PanelStrings;
  readonly actions: Actions;
}

export function Related({ page: { related }, strings, actions }: RelatedProps) {
  if (related.length === 0) return null;
  return (
    <nav class="related" aria-labelledby="related-heading">
      <h2 id="related-heading">{strings.related}</h2>
      <ul>
        {related.map((paper) => (
          <li key={paper.key}>
            <button
              type="button"
              class="link"
              lang="en"
              onClick={() => {
                actions.openPaper(paper.key);
              }}
            >
              {paper.title}
            </button>
            <p class="why">{[paper.authorYear, ...reasons(paper, strings)].join(' · ')}</p>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function reasons(paper: RelatedPaper, strings: PanelStrings): readonly string[] {
  const topics = paper.sharedTopics.join(', ');
  const terms = paper.sharedTerms.join(', ');
  return [
    ...(topics === '' ? [] : [format(strings.sameTopic, topics)]),
    ...(terms === '' ? [] : [format(strings.sharedTerms, terms)]),
  ];
}
