/** The paper's own words: the abstract and the results read from it. */
/* @jsxRuntime automatic @jsxImportSource preact */
import type { Page } from '../core/view/page.ts';
import type { PanelStrings } from '../shared/messages.ts';

export interface TextProps {
  readonly page: Page;
  readonly strings: PanelStrings;
}

export function Abstract({ page: { abstract }, strings }: TextProps) {
  return (
    <section class="abstract" aria-labelledby="abstract-heading">
      <h2 id="abstract-heading">{strings.abstract}</h2>
      {abstract.length === 0 ? (
        <p class="absent">{strings.noAbstract}</p>
      ) : (
        <div class="prose" lang="en">
          {abstract.map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
        </div>
      )}
    </section>
  );
}

export function Results({ page: { results }, strings }: TextProps) {
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
