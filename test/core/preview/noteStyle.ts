/** A small style of notes, for the documents of tests. */
import type { CslElement } from '../../../src/core/bibliography/engine.ts';

export function noteStyle(): CslElement {
  const element = (name: string, attrs = {}, ...children: readonly CslElement[]): CslElement => ({
    name,
    attrs,
    children,
  });
  const names = element(
    'names',
    { variable: 'author' },
    element('name', { form: 'short', and: 'text', 'et-al-min': '3', 'et-al-use-first': '1' }),
  );
  const layout = (...children: readonly CslElement[]) =>
    element('layout', { delimiter: '; ' }, element('group', { delimiter: ', ' }, ...children));
  return element(
    'style',
    { xmlns: 'http://purl.org/net/xbiblio/csl', class: 'note', version: '1.0' },
    element(
      'info',
      {},
      { name: 'title', attrs: {}, children: ['Notes'] },
      { name: 'id', attrs: {}, children: ['notes'] },
    ),
    element(
      'citation',
      {},
      layout(
        names,
        element('text', { variable: 'title' }),
        element('text', { variable: 'locator' }),
      ),
    ),
    element('bibliography', {}, layout(names, element('text', { variable: 'title' }))),
  );
}
