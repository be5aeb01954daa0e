/** References of bibliography files as papers of the library, read when something first asks for them. */
import { withoutMarks, type Brief, type Reference } from '../bibliography/reference.ts';
import { paperFromCsl, yearOf } from './corpus.ts';
import type { CslItem, CslName, Paper, PaperFacts, WorkIds } from './paper.ts';

/** A paper that reads its reference at the first look at it: briefly, or whole where that is not enough. */
export function paperOfReference(reference: Reference, source: string): Paper {
  return new ReferencePaper(reference, source);
}

/** There may be a hundred thousand: the brief is kept, the whole item is not. */
class ReferencePaper implements Paper {
  readonly key: string;
  readonly source: string;
  readonly #reference: Reference;
  #brief: Brief | undefined;

  constructor(reference: Reference, source: string) {
    this.key = reference.key;
    this.source = source;
    this.#reference = reference;
  }

  get item(): CslItem {
    return this.#reference.item;
  }

  get title(): string {
    return this.#read().title;
  }

  get authors(): readonly CslName[] {
    return this.#read().authors;
  }

  get year(): number | undefined {
    return yearOf(this.#read().issued);
  }

  get ids(): WorkIds {
    return this.#read();
  }

  get abstract(): string {
    return withoutMarks(paperFromCsl(this.item, this.source).abstract);
  }

  get facts(): PaperFacts {
    const { item } = this;
    const { facts } = paperFromCsl(item, this.source);
    const arxiv = facts.arxiv ?? this.ids.arxiv;
    const venue = facts.venue ?? venueOf(item);
    return {
      ...facts,
      ...(arxiv !== undefined && { arxiv }),
      ...(venue !== undefined && { venue }),
    };
  }

  #read(): Brief {
    return (this.#brief ??= this.#reference.brief);
  }
}

function venueOf(item: CslItem): PaperFacts['venue'] {
  const name = item['container-title-short'] ?? item['container-title'];
  if (typeof name !== 'string' || name === '' || /\barxiv\b/iu.test(name)) return undefined;
  return { name: withoutMarks(name) };
}
