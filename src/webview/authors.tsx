/** Authors in their order. A long list is folded behind a button that says how many there are. */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { PanelStrings } from '../shared/messages.ts';
import { format } from './format.ts';

const FOLDED = 8;
/** A button that hides fewer than three names is no gain. */
const LONG = FOLDED + 3;

export interface AuthorsProps {
  readonly authors: readonly string[];
  readonly strings: PanelStrings;
}

export function Authors({ authors, strings }: AuthorsProps) {
  const [open, setOpen] = useState(false);
  if (authors.length === 0) return null;
  const long = authors.length >= LONG;
  const shown = long && !open ? authors.slice(0, FOLDED) : authors;
  return (
    <div class="authors">
      <ul aria-label={strings.authors}>
        {shown.map((author, index) => (
          <li key={index}>
            {author}
            {index < authors.length - 1 ? ', ' : ''}
          </li>
        ))}
      </ul>
      {long && (
        <button
          type="button"
          class="link"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
          }}
        >
          {open ? strings.fewerAuthors : format(strings.allAuthors, String(authors.length))}
        </button>
      )}
    </div>
  );
}
