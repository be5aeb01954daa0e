/** What the page may ask of its host, and what is done for it. */
import * as vscode from 'vscode';
import { GlossError } from '../../core/base/errors.ts';
import type { AnnotationChange } from '../../core/annotations/annotation.ts';
import type { Paper } from '../../core/library/paper.ts';
import { wordsOf, type Highlighter } from '../../core/annotations/highlighter.ts';
import type { CopyFormat, PageRequestName } from '../../shared/messages.ts';
import type { CommandId } from '../../shared/commands.ts';
import { runCommand } from '../commands.ts';
import type { Services } from '../services.ts';
import type { PaperPanel, RequestHandlers } from './paperPanel.ts';

const COPY_COMMANDS: Readonly<Record<CopyFormat, CommandId>> = {
  bibtex: 'gloss.copyBibtex',
  'csl-json': 'gloss.copyCslJson',
  key: 'gloss.copyCitationKey',
};

export function requestHandlers(
  panel: PaperPanel,
  { gloss: { library, annotations, highlights } }: Services,
  askForTopic: (id: string) => void,
): RequestHandlers {
  const paper = (key: string): Paper => {
    const found = library.get(key);
    if (found === undefined) throw new GlossError('paper.unknown', [key]);
    return found;
  };
  const change = (key: string, changed: AnnotationChange): void => {
    annotations.change(paper(key), changed);
  };
  return {
    ...highlightHandlers(highlights, paper),
    'note.change': ({ key, note }) => {
      change(key, { note });
    },
    'note.commit': () => annotations.flush(),
    'note.edit': ({ key }) => runCommand('gloss.editNote', { keys: [key] }),
    'status.set': ({ key, status }) => {
      change(key, { status });
    },
    'tags.set': ({ key, tags }) => {
      change(key, { tags });
    },
    'paper.cite': ({ key }) => runCommand('gloss.insertCitation', { keys: [key] }),
    'paper.copy': ({ key, format }) => runCommand(COPY_COMMANDS[format], { keys: [key] }),
    'paper.open': ({ key }) => {
      panel.show(paper(key).key);
    },
    'citation.open': ({ key, document, line }) => panel.goToCitation(paper(key), document, line),
    'topic.show': ({ id }) => {
      askForTopic(id);
    },
    'link.open': async ({ url }) => {
      if (!panel.ownsLink(url)) throw new GlossError('link.foreign', [url]);
      await vscode.env.openExternal(vscode.Uri.parse(url, true));
    },
    'history.back': () => {
      panel.goBack();
    },
    'history.forward': () => {
      panel.goForward();
    },
    'panel.keepOpen': () => {
      panel.keepOpen();
    },
    'found.forget': () => {
      panel.forgetFound();
    },
  };
}

type HighlightRequests = Extract<PageRequestName, `highlight.${string}` | `passage.${string}`>;

function highlightHandlers(
  highlights: Highlighter,
  paper: (key: string) => Paper,
): Pick<RequestHandlers, HighlightRequests> {
  return {
    'highlight.create': ({ key, id, colour, passage }) => {
      highlights.create(paper(key), passage, { colour, id });
    },
    'highlight.change': ({ key, id, ...changed }) => {
      highlights.change(paper(key), id, changed);
    },
    'highlight.attach': ({ key, id, passage }) => {
      highlights.attach(paper(key), id, passage);
    },
    'highlight.accept': ({ key, id }) => {
      highlights.accept(paper(key), id);
    },
    'highlight.remove': ({ key, id }) => {
      highlights.remove(paper(key), id);
    },
    'highlight.undo': ({ key }) => {
      highlights.undo(paper(key));
    },
    'highlight.redo': ({ key }) => {
      highlights.redo(paper(key));
    },
    'highlight.quote': ({ key, id }) => runCommand('gloss.insertQuotation', { key, highlight: id }),
    'passage.quote': ({ key, passage }) =>
      runCommand('gloss.insertQuotation', { key, exact: wordsOf(paper(key), passage) }),
    'passage.add': ({ key, id, ...passage }) => {
      highlights.addForeign(paper(key), passage, id);
    },
  };
}
