/**
 * Citations where papers are dropped into a document, and as a choice where links to papers are pasted; what
 * is cited comes into the bibliography in the same edit.
 */
import * as vscode from 'vscode';
import { Scope } from '../../../core/base/scope.ts';
import type { Disposable } from '../../../core/base/emitter.ts';
import { placeCitation } from '../../../core/citations/place.ts';
import { NO_REFERENCES, type References } from '../../../core/citations/footnote.ts';
import { formatCitation } from '../../../core/citations/syntax.ts';
import { linkNames, papersNamed } from '../../../core/library/paperOfLink.ts';
import type { Paper } from '../../../core/library/paper.ts';
import { PAPERS_MIME } from '../../../shared/manifest.ts';
import { runGuarded } from '../../commands.ts';
import { papersOf } from '../../paperArguments.ts';
import type { Services } from '../../services.ts';
import { text } from '../../text.ts';
import { footnoteReferences } from '../bibliography/formatted.ts';
import { toCite } from '../bibliography/citing.ts';
import { CITABLE, syntaxFor } from './documents.ts';
import { textAround } from './insertCitation.ts';

const { Text } = vscode.DocumentDropOrPasteEditKind;
const CITATION_EDIT = Text.append('gloss', 'citation');
const PLAIN_EDIT = Text.append('plain');
const LINKS_MIME = 'text/plain';

/** Where a citation would go: the cursors, of which there is one at least. */
interface Place {
  readonly document: vscode.TextDocument;
  readonly ranges: readonly [vscode.Range, ...vscode.Range[]];
}

export function registerOffers(services: Services): Disposable {
  const scope = new Scope();
  const applied = scope.own(new Applied());
  scope.own(
    vscode.languages.registerDocumentDropEditProvider(CITABLE, dropProvider(services, applied), {
      dropMimeTypes: [PAPERS_MIME],
      providedDropEditKinds: [CITATION_EDIT],
    }),
  );
  scope.own(
    vscode.languages.registerDocumentPasteEditProvider(CITABLE, new PasteLinks(services, applied), {
      pasteMimeTypes: [LINKS_MIME],
      providedPasteEditKinds: [CITATION_EDIT],
    }),
  );
  return scope;
}

function dropProvider(services: Services, applied: Applied): vscode.DocumentDropEditProvider {
  return {
    provideDocumentDropEdits: async (document, position, data) => {
      const dropped = await data.get(PAPERS_MIME)?.asString();
      if (dropped === undefined) return undefined;
      const cite = async () => {
        await services.ready();
        const papers = papersOf(services.gloss.library, JSON.parse(dropped) as string[]);
        const edit = new vscode.DocumentDropEdit('', text.insertCitationEdit(), CITATION_EDIT);
        const place: Place = { document, ranges: [new vscode.Range(position, position)] };
        return complete(services, edit, { papers, place, applied });
      };
      return (await runGuarded(cite, services.log)) as vscode.DocumentDropEdit | undefined;
    },
  };
}

class CitationPaste extends vscode.DocumentPasteEdit {
  readonly papers: readonly Paper[];
  readonly place: Place;

  constructor(papers: readonly Paper[], place: Place) {
    super(
      citationAt(papers, place.document, place.ranges[0]),
      text.pasteCitationEdit(),
      CITATION_EDIT,
    );
    // A link is pasted as it is, unless the user chooses otherwise.
    this.yieldTo = [PLAIN_EDIT];
    this.papers = papers;
    this.place = place;
  }
}

/** Offers citations where links to papers are pasted. */
export class PasteLinks implements vscode.DocumentPasteEditProvider<CitationPaste> {
  readonly #services: Services;
  readonly #applied: Applied;

  constructor(services: Services, applied: Applied) {
    this.#services = services;
    this.#applied = applied;
  }

  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    data: vscode.DataTransfer,
  ): Promise<CitationPaste[]> {
    const [first, ...others] = ranges;
    const pasted = await data.get(LINKS_MIME)?.asString();
    if (first === undefined || pasted === undefined) return [];
    const names = linkNames(pasted);
    if (names === undefined) return [];
    // The library is waited for only where there are links.
    await this.#services.ready();
    const papers = papersNamed(names, this.#services.gloss.library.papers());
    const place: Place = { document, ranges: [first, ...others] };
    return papers === undefined ? [] : [new CitationPaste(papers, place)];
  }

  /** It was chosen. */
  async resolveDocumentPasteEdit(edit: CitationPaste): Promise<CitationPaste> {
    const { papers, place } = edit;
    return complete(this.#services, edit, { papers, place, applied: this.#applied });
  }
}

/** The citation by the keys of the document's bibliography, which gets the entries in the same edit. */
async function complete<Edit extends vscode.DocumentDropEdit | vscode.DocumentPasteEdit>(
  services: Services,
  edit: Edit,
  {
    papers,
    place,
    applied,
  }: { readonly papers: readonly Paper[]; readonly place: Place; readonly applied: Applied },
): Promise<Edit> {
  const cited = await toCite(services, place.document, papers);
  const syntax = syntaxFor(place.document);
  const { extensionUri } = services.context;
  const { document } = place;
  const references = await footnoteReferences(extensionUri, cited.papers, { syntax, document });
  const [first, ...others] = place.ranges;
  const citation = citationAt(cited.papers, document, first, references);
  const additional = new vscode.WorkspaceEdit();
  cited.addTo(additional);
  edit.insertText = citation;
  if (additional.size > 0) {
    // The editor's own insertion goes before further edits and ends the step of undo: the document comes last here.
    edit.insertText = '';
    additional.replace(document.uri, first, citation);
    for (const range of others) {
      additional.replace(
        document.uri,
        range,
        citationAt(cited.papers, document, range, references),
      );
    }
    edit.additionalEdit = additional;
  }
  applied.next(place.document, { citation, additional }, cited.finish);
  return edit;
}

function citationAt(
  papers: readonly Paper[],
  document: vscode.TextDocument,
  range: vscode.Range,
  references: References = NO_REFERENCES,
): string {
  const citation = formatCitation(papers, syntaxFor(document), { references });
  return placeCitation({ citation, selected: '', ...textAround(document, range) });
}

/** Tells when an edit that the editor was given has come into the documents; it does not say so itself. */
export class Applied implements Disposable {
  #waiting: vscode.Disposable | undefined;

  /** Calls `then` once; an edit that was given before and never applied is forgotten. */
  next(
    document: vscode.TextDocument,
    {
      citation,
      additional,
    }: { readonly citation: string; readonly additional: vscode.WorkspaceEdit },
    then: () => Promise<void>,
  ): void {
    this.dispose();
    const own = document.uri.toString();
    const missing = new Set([own, ...additional.entries().map(([uri]) => uri.toString())]);
    this.#waiting = vscode.workspace.onDidChangeTextDocument((event) => {
      const uri = event.document.uri.toString();
      const isIt =
        uri !== own || event.contentChanges.some((change) => change.text.includes(citation));
      if (isIt) missing.delete(uri);
      if (missing.size > 0) return;
      this.dispose();
      void then();
    });
  }

  dispose(): void {
    this.#waiting?.dispose();
    this.#waiting = undefined;
  }
}
