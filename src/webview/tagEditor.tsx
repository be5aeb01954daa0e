/**
 * The tags as a list with a button to remove each, and a field that adds one on Enter, on a comma and
 * on leaving. A tag that is there already, in whatever case, gets the focus instead of a second place.
 */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useRef } from 'preact/hooks';
import type { PanelStrings } from '../shared/messages.ts';
import { LIMITS } from '../shared/parse.ts';
import { format } from './format.ts';
import { Icon } from './icons.tsx';
import { sameTag, tagsIn, withTags } from './tags.ts';

export interface TagEditorProps {
  readonly tags: readonly string[];
  readonly strings: PanelStrings;
  readonly change: (tags: readonly string[]) => void;
}

export function TagEditor({ tags, strings, change }: TagEditorProps) {
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);

  /** Gives the tag that stood there already, if all that was typed was one of these. */
  const add = (text: string): string | undefined => {
    const wanted = tagsIn(text);
    const next = withTags(tags, wanted).slice(0, LIMITS.tags);
    if (next.length > tags.length) change(next);
    const [only] = wanted;
    return wanted.length === 1 && only !== undefined ? sameTag(tags, only) : undefined;
  };
  const remove = (tag: string): void => {
    focusNext(list.current, field.current, tags.indexOf(tag));
    change(tags.filter((other) => other !== tag));
  };
  return (
    <section class="tags">
      <h2>
        <label for="add-tag">{strings.tags}</label>
      </h2>
      {tags.length > 0 && (
        <ul ref={list} aria-label={strings.tags}>
          {tags.map((tag) => (
            <Tag key={tag} tag={tag} label={format(strings.removeTag, tag)} remove={remove} />
          ))}
        </ul>
      )}
      <NewTag
        field={field}
        placeholder={strings.addTag}
        add={add}
        showExisting={(tag) => {
          focusTag(list.current, tags.indexOf(tag));
        }}
      />
    </section>
  );
}

interface TagProps {
  readonly tag: string;
  readonly label: string;
  readonly remove: (tag: string) => void;
}

function Tag({ tag, label, remove }: TagProps) {
  return (
    <li class="tag" tabIndex={-1}>
      <span>{tag}</span>
      <button
        type="button"
        title={label}
        aria-label={label}
        onClick={() => {
          remove(tag);
        }}
      >
        <Icon name="remove" />
      </button>
    </li>
  );
}

interface NewTagProps {
  readonly field: { current: HTMLInputElement | null };
  readonly placeholder: string;
  readonly add: (text: string) => string | undefined;
  readonly showExisting: (tag: string) => void;
}

/** Not drawn from a state: the text in it is nobody's business until it is a tag. */
function NewTag({ field, placeholder, add, showExisting }: NewTagProps) {
  const take = (input: HTMLInputElement): string | undefined => {
    const text = input.value;
    input.value = '';
    return add(text);
  };
  const commit = (input: HTMLInputElement): void => {
    const existing = take(input);
    if (existing !== undefined) showExisting(existing);
  };
  return (
    <input
      id="add-tag"
      ref={field}
      type="text"
      placeholder={placeholder}
      maxLength={LIMITS.tag}
      autocomplete="off"
      onInput={(event) => {
        if (event.currentTarget.value.includes(',') && !event.isComposing) {
          commit(event.currentTarget);
        }
      }}
      onKeyDown={(event) => {
        if (event.isComposing) return;
        if (event.key === 'Enter') commit(event.currentTarget);
        if (event.key === 'Escape') event.currentTarget.value = '';
      }}
      onBlur={(event) => {
        take(event.currentTarget);
      }}
    />
  );
}

function focusTag(list: HTMLUListElement | null, index: number): void {
  list?.querySelectorAll<HTMLElement>('.tag')[index]?.focus();
}

/** Before a tag goes: the focus moves to the button of the next, the one before, or the field. */
function focusNext(
  list: HTMLUListElement | null,
  field: HTMLInputElement | null,
  index: number,
): void {
  const buttons = list?.querySelectorAll('button');
  const neighbour = buttons?.[index + 1] ?? buttons?.[index - 1];
  (neighbour ?? field)?.focus();
}
