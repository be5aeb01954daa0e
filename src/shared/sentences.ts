/** The sentences of the manifest, in English; the source of `package.nls.json`. */
export const sentences = {
  'extension.description':
    'Browse, search, read, annotate and cite research papers while you write about them in Markdown.',
  'capabilities.untrusted':
    'Everything works, but settings of the workspace that name files are left out of account.',
  'view.library.name': 'Library',
  'view.annotations.name': 'Annotations',
  'view.cited.name': 'Cited in This Document',
  notebookRenderer: 'Citations in notebooks (Gloss)',
  'welcome.noDocument': 'Open a document in Markdown, LaTeX or Typst to see here what it cites.',
  'welcome.citesNothing':
    'This document cites nothing yet.\n[Insert Citation](command:gloss.insertCitation)',
  'welcome.noAnnotations':
    'Nothing is marked or noted yet. Open a paper, select a passage and choose a colour, or write a note.\n[Search Papers](command:gloss.searchPapers)\nNotes from elsewhere can be taken in.\n[Import Annotations](command:gloss.importAnnotations)',
  'welcome.noAnnotationMatches':
    'No note or highlight matches the filter.\n[Change Filter](command:gloss.filterAnnotations)\n[Show All Annotations](command:gloss.clearAnnotationsFilter)',
  'welcome.empty':
    'No papers: the bundled library is switched off and no other source is open.\n[Open the Setting](command:workbench.action.openSettings?%5B%22gloss.library.bundled%22%5D)',
  'welcome.failed':
    'The library could not be read.\n[Try Again](command:gloss.reloadLibrary)\n[Show Log](command:gloss.showLog)',
  'welcome.noMatch':
    'No paper matches the filter.\n[Change Filter](command:gloss.filterLibrary)\n[Show All Papers](command:gloss.clearLibraryFilter)',
  'setting.gloss.library.bundled':
    'When on, the 77 papers that come with Gloss stand in the Library view, in search and in completion. When off, they are left out of all of these; notes written about them are kept and are back when this is on again.',
  'setting.gloss.library.citedBadges':
    'When on, papers that the document you write in cites have the badge ❝ in the Library view, and those that only other documents of the workspace cite the badge ·. When off, they have none.',
  'setting.gloss.citation.syntax': 'How `Gloss: Insert Citation` writes a citation.',
  'setting.gloss.citation.syntax.auto':
    'As the language of the file has it: LaTeX in LaTeX, Typst in Typst, pandoc everywhere else.',
  'setting.gloss.citation.syntax.pandoc': 'Pandoc and Quarto: `[@ibrahim2023comet]`',
  'setting.gloss.citation.syntax.pandoc-textual': 'Pandoc, in the text: `@ibrahim2023comet`',
  'setting.gloss.citation.syntax.pandoc-suppressed':
    'Pandoc, without the author: `[-@ibrahim2023comet]`',
  'setting.gloss.citation.syntax.latex': 'LaTeX: `\\cite{ibrahim2023comet}`',
  'setting.gloss.citation.syntax.natbib': 'LaTeX with natbib: `\\citep{ibrahim2023comet}`',
  'setting.gloss.citation.syntax.natbib-textual':
    'LaTeX with natbib, in the text: `\\citet{ibrahim2023comet}`',
  'setting.gloss.citation.syntax.biblatex': 'LaTeX with biblatex: `\\autocite{ibrahim2023comet}`',
  'setting.gloss.citation.syntax.biblatex-textual':
    'LaTeX with biblatex, in the text: `\\textcite{ibrahim2023comet}`',
  'setting.gloss.citation.syntax.typst': 'Typst: `@ibrahim2023comet`',
  'setting.gloss.citation.syntax.typst-textual':
    'Typst, in the text: `#cite(<ibrahim2023comet>, form: "prose")`',
  'setting.gloss.citation.syntax.multimarkdown': 'MultiMarkdown: `[#ibrahim2023comet]`',
  'setting.gloss.citation.syntax.link':
    'A Markdown link to the paper: `[Ibrahim et al. 2023](https://…)`',
  'setting.gloss.citation.syntax.footnote':
    'A footnote in pandoc’s Markdown with the formatted reference: `^[Ibrahim, S., … (2023). …]`',
  'setting.gloss.bibliography.add':
    'When on, `Gloss: Insert Citation` adds what is cited to the bibliography of the document, and cites it by the key it has there. When off, bibliographies are left alone.',
  'setting.gloss.bibliography.path':
    'The bibliography of documents that name none themselves (under `bibliography:` in their front matter or project), as a path in the workspace folder. When empty, it is `references.bib` next to the document.',
  'setting.gloss.citation.version':
    'Which version of a paper is copied and written into bibliographies.',
  'setting.gloss.citation.version.preprint': 'The preprint, as the library has it.',
  'setting.gloss.citation.version.published':
    'What was published, where venue and year are known; the preprint where they are not. Nothing is invented: a DOI only where it is known.',
  'setting.gloss.citation.style':
    'The style of `Gloss: Copy Formatted Reference`, and of the Markdown preview for documents that name none: `apa`, `ieee`, `chicago-author-date`, `association-for-computing-machinery`, `nature`, or the path of a `.csl` file in the workspace.',
  'setting.gloss.citation.colours':
    'When on, citation keys stand in a colour of their own (`gloss.knownKey`), and keys that neither the bibliography of the document nor the library knows are underlined (`gloss.unknownKey`). When off, they look as the language has them.',
  'setting.gloss.citation.hints':
    'When on, authors and year stand behind each citation key, as hints that are not part of the text. When off, hovering over a key says them.',
  'colour.gloss.knownKey':
    'Citation keys that the bibliography of the document or the library has.',
  'colour.gloss.unknownKey': 'Citation keys that nothing is known of.',
  'setting.gloss.preview.citations':
    'When on, the Markdown preview shows citations and the list of references as pandoc would print them, in the style under `csl:` in the front matter or that of `#gloss.citation.style#`. When off, it shows them as they are written.',
  'setting.gloss.highlight.colours':
    'What each highlight colour means to you, e.g. `{ "yellow": "important", "green": "method" }`. The words stand beside the colour wherever Gloss names it, and the search filter `colour:` finds them. A colour without an entry is called by its name alone.',
  'setting.gloss.annotations.file':
    'A file of the workspace’s first folder that annotations are kept in, e.g. `annotations.jsonl`: one line for each, for sharing through git. When set, that file and Gloss’s own storage are kept equal, both ways. When empty, annotations are in Gloss’s own storage alone.',
  'setting.gloss.reading.markOnOpen':
    'When on, a paper that is unread becomes “reading” as soon as you open it. When off, its status changes only when you set it.',
  'setting.gloss.quotation.style':
    'How `Gloss: Insert Quotation` and “Quote in Document” write a passage.',
  'setting.gloss.quotation.style.block': 'As a block quote, in lines of its own.',
  'setting.gloss.quotation.style.inline': 'In the running text, in quotation marks.',
  'setting.gloss.quotation.block':
    'What stands in a block quote; Gloss puts the mark of a quote (`>`) before each line. `{text}` is the passage, `{citation}` its citation with page or section, `{comment}` your comment on it.',
  'setting.gloss.quotation.inline':
    'A quotation in the running text. `{text}`, `{citation}` and `{comment}` as in `#gloss.quotation.block#`.',
  'setting.gloss.diagnostics.unknownKey':
    'When on, citation keys that neither a bibliography of the document nor the library has are marked. When off, they are not. In a document, the comment `gloss-disable unknown-key` switches it off from there on, `gloss-disable-next-line` and `gloss-disable-file` as they say; so for the other kinds: `missing-entry`, `duplicate-key`, `malformed-citation`, `unread-paper`, `misquotation`.',
  'setting.gloss.diagnostics.missingEntry':
    'When on, citations of papers that the library has and the bibliography of the document lacks are marked. When off, they are not.',
  'setting.gloss.diagnostics.duplicateKey':
    'When on, entries of a bibliography that have the key of another one are marked. When off, they are not.',
  'setting.gloss.diagnostics.malformedCitation':
    'When on, citations that are written nearly right, such as `[@one, @two]`, are marked. When off, they are not.',
  'setting.gloss.diagnostics.unreadPaper':
    'When on, the first citation of a paper that you have not marked as read or reading has a hint. When off, it has none.',
  'setting.gloss.diagnostics.misquotation':
    'When on, quotations with a citation are compared with title, abstract and your highlights of the paper, and marked where they have nearly but not exactly its words. When off, they are not compared.',
  'setting.gloss.literatureNote.template':
    'What `Gloss: Insert Literature Note` writes. Placeholders: `{title}`, `{authors}`, `{date}`, `{key}`, `{tags}` (as YAML, for the front matter), `{heading}`, `{reference}`, `{citation}`, `{status}`, `{abstract}`, `{note}` and `{highlights}` (by colour). Front matter is written into new files only.',
  'walkthrough.title': 'Read, annotate and cite with Gloss',
  'walkthrough.description':
    'From a library of papers to a citation in your Markdown, in four steps.',
  'walkthrough.browse.title': 'Browse the library',
  'walkthrough.browse.description':
    'Papers stand by topic in the Gloss side bar; group them by year, venue, author or reading status as you like.\n[Open the Library](command:gloss.library.focus)',
  'walkthrough.search.title': 'Search while you type',
  'walkthrough.search.description':
    'Typing mistakes are forgiven, and filters such as `topic:` or `year:2023..` narrow the list.\n[Search Papers](command:gloss.searchPapers)',
  'walkthrough.annotate.title': 'Write down what you think',
  'walkthrough.annotate.description':
    'Highlight passages in eight colours, comment on them, and write a note on each paper; all is saved as you go and found by search.\n[Write a Note](command:gloss.editNote)',
  'walkthrough.cite.title': 'Cite in your Markdown',
  'walkthrough.cite.description':
    'Insert a citation at the cursor, or drag a paper from the Library into your text.\n[Insert Citation](command:gloss.insertCitation)',
} as const;
