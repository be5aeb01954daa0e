/**
 * The last fence before the note's HTML enters the page: all that `markdown.ts` writes passes, and
 * nothing that loads, runs or styles.
 */
import createPurifier, { type Config } from 'dompurify';
import { PAPER_ATTRIBUTE } from './markdown.ts';

const ALLOWED = {
  ALLOWED_TAGS: [
    ...['p', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li', 'pre', 'code', 'hr', 'br'],
    ...['em', 'strong', 's', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td', '#text'],
  ],
  ALLOWED_ATTR: ['href', 'title', 'start', 'align', PAPER_ATTRIBUTE],
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|#$)/iu,
  // Their values are no addresses.
  ADD_URI_SAFE_ATTR: ['start', 'align', PAPER_ATTRIBUTE],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true,
} as const satisfies Config;

/** What is harmless of it; undefined where the sanitiser can't work. */
export function sanitised(html: string): DocumentFragment | undefined {
  const purifier = createPurifier(window);
  return purifier.isSupported ? purifier.sanitize(html, ALLOWED) : undefined;
}
