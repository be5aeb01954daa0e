/** Activation: the ports, the core over them, the features over both. No logic of its own. */
import * as vscode from 'vscode';
import { Scope } from '../core/base/scope.ts';
import { createGloss } from '../core/index.ts';
import { createApi, type GlossApi } from './api.ts';
import { BundledLibrary } from './bundledLibrary.ts';
import type { Focus } from '../shared/messages.ts';
import { registerAnnotate } from './features/annotate.ts';
import { registerAnnotationsView } from './features/annotations/annotations.ts';
import { BibliographyCache } from './features/bibliography/bibliographyCache.ts';
import { registerBibliography } from './features/bibliography/bibliography.ts';
import { registerCopyAs } from './features/bibliography/copyAs.ts';
import { ownPapers } from './features/bibliography/ownPapers.ts';
import { NamedBibliographies } from './features/bibliography/namedBibliographies.ts';
import { registerSync } from './features/bibliography/sync.ts';
import { WorkspaceBibliographies } from './features/bibliography/workspaceBibliographies.ts';
import { registerBrowse } from './features/browse/browse.ts';
import { CitationTarget, citeTooltip } from './features/cite/citationTarget.ts';
import { registerCite } from './features/cite/cite.ts';
import { registerInsertTable } from './features/cite/insertTable.ts';
import { registerHighlight } from './features/highlight.ts';
import { registerKeeping } from './features/keeping/keeping.ts';
import { registerNotes } from './features/notes/notes.ts';
import { registerNotebooks } from './features/preview/notebooks.ts';
import { registerPreview } from './features/preview/preview.ts';
import { registerQueue } from './features/queue.ts';
import { registerQuote } from './features/quote/quote.ts';
import { registerRead } from './features/read.ts';
import { registerSearch } from './features/search/search.ts';
import { registerTags } from './features/tags/tags.ts';
import { registerTransfer } from './features/transfer/transfer.ts';
import { citedIn } from './features/writing/citedIn.ts';
import { registerCited } from './features/writing/cited.ts';
import { registerCompletion } from './features/writing/completion.ts';
import { registerKeysInText } from './features/writing/keysInText.ts';
import { registerDiagnostics } from './features/writing/quickFixes.ts';
import { registerSuggestions } from './features/writing/suggestCitations.ts';
import { WorkspaceCitations } from './features/writing/workspaceCitations.ts';
import { registerCommands } from './commands.ts';
import { PaperAsker } from './paperAsker.ts';
import { PaperPanels } from './panel/paperPanels.ts';
import { background, clock, ids, preferences, mementoState, userState } from './ports.ts';
import type { Services } from './services.ts';
import { folderStorage } from './storage.ts';
import { workspacePort } from './workspace.ts';

export function activate(context: vscode.ExtensionContext): GlossApi {
  const scope = new Scope();
  context.subscriptions.push(scope);
  const log = scope.own(vscode.window.createOutputChannel('Gloss', { log: true }));
  const storageUri = vscode.Uri.joinPath(context.globalStorageUri, 'annotations');
  const gloss = scope.own(
    createGloss({
      state: mementoState(userState(context)),
      storage: folderStorage(storageUri),
      workspace: workspacePort(),
      clock,
      background,
      ids,
      preferences,
    }),
  );
  const bundled = scope.own(new BundledLibrary(context.extensionUri, gloss.library, gloss.search));
  const cacheUri = vscode.Uri.joinPath(context.globalStorageUri, 'bibliographies');
  const { version } = context.extension.packageJSON as { readonly version: string };
  const cache = new BibliographyCache(cacheUri, version, log);
  const bibliographies = scope.own(new WorkspaceBibliographies(gloss, cache, log));
  const named = scope.own(new NamedBibliographies(bibliographies, log));
  scope.own(
    bundled.onDidLoad(() => {
      named.start();
      void bibliographies.start();
    }),
  );
  const ready = async () => {
    await gloss.annotations.load();
    await bundled.ready();
  };
  const services: Services = { gloss, bundled, bibliographies, ready, log, context, storageUri };

  const targets = scope.own(new CitationTarget(context.workspaceState));
  const tooltip = () => citeTooltip(targets.current());
  const citations = scope.own(new WorkspaceCitations(services));
  const citing = { services, bibliographies, citations };
  const panels = scope.own(new PaperPanels(services, tooltip, citedIn(citing)));
  scope.own(
    targets.onDidChange(() => {
      panels.updateChrome();
    }),
  );
  const chooser = scope.own(registerSearch(services, tooltip, () => ownPapers(targets)));
  const tree = scope.own(registerBrowse(services, panels));
  const selectedKeys = () => tree.selectedKeys();
  const selectFocused = () => tree.selectFocused();
  const asker = new PaperAsker(services, { panels, chooser, selectedKeys, selectFocused });
  scope.own(registerRead(services, panels, asker));
  scope.own(registerHighlight(services, asker));
  scope.own(registerNotes(services, asker));
  scope.own(registerAnnotate(services, asker));
  scope.own(registerKeeping(services));
  scope.own(registerTags(services, asker));
  scope.own(registerQueue(services, asker, (key) => tree.shows(key)));
  const openAt = (key: string, focus?: Focus) => {
    panels.open(key, focus === undefined ? {} : { focus });
  };
  scope.own(registerAnnotationsView(services, { openAt }));
  scope.own(registerTransfer(services));
  scope.own(registerCite(services, targets, asker));
  scope.own(registerInsertTable(services, { targets, asker, bibliographies }));
  scope.own(registerCopyAs(services, { targets, asker, bibliographies }));
  scope.own(registerBibliography(services, targets, asker));
  scope.own(registerSync(services, targets));
  scope.own(registerCompletion(citing, chooser));
  scope.own(registerKeysInText(services, bibliographies));
  scope.own(registerDiagnostics(services, bibliographies));
  scope.own(registerSuggestions(services));
  scope.own(registerCited(citing, { targets, asker, panels }));
  const activeKey = () => panels.activeKey;
  scope.own(registerQuote(services, { targets, asker, openAt, activeKey }));
  scope.own(
    registerCommands(
      {
        'gloss.showLog': () => {
          log.show();
        },
      },
      log,
    ),
  );
  const { extendMarkdownIt } = scope.own(registerPreview(services, bibliographies));
  scope.own(registerNotebooks({ services, bibliographies }));
  const newEmitter = <T>() => scope.own(new vscode.EventEmitter<T>());
  return createApi(services, newEmitter, extendMarkdownIt);
}
