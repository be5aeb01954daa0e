/**
 * The tags as a list with a button to remove each, and a field that adds one on Enter, on a comma and
 * on leaving. A tag that is there already, in whatever case, gets the focus instead of a second place.
 */
/* @jsxRuntime automatic @jsxImportSource preact */
import { useRef } from 'preact/hooks';
import { useElementId } from './elementId.ts';
import { typedTags } from '../core/annotations/tags.ts';
import type { PanelStrings } from '../shared/messages.ts';
import { LIMITS } from '../shared/parse.ts';
import { format } from './format.ts';
import { Icon } from './icons.tsx';
import { NewTag } from './newTag.tsx';
import { sameTag, withTags } from './tags.ts';

export interface TagEditorProps {
  readonly tags: readonly string[];
  readonly strings: PanelStrings;
  readonly change: (tags: readonly string[]) => void;
  /** Tags in use, offered for completion. */
  readonly knownTags?: readonly string[];
  /** What the tags are of, where it is not the paper. */
  readonly label?: string;
}

export function TagEditor(props: TagEditorProps) {
  const { tags, strings, change, knownTags = [], label = strings.tags } = props;
  const id = `add-tag-${useElementId()}`;
  const list = useRef<HTMLUListElement>(null);
  const field = useRef<HTMLInputElement>(null);

  /** Gives the tag that stood there already, if all that was typed was one of these. */
  const add = (text: string): string | undefined => {
    const wanted = typedTags(text);
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
        <label for={id}>{label}</label>
      </h2>
      {tags.length > 0 && (
        <ul ref={list} aria-label={label}>
          {tags.map((tag) => (
            <Tag key={tag} tag={tag} label={format(strings.removeTag, tag)} remove={remove} />
          ))}
        </ul>
      )}
      <NewTag
        id={id}
        field={field}
        placeholder={strings.addTag}
        label={label}
        tags={tags}
        knownTags={knownTags}
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
