/**
 * What a paper is to Gloss: a CSL-JSON item, and the facts Gloss reads from it once. Plain, readonly
 * data; how papers come together from sources is the library's business, not this file's.
 */

/** A name as CSL-JSON has it: family and given, or `literal` for institutions. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly 'non-dropping-particle'?: string;
  readonly 'dropping-particle'?: string;
  readonly suffix?: string;
}

/** A CSL-JSON date; only `date-parts` (year, then month and day where known) is read here. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly (number | string)[])[];
  readonly raw?: string;
  readonly literal?: string;
}

/**
 * A CSL-JSON item (https://docs.citationstyles.org/en/stable/specification.html, appendix IV).
 * Fields not named here are kept as they came.
 */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly issued?: CslDate;
  readonly abstract?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly note?: string;
  readonly number?: string;
  readonly publisher?: string;
  readonly custom?: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** What the bundled corpus knows beyond CSL's variables; stands under `custom` of its items. */
export interface PaperFacts {
  /** Topic ids: the one the paper contributes to (absent without any), then those it also touches. */
  readonly topics: { readonly primary?: string; readonly secondary: readonly string[] };
  /** The method's name as its authors write it, e.g. "COMET"; absent where the paper names none. */
  readonly method?: string;
  /** Other names and spellings that people search for. */
  readonly aliases: readonly string[];
  /** Short forms among method and aliases, e.g. "SAE". */
  readonly acronyms: readonly string[];
  readonly keyphrases: readonly string[];
  readonly datasets: readonly string[];
  readonly models: readonly string[];
  /** Key results, quoted from the abstract. */
  readonly results: readonly string[];
  /** https addresses of the authors' code. */
  readonly code: readonly string[];
  /** The arXiv id without version, e.g. "2306.02824". */
  readonly arxiv?: string | undefined;
  /** Where it was published, e.g. `{ name: "KDD", year: 2023 }`, with the published version's DOI. */
  readonly venue?:
    { readonly name: string; readonly year?: number; readonly doi?: string } | undefined;
}

/** Facts of which some are found out when they are asked for. */
export function factsWith(
  facts: PaperFacts,
  late: { readonly venue: () => PaperFacts['venue']; readonly arxiv: () => string | undefined },
): PaperFacts {
  const { method, topics, aliases, acronyms, keyphrases, datasets, models, results, code } = facts;
  return {
    ...(method !== undefined && { method }),
    ...{ topics, aliases, acronyms, keyphrases, datasets, models, results, code },
    get venue() {
      return late.venue();
    },
    get arxiv() {
      return late.arxiv();
    },
  };
}

/**
 * A paper of the library. `key` is its citation key, unique within a source; in the library, where another
 * work has that key already, something unique made of it and the source.
 */
export interface Paper {
  readonly key: string;
  readonly item: CslItem;
  readonly title: string;
  readonly authors: readonly CslName[];
  /** Undefined where the item has no year. */
  readonly year: number | undefined;
  /** Empty where there is none. */
  readonly abstract: string;
  readonly facts: PaperFacts;
  /** Id of the source it came from, e.g. "bundled". */
  readonly source: string;
  /** DOI and arXiv id, where they are quicker to have than `item` and `facts`, which say the same. */
  readonly ids?: WorkIds;
  /** Each source that has the work, with its key there; absent where `source` alone has it, under `key`. */
  readonly known?: readonly KeyInSource[];
}

export interface WorkIds {
  /** As the source writes it. */
  readonly doi: string | undefined;
  /** Without version. */
  readonly arxiv: string | undefined;
}

export interface KeyInSource {
  readonly source: string;
  readonly key: string;
}

/** All citation keys of a paper, each once; its own first, unless that only tells it from another work. */
export function keysOf({ key, known = [] }: Paper): readonly string[] {
  const keys = known.map((other) => other.key);
  return keys.length === 0 || keys.includes(key)
    ? [...new Set([key, ...keys])]
    : [...new Set(keys)];
}

/** The paper under another of its keys, e.g. the one that a document's bibliography has. */
export function withKey(paper: Paper, key: string): Paper {
  if (paper.key === key) return paper;
  const { source, ids, known } = paper;
  return {
    key,
    source,
    ...(ids !== undefined && { ids }),
    ...(known !== undefined && { known }),
    get item() {
      return paper.item;
    },
    get title() {
      return paper.title;
    },
    get authors() {
      return paper.authors;
    },
    get year() {
      return paper.year;
    },
    get abstract() {
      return paper.abstract;
    },
    get facts() {
      return paper.facts;
    },
  };
}

/** "Shibal Ibrahim", or the literal name of an institution. */
export function displayName(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  const family = withParticle(name['non-dropping-particle'], name.family ?? '');
  const parts = [name.given, withParticle(name['dropping-particle'], family), name.suffix];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

/** "van Roe", "d’Almeida", "al-Hassan"; a particle before nothing is alone. */
export function withParticle(particle: string | undefined, name: string): string {
  if (particle === undefined || particle === '') return name;
  return /['’\-–]$/u.test(particle) || name === '' ? particle + name : `${particle} ${name}`;
}

/** The name a short citation uses: the family name with its particle, or the literal name. */
export function shortName(name: CslName): string {
  if (name.family === undefined) return name.literal ?? name.given ?? '';
  return withParticle(name['non-dropping-particle'], name.family);
}

/** "Ibrahim et al. 2023", "Ma and Li 2020", "Ayonrinde 2024"; without authors the year alone. */
export function authorYear(paper: Pick<Paper, 'authors' | 'year'>): string {
  const [first, second, third] = paper.authors;
  let names = first === undefined ? '' : shortName(first);
  if (third !== undefined) names += ' et al.';
  else if (second !== undefined) names += ` and ${shortName(second)}`;
  return [names, paper.year?.toString() ?? 'n.d.'].filter((part) => part !== '').join(' ');
}

/** "KDD 2023"; undefined where no venue is known. */
export function venueLabel(paper: Paper): string | undefined {
  const venue = paper.facts.venue;
  if (venue === undefined) return undefined;
  return venue.year === undefined ? venue.name : `${venue.name} ${String(venue.year)}`;
}
