/** Nothing is lost: the process killed, the browser's state gone, the folder renamed, another port, two windows. */

import assert from 'node:assert/strict';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { eventually } from './support/eventually.ts';
import { extensionHosts } from './support/extensionHost.ts';
import { picture } from './support/fixture.ts';
import { launch, type LaunchOptions, type Session } from './support/launch.ts';
import { Panel } from './support/panel.ts';
import { COMET } from './support/papers.ts';
import { Workbench } from './support/workbench.ts';

const NOTE = 'Never lose this: marmalade.';
const LAUNCHING = 180_000;

describe('what was saved', () => {
  let session: Session | undefined;
  /** What the note of COMET is now. */
  let note = NOTE;
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await picture(session, this.currentTest.fullTitle());
  });

  const current = (): Session => {
    assert.ok(session, 'no session is open');
    return session;
  };
  const panel = (): Panel => new Panel(current().workbench.webview());

  async function openComet(workbench: Workbench = current().workbench): Promise<void> {
    const list = await workbench.openWithKey('Alt+Shift+S');
    await list.fill('comet trees');
    await list.focused(COMET.title);
    await list.accept();
    await new Panel(workbench.webview()).shows(COMET.title);
  }

  async function write(note: string): Promise<void> {
    await openComet();
    await panel().writeNote();
    await panel().note.fill(note);
    await panel().saved();
  }

  /** Ends the session and goes on where it ended, otherwise in what `options` say. */
  async function again(
    options: LaunchOptions = {},
    meanwhile: () => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    const ended = current();
    await ended.dispose({ keep: true });
    await meanwhile();
    session = await launch({ home: ended.home, ...options });
  }

  /** The folder of the journal of the workspace. */
  async function journal(): Promise<string> {
    const { dataDir, workspace } = current().workbench.places;
    const root = join(dataDir, 'data', 'User', 'globalStorage', 'gloss.gloss', 'annotations');
    const name = new RegExp(`^${basename(workspace)}-[0-9a-f]{16}$`);
    const folder = (await readdir(root)).find((each) => name.test(each));
    assert.ok(folder, 'there is no journal');
    return join(root, folder);
  }

  before(async function () {
    this.timeout(LAUNCHING);
    session = await launch();
    await write(NOTE);
    await panel().addTag('kept');
  });
  after(async () => {
    await session?.dispose();
  });

  it('is there after the extension host was killed at that very moment', async function () {
    this.timeout(LAUNCHING);
    const before = await extensionHosts(current().server.pid);
    assert.ok(before.length > 0, 'no extension host runs');
    note = `${NOTE} Killed right after.`;
    await panel().note.fill(note);
    await panel().saved();
    for (const pid of before) process.kill(pid, 'SIGKILL');
    await again();
    await openComet();
    await panel().noteIs(note);
  });

  it('is there in a fresh profile of the browser', async function () {
    this.timeout(LAUNCHING);
    await again({ profile: join(current().home.folder, 'fresh-profile') });
    await openComet();
    await panel().noteIs(note);
  });

  it('is there under another port', async function () {
    this.timeout(LAUNCHING);
    const { home } = current();
    await again({ home: { folder: home.folder } });
    assert.notEqual(current().home.port, home.port);
    await openComet();
    await panel().noteIs(note);
  });

  it('is shown by a second window, both ways', async () => {
    const { context, page, workbench } = current();
    const other = await context.newPage();
    await other.goto(page.url());
    const second = new Workbench(other, workbench.places);
    await second.ready();
    await openComet(second);
    const there = new Panel(second.webview());
    await there.noteIs(note);
    await there.writeNote();
    note = `${NOTE} From the second window.`;
    await there.note.fill(note);
    await page.bringToFront();
    await panel().noteIs(note);
    note = NOTE;
    await panel().writeNote();
    await panel().note.fill(note);
    await there.noteIs(note);
    await other.close();
  });

  it('is offered once where the folder has another name', async function () {
    this.timeout(LAUNCHING);
    const { workspace } = current().workbench.places;
    await again({ folder: 'workspace-renamed' }, () => rename(workspace, `${workspace}-renamed`));
    await openComet();
    await eventually(async () => {
      const messages = await current().workbench.notifications();
      assert.ok(
        messages.some((message) => message.includes('may be this project')),
        messages.join('\n'),
      );
    });
    await current().workbench.notificationButton('Bring Them Here');
    await panel().noteIs(note);
    await current().workbench.runCommand('Gloss: Restore Annotations…');
    await current().workbench.quickPick().pick('workspace');
    await eventually(async () => {
      const messages = await current().workbench.notifications();
      assert.ok(messages.some((message) => message.includes('is here already')));
    });
    await current().workbench.reload();
    await openComet();
    await panel().noteIs(note);
  });

  it('is there but for the line that was damaged, which is kept and named', async function () {
    this.timeout(LAUNCHING);
    const folder = await journal();
    const { file, text } = await fileWith(folder, 'marmalade');
    const damaged = text.replace('marmalade', 'marmelade');
    // Without the state, which would have it all.
    const profile = join(current().home.folder, 'profile');
    await again({ folder: 'workspace-renamed' }, async () => {
      await rm(profile, { recursive: true, force: true });
      await writeFile(file, damaged);
    });
    await openComet();
    await eventually(async () => {
      const messages = await current().workbench.notifications();
      assert.ok(
        messages.some((message) => /could not be read.*aside/su.test(message)),
        messages.join('\n'),
      );
    });
    assert.deepEqual(await panel().tags(), ['kept']);
    assert.equal(await readFile(file, 'utf8'), damaged);
    const [aside] = await readdir(join(folder, 'aside'));
    assert.match(await readFile(join(folder, 'aside', aside ?? ''), 'utf8'), /marmelade/);
  });

  it('is said not to be stored where it can’t be, and is stored when it can', async function () {
    this.timeout(LAUNCHING);
    const annotations = join(await journal(), '..');
    await again({ folder: 'workspace-renamed' }, async () => {
      await rename(annotations, `${annotations}.away`);
      await writeFile(annotations, 'No folder can be made where a file is.');
    });
    await openComet();
    await panel().writeNote();
    await panel().note.fill('Written while nothing could be stored.');
    await panel().page.getByRole('alert').getByText('Not saved yet').waitFor();
    await eventually(async () => {
      const messages = await current().workbench.notifications();
      assert.ok(messages.some((message) => message.startsWith('Not saved yet')));
      assert.ok(messages.some((message) => message.includes('can’t be read just now')));
    });
    await rm(annotations);
    await rename(`${annotations}.away`, annotations);
    await panel().saved();
    assert.equal(await panel().note.inputValue(), 'Written while nothing could be stored.');
    assert.deepEqual(await panel().tags(), ['kept']);
    await fileWith(await journal(), 'Written while nothing could be stored.');
  });
});

/** The file of the journal that has these words. */
async function fileWith(folder: string, words: string): Promise<{ file: string; text: string }> {
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.jsonl'))) {
    const file = join(folder, name);
    const text = await readFile(file, 'utf8');
    if (text.includes(words)) return { file, text };
  }
  throw new Error(`No file of the journal has “${words}”`);
}
