/**
 * The field in which a tag is written, with the tags in use that it may be: a combobox (WAI-ARIA,
 * "list autocomplete with manual selection"). Not a `datalist`, which VS Code's window draws in the
 * wrong place and without scrolling (microsoft/vscode#129999, #287499).
 */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useElementId } from './elementId.ts';
import { LONGEST_TAG } from '../core/annotations/tags.ts';
import { completions } from './tags.ts';

export interface NewTagProps {
  readonly id: string;
  readonly field: { current: HTMLInputElement | null };
  readonly placeholder: string;
  /** What the list is of. */
  readonly label: string;
  readonly tags: readonly string[];
  readonly knownTags: readonly string[];
  /** Gives the tag that stood there already, if all that was typed was one of these. */
  readonly add: (text: string) => string | undefined;
  readonly showExisting: (tag: string) => void;
}

/** What the list is offered for; undefined while it is closed. */
interface Offer {
  readonly typed: string;
  /** Which is chosen with the arrow keys; -1 for what was typed itself. */
  readonly active: number;
}

/** The text in the field is not drawn from a state: it is nobody's business until it is a tag. */
export function NewTag({ id, field, tags, knownTags, ...props }: NewTagProps) {
  const [offer, setOffer] = useState<Offer>();
  const offered = offer === undefined ? [] : completions(knownTags, tags, offer.typed);
  const list = useElementId();
  const active = Math.min(offer?.active ?? -1, offered.length - 1);

  const take = (input: HTMLInputElement, text = input.value): string | undefined => {
    input.value = '';
    setOffer(undefined);
    return props.add(text);
  };
  const commit = (input: HTMLInputElement, text?: string): void => {
    const existing = take(input, text);
    if (existing !== undefined) props.showExisting(existing);
  };
  const move = (input: HTMLInputElement, step: 1 | -1): void => {
    const count = offered.length + 1;
    if (offer === undefined) setOffer({ typed: input.value, active: 0 });
    else setOffer({ ...offer, active: ((active + 1 + step + count) % count) - 1 });
  };
  /** Closes the list, else empties the field; false if there was neither to do. */
  const escape = (input: HTMLInputElement): boolean => {
    if (offered.length === 0 && input.value === '') return false;
    if (offered.length === 0) input.value = '';
    setOffer(undefined);
    return true;
  };
  const pressed = (input: HTMLInputElement, key: string): boolean => {
    if (key === 'Escape') return escape(input);
    if (key === 'Enter') commit(input, offered[active]);
    else if (key === 'ArrowDown') move(input, 1);
    else if (key === 'ArrowUp' && offered.length > 0) move(input, -1);
    else return false;
    return true;
  };
  return (
    <div class="new-tag">
      <input
        id={id}
        ref={field}
        type="text"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-activedescendant={active >= 0 ? `${list}-${String(active)}` : undefined}
        placeholder={props.placeholder}
        maxLength={LONGEST_TAG}
        autocomplete="off"
        onInput={(event) => {
          const { value } = event.currentTarget;
          if (value.includes(',') && !event.isComposing) commit(event.currentTarget);
          else setOffer(value.trim() === '' ? undefined : { typed: value, active: -1 });
        }}
        onKeyDown={(event) => {
          if (event.isComposing || !pressed(event.currentTarget, event.key)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onBlur={(event) => {
          take(event.currentTarget);
        }}
      />
      <ul id={list} role="listbox" aria-label={props.label} hidden={offered.length === 0}>
        {offered.map((tag, index) => (
          <li
            key={tag}
            id={`${list}-${String(index)}`}
            role="option"
            aria-selected={index === active}
            // The field keeps the focus, so that what was typed is not taken for a tag.
            onPointerDown={(event) => {
              event.preventDefault();
            }}
            onClick={() => {
              if (field.current !== null) commit(field.current, tag);
            }}
          >
            {tag}
          </li>
        ))}
      </ul>
    </div>
  );
}
