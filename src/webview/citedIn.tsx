/** Where the workspace cites the paper: each document, and a button for each of its lines. */
/* @jsxRuntime automatic @jsxImportSource preact */
import type { CitedIn } from '../core/view/page.ts';
import { format } from './format.ts';
import type { PaperProps } from './props.ts';

export function CitedInDocuments({ state: { cited, strings }, actions }: PaperProps) {
  if (cited.length === 0) return null;
  const line = ({ document, name }: CitedIn, number: number) => (
    <button
      key={number}
      type="button"
      class="link"
      aria-label={format(strings.citedInLine, name, String(number))}
      onClick={() => {
        actions.goToCitation(document, number);
      }}
    >
      {number}
    </button>
  );
  return (
    <section class="cited-in" aria-labelledby="cited-in-heading">
      <h2 id="cited-in-heading">{strings.citedIn}</h2>
      <ul>
        {cited.map((each) => (
          <li key={each.document}>
            <span>{each.name}:</span>
            {each.lines.map((number) => line(each, number))}
          </li>
        ))}
      </ul>
    </section>
  );
}
