/** Links between citations, references and notes of different cells: the editor follows those to cells that are drawn. */
import { placeNamed } from '../core/preview/html.ts';

/** @param reveal is told the place that a link leads to where that is not drawn, or not found by the editor */
export function followLinks(reveal: (place: string) => void): void {
  document.addEventListener(
    'click',
    (event) => {
      const link = event.composedPath().find((target) => target instanceof HTMLAnchorElement);
      const address = link?.getAttribute('href') ?? '';
      const place = address.slice(1);
      if (!address.startsWith('#') || placeNamed(place) === undefined) return;
      // The editor looks for the place as it is encoded in addresses.
      if (isDrawn(link?.hash.slice(1) ?? '')) return;
      event.preventDefault();
      event.stopPropagation();
      reveal(place);
    },
    { capture: true },
  );
}

function isDrawn(id: string): boolean {
  const cells = [...document.querySelectorAll('.preview')];
  return cells.some(({ shadowRoot }) => shadowRoot?.getElementById(id) != null);
}
