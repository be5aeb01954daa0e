/** The eight colours, to be chosen from and to be named: a colour never stands without its name. */
/* @jsxRuntime automatic @jsxImportSource preact */

import { useElementId } from '../elementId.ts';
import type { HighlightColour } from '../../core/annotations/annotation.ts';
import type { PanelChrome } from '../../shared/messages.ts';

export function Swatch({ colour }: { readonly colour: HighlightColour }) {
  return <span class={`swatch is-${colour}`} aria-hidden="true" />;
}

export interface ColourChoiceProps {
  readonly label: string;
  readonly colours: PanelChrome['colours'];
  readonly chosen: HighlightColour;
  readonly choose: (colour: HighlightColour) => void;
}

export function ColourChoice({ label, colours, chosen, choose }: ColourChoiceProps) {
  const name = useElementId();
  const current = colours.find(({ colour }) => colour === chosen);
  return (
    <fieldset class="colours">
      <legend>
        {label}
        <span class="chosen" aria-hidden="true">{` ${current?.name ?? ''}`}</span>
      </legend>
      <div class="swatches">
        {colours.map(({ colour, name: label }) => (
          <label key={colour} title={label}>
            <input
              type="radio"
              name={name}
              value={colour}
              aria-label={label}
              checked={colour === chosen}
              onChange={() => {
                choose(colour);
              }}
            />
            <Swatch colour={colour} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
