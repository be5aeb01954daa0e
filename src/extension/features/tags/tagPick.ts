/** Asking for tags: which of them papers are to have, which are to be renamed, and how. */
import * as vscode from 'vscode';
import type { TagEdit, TagUse } from '../../../core/annotations/tagging.ts';
import {
  includesTag,
  normaliseTags,
  tagIdentity,
  typedTags,
} from '../../../core/annotations/tags.ts';
import { Scope } from '../../../core/base/scope.ts';
import { fold } from '../../../core/search/analyze.ts';
import { annotationsText } from '../../annotationsText.ts';
import { plainLabel } from '../../plainLabel.ts';

interface TagRow extends vscode.QuickPickItem {
  readonly tags: readonly string[];
}

/**
 * Asks which tags several papers are to have, given what each has now: ticked are those that all have. A tag
 * that only some have stays with these unless it is ticked. Undefined if the user left.
 */
export async function askForTagEdit(
  lists: readonly (readonly string[])[],
  known: readonly TagUse[],
): Promise<TagEdit | undefined> {
  const haveIt = (tag: string) => lists.filter((tags) => includesTag(tags, tag)).length;
  const rows = known.map(({ tag, count }): TagRow => {
    const on = haveIt(tag);
    const some = on > 0 && on < lists.length ? [annotationsText.onSome(on, lists.length)] : [];
    return {
      label: plainLabel(tag),
      description: [...some, annotationsText.papers(count)].join(' · '),
      tags: [tag],
    };
  });
  const all = rows.filter(({ tags }) => tags.every((tag) => haveIt(tag) === lists.length));
  const ticked = await new TagList(rows, all, annotationsText.tagsOf(lists.length)).run();
  if (ticked === undefined) return undefined;
  const wanted = ticked.flatMap(({ tags }) => tags);
  return {
    add: ticked.filter((row) => !all.includes(row)).flatMap(({ tags }) => tags),
    remove: all.flatMap(({ tags }) => tags).filter((tag) => !includesTag(wanted, tag)),
  };
}

/** Tags with check boxes; what is typed and not there yet is offered as one more row. */
class TagList {
  readonly #scope = new Scope();
  readonly #pick: vscode.QuickPick<TagRow>;
  readonly #known: readonly TagRow[];
  #ticked: ReadonlySet<TagRow>;
  #offered: TagRow | undefined;

  constructor(known: readonly TagRow[], ticked: readonly TagRow[], title: string) {
    this.#known = known;
    this.#ticked = new Set(ticked);
    this.#pick = this.#scope.own(vscode.window.createQuickPick<TagRow>());
    this.#pick.canSelectMany = true;
    this.#pick.title = title;
    this.#pick.placeholder = annotationsText.tagsPlaceholder();
  }

  /** The rows that are ticked when Enter is pressed; undefined if the user left. */
  async run(): Promise<readonly TagRow[] | undefined> {
    let answer: readonly TagRow[] | undefined;
    this.#show();
    this.#scope.own(
      this.#pick.onDidChangeValue((value) => {
        this.#offer(value);
      }),
    );
    this.#scope.own(
      this.#pick.onDidChangeSelection((rows) => {
        this.#ticked = new Set(rows);
      }),
    );
    this.#scope.own(
      this.#pick.onDidAccept(() => {
        answer = [...this.#withActive()];
        this.#pick.hide();
      }),
    );
    await new Promise<void>((resolve) => {
      this.#scope.own(this.#pick.onDidHide(resolve));
      this.#pick.show();
    });
    this.#scope.dispose();
    return answer;
  }

  /**
   * Who types a tag and presses Enter means it, however fast: what the editor says of ticks is older than
   * what was typed. A part of a tag means the row that is marked then.
   */
  #withActive(): ReadonlySet<TagRow> {
    const { value, activeItems } = this.#pick;
    const isTicked = this.#offered !== undefined && this.#ticked.has(this.#offered);
    if (value.trim() === '' || isTicked) return this.#ticked;
    const meant = this.#means(value) ? this.#offered : activeItems[0];
    return meant === undefined ? this.#ticked : new Set([...this.#ticked, meant]);
  }

  /** What is typed is ticked at once, unless it may be the beginning of looking for a tag. */
  #offer(value: string): void {
    const tags = typedTags(value);
    const kept = [...this.#ticked].filter((row) => row !== this.#offered);
    const here = kept.flatMap((row) => row.tags);
    const isNew = tags.some((tag) => !includesTag(here, tag));
    if (!isNew && this.#offered === undefined) return;
    this.#offered = isNew
      ? {
          label: plainLabel(annotationsText.addTags(tags)),
          tags: tags.map((tag) => this.#spelt(tag)),
          alwaysShow: true,
        }
      : undefined;
    const meant = this.#offered !== undefined && this.#means(value) ? [this.#offered] : [];
    this.#ticked = new Set([...kept, ...meant]);
    this.#show();
  }

  /** Whether what is typed is a tag, or several, and not the beginning of looking for one. */
  #means(value: string): boolean {
    return this.#offered !== undefined && (value.includes(',') || !this.#mayFind(value));
  }

  /** The row that is offered comes last: the editor tells the others apart by their places. */
  #show(): void {
    this.#pick.items = [...this.#known, ...(this.#offered === undefined ? [] : [this.#offered])];
    this.#pick.selectedItems = [...this.#ticked];
  }

  #mayFind(value: string): boolean {
    const typed = fold(value.trim());
    const known = this.#known.flatMap(({ tags }) => tags.map(fold));
    return known.some((tag) => tag.includes(typed) && tag !== typed);
  }

  #spelt(tag: string): string {
    const known = this.#known.flatMap(({ tags }) => tags);
    return known.find((other) => tagIdentity(other) === tagIdentity(tag)) ?? tag;
  }
}

/** Which tag is meant; undefined if the user left. */
export async function askForTag(known: readonly TagUse[]): Promise<string | undefined> {
  const options = { placeHolder: annotationsText.whichTag() };
  return (await vscode.window.showQuickPick(knownRows(known), options))?.tags[0];
}

/** Which tags are meant; undefined if the user left. */
export async function askForTags(known: readonly TagUse[]): Promise<readonly string[] | undefined> {
  const options = { placeHolder: annotationsText.whichTags(), canPickMany: true } as const;
  const rows = await vscode.window.showQuickPick(knownRows(known), options);
  return rows?.flatMap(({ tags }) => tags);
}

/** What a tag is to be called; undefined if the user left. */
export async function askForName(suggested: string): Promise<string | undefined> {
  const name = await vscode.window.showInputBox({
    prompt: annotationsText.newName(),
    value: suggested,
    validateInput: (value) =>
      typedTags(value).length === 1 ? undefined : annotationsText.oneName(),
  });
  return name === undefined ? undefined : normaliseTags([name])[0];
}

function knownRows(known: readonly TagUse[]): TagRow[] {
  return known.map(({ tag, count }) => ({
    label: plainLabel(tag),
    description: annotationsText.papers(count),
    tags: [tag],
  }));
}
