/** References of bibliography files as papers of the library, read when something first asks for them. */
import { withoutMarks, type Reference } from '../bibliography/reference.ts';
import { NO_FACTS, paperFromCsl, yearOf } from './corpus.ts';
import { factsWith } from './paper.ts';
import type { CslItem, CslName, Paper, PaperFacts, WorkIds } from './paper.ts';

/** A paper that reads its reference at the first look at it: briefly, or whole where that is not enough. */
export function paperOfReference(reference: Reference, source: string): Paper {
  return new ReferencePaper(reference, source);
}

/** There may be a hundred thousand: nothing is kept that the reference knows. */
class ReferencePaper implements Paper {
  readonly key: string;
  readonly source: string;
  readonly #reference: Reference;

  constructor(reference: Reference, source: string) {
    this.key = reference.key;
    this.source = source;
    this.#reference = reference;
  }

  get item(): CslItem {
    return this.#reference.item;
  }

  get title(): string {
    return this.#reference.brief.title;
  }

  get authors(): readonly CslName[] {
    return this.#reference.brief.authors;
  }

  get year(): number | undefined {
    return yearOf(this.#reference.brief.issued);
  }

  get ids(): WorkIds {
    return this.#reference.brief;
  }

  get abstract(): string {
    return withoutMarks(paperFromCsl(this.item, this.source).abstract);
  }

  get facts(): PaperFacts {
    // Lists of all papers ask for the topics, which a plain reference has none of.
    if (this.#reference.isPlain === true) return new PlainFacts(this.#reference);
    const own = paperFromCsl(this.item, '').facts;
    return factsWith(own, {
      arxiv: () => own.arxiv ?? this.ids.arxiv,
      venue: () => own.venue ?? venueOf(this.#reference),
    });
  }
}

/** What is known beyond CSL's fields of a reference that has only those. */
class PlainFacts implements PaperFacts {
  readonly topics = NO_FACTS.topics;
  readonly aliases = NO_FACTS.aliases;
  readonly acronyms = NO_FACTS.acronyms;
  readonly keyphrases = NO_FACTS.keyphrases;
  readonly datasets = NO_FACTS.datasets;
  readonly models = NO_FACTS.models;
  readonly results = NO_FACTS.results;
  readonly code = NO_FACTS.code;
  readonly #reference: Reference;

  constructor(reference: Reference) {
    this.#reference = reference;
  }

  get arxiv(): string | undefined {
    return this.#reference.brief.arxiv;
  }

  get venue(): PaperFacts['venue'] {
    return venueOf(this.#reference);
  }
}

function venueOf({ brief: { container } }: Reference): PaperFacts['venue'] {
  return container === '' || /\barxiv\b/iu.test(container) ? undefined : { name: container };
}
