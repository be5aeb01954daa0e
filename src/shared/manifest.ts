/**
 * The one table of what Gloss contributes to the editor: commands with their menus and keys, views,
 * settings, context keys. `scripts/manifest.ts` writes `package.json` and `package.nls.json` from it.
 * The commands stand in `commands.ts`, the words in `sentences.ts`. Types derive from all three.
 */
import { CITATION_SYNTAXES } from '../core/citations/syntax.ts';

export interface MenuEntry {
  readonly menu: string;
  readonly when?: string;
  readonly group?: string;
}

interface SubmenuEntry {
  readonly label: string;
  readonly icon: string;
  readonly menus: readonly MenuEntry[];
}

export const VIEW_CONTAINER = 'gloss';
export const LIBRARY_VIEW = 'gloss.library';
export const ANNOTATIONS_VIEW = 'gloss.annotations';
export const CITED_VIEW = 'gloss.cited';
export const PAPER_PANEL = 'gloss.paper';
/** Scheme of the tree's resources: what badges (file decorations) hang on. */
export const PAPER_SCHEME = 'gloss-paper';
/** Scheme of notes as files: `gloss-note:/zimmer2023sparse.md`. */
export const NOTE_SCHEME = 'gloss-note';
/** What a dragged paper carries: a JSON array of citation keys. */
export const PAPERS_MIME = 'application/vnd.gloss.papers';

/** Every context key that Gloss sets, with what it means. */
export const contextKeys = {
  /** The search list is open. */
  'gloss:searching': 'boolean',
  'gloss:grouping': 'string',
  'gloss:sorting': 'string',
  'gloss:filtered': 'boolean',
  /** "ready", "empty" (no source is on) or "failed"; not set before the papers are read. */
  'gloss:library': 'string',
  'gloss:canGoBack': 'boolean',
  'gloss:canGoForward': 'boolean',
  /** The active panel is the preview that the next paper reuses. */
  'gloss:preview': 'boolean',
  'gloss:annotationsGrouping': 'string',
  'gloss:annotationsFiltered': 'boolean',
  /** Nothing is written about any paper yet. */
  'gloss:annotationsEmpty': 'boolean',
  /** "none" (no document is open that can cite), "empty" (it cites nothing) or "some". */
  'gloss:cited': 'string',
} as const;

export const KNOWN_KEY = 'gloss.knownKey';
export const UNKNOWN_KEY = 'gloss.unknownKey';

/** The colours that themes and users can change, each the same as one of the editor's own at first. */
export const colours = {
  [KNOWN_KEY]: 'textLink.foreground',
  [UNKNOWN_KEY]: 'editorWarning.foreground',
} as const satisfies Record<`gloss.${string}`, string>;

const IN_LIBRARY = `view == ${LIBRARY_VIEW}`;

export const submenus = {
  'gloss.arrange': {
    label: 'Group and Sort',
    icon: '$(list-tree)',
    menus: [{ menu: 'view/title', when: IN_LIBRARY, group: 'navigation@3' }],
  },
  'gloss.arrangeAnnotations': {
    label: 'Group Annotations',
    icon: '$(list-tree)',
    menus: [{ menu: 'view/title', when: `view == ${ANNOTATIONS_VIEW}`, group: 'navigation@2' }],
  },
} as const satisfies Record<`gloss.${string}`, SubmenuEntry>;

/** What a view says when there is nothing to show. */
export const viewsWelcome = [
  { view: LIBRARY_VIEW, key: 'empty', when: 'gloss:library == empty' },
  { view: LIBRARY_VIEW, key: 'failed', when: 'gloss:library == failed' },
  { view: LIBRARY_VIEW, key: 'noMatch', when: 'gloss:library == ready && gloss:filtered' },
  { view: ANNOTATIONS_VIEW, key: 'noAnnotations', when: 'gloss:annotationsEmpty' },
  {
    view: ANNOTATIONS_VIEW,
    key: 'noAnnotationMatches',
    when: '!gloss:annotationsEmpty && gloss:annotationsFiltered',
  },
  { view: CITED_VIEW, key: 'noDocument', when: 'gloss:cited == none' },
  { view: CITED_VIEW, key: 'citesNothing', when: 'gloss:cited == empty' },
] as const;

const DEFAULT_LITERATURE_NOTE = `---
title: {title}
author: {authors}
date: {date}
citation-key: {key}
tags: {tags}
---

# {heading}

{reference}

{note}

{highlights}
`;

/** A kind of diagnostics that can be switched off. */
const CHECK = { type: 'boolean', default: true, scope: 'resource' } as const;

export const settings = {
  'gloss.library.bundled': {
    type: 'boolean',
    default: true,
    scope: 'window',
  },
  'gloss.library.citedBadges': {
    type: 'boolean',
    default: false,
    scope: 'window',
  },
  'gloss.citation.syntax': {
    type: 'string',
    enum: ['auto', ...CITATION_SYNTAXES],
    default: 'auto',
    scope: 'language-overridable',
  },
  'gloss.bibliography.add': {
    type: 'boolean',
    default: true,
    scope: 'resource',
  },
  'gloss.bibliography.path': {
    type: 'string',
    default: '',
    scope: 'resource',
  },
  'gloss.citation.version': {
    type: 'string',
    enum: ['preprint', 'published'],
    default: 'preprint',
    scope: 'resource',
  },
  'gloss.citation.style': {
    type: 'string',
    default: 'apa',
    scope: 'resource',
  },
  'gloss.citation.colours': {
    type: 'boolean',
    default: true,
    scope: 'language-overridable',
  },
  'gloss.citation.hints': {
    type: 'boolean',
    default: false,
    scope: 'language-overridable',
  },
  'gloss.preview.citations': {
    type: 'boolean',
    default: true,
    scope: 'window',
  },
  'gloss.highlight.colours': {
    type: 'object',
    default: {},
    scope: 'window',
    additionalProperties: false,
    properties: {
      yellow: { type: 'string' },
      red: { type: 'string' },
      green: { type: 'string' },
      blue: { type: 'string' },
      purple: { type: 'string' },
      magenta: { type: 'string' },
      orange: { type: 'string' },
      grey: { type: 'string' },
    },
  },
  'gloss.annotations.file': {
    type: 'string',
    default: '',
    scope: 'resource',
  },
  'gloss.reading.markOnOpen': {
    type: 'boolean',
    default: false,
    scope: 'window',
  },
  'gloss.quotation.style': {
    type: 'string',
    enum: ['block', 'inline'],
    default: 'block',
    scope: 'language-overridable',
  },
  'gloss.quotation.block': {
    type: 'string',
    editPresentation: 'multilineText',
    default: '{text}\n\n{citation}',
    scope: 'language-overridable',
  },
  'gloss.quotation.inline': {
    type: 'string',
    default: '“{text}” {citation}',
    scope: 'language-overridable',
  },
  'gloss.diagnostics.unknownKey': CHECK,
  'gloss.diagnostics.missingEntry': CHECK,
  'gloss.diagnostics.duplicateKey': CHECK,
  'gloss.diagnostics.malformedCitation': CHECK,
  'gloss.diagnostics.unreadPaper': CHECK,
  'gloss.diagnostics.misquotation': CHECK,
  'gloss.literatureNote.template': {
    type: 'string',
    editPresentation: 'multilineText',
    default: DEFAULT_LITERATURE_NOTE,
    scope: 'resource',
  },
} as const;

/** They name paths: a workspace that is not trusted can't set them. */
export const restrictedSettings = ['gloss.annotations.file'] as const;

export interface SettingTypes {
  readonly 'gloss.library.bundled': boolean;
  readonly 'gloss.library.citedBadges': boolean;
  readonly 'gloss.citation.syntax': (typeof settings)['gloss.citation.syntax']['enum'][number];
  readonly 'gloss.bibliography.add': boolean;
  readonly 'gloss.bibliography.path': string;
  readonly 'gloss.citation.version': (typeof settings)['gloss.citation.version']['enum'][number];
  readonly 'gloss.citation.style': string;
  readonly 'gloss.citation.colours': boolean;
  readonly 'gloss.citation.hints': boolean;
  readonly 'gloss.preview.citations': boolean;
  readonly 'gloss.highlight.colours': Readonly<Record<string, unknown>>;
  readonly 'gloss.annotations.file': string;
  readonly 'gloss.reading.markOnOpen': boolean;
  readonly 'gloss.quotation.style': (typeof settings)['gloss.quotation.style']['enum'][number];
  readonly 'gloss.quotation.block': string;
  readonly 'gloss.quotation.inline': string;
  readonly 'gloss.diagnostics.unknownKey': boolean;
  readonly 'gloss.diagnostics.missingEntry': boolean;
  readonly 'gloss.diagnostics.duplicateKey': boolean;
  readonly 'gloss.diagnostics.malformedCitation': boolean;
  readonly 'gloss.diagnostics.unreadPaper': boolean;
  readonly 'gloss.diagnostics.misquotation': boolean;
  readonly 'gloss.literatureNote.template': string;
}
