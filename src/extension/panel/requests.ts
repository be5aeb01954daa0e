/** What the page may ask of its host, and what is done for it. */
import * as vscode from 'vscode';
import { GlossError } from '../../core/base/errors.ts';
import type { Paper } from '../../core/library/paper.ts';
import type { CopyFormat } from '../../shared/messages.ts';
import type { CommandId } from '../../shared/manifest.ts';
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
  { gloss }: Services,
  askForTopic: (id: string) => void,
): RequestHandlers {
  const paper = (key: string): Paper => {
    const found = gloss.library.get(key);
    if (found === undefined) throw new GlossError('paper.unknown', [key]);
    return found;
  };
  return {
    'note.change': ({ key, note }) => gloss.annotations.change(paper(key), { note }),
    'note.commit': () => gloss.annotations.flush(),
    'status.set': ({ key, status }) => gloss.annotations.change(paper(key), { status }),
    'tags.set': ({ key, tags }) => gloss.annotations.change(paper(key), { tags }),
    'paper.cite': ({ key }) => runCommand('gloss.insertCitation', { keys: [key] }),
    'paper.copy': ({ key, format }) => runCommand(COPY_COMMANDS[format], { keys: [key] }),
    'paper.open': ({ key }) => {
      panel.show(paper(key).key);
    },
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
  };
}
