import assert from 'node:assert/strict';
import { Archive } from '../../../../src/core/annotations/journal/archive.ts';
import { AnnotationStore } from '../../../../src/core/annotations/store.ts';
import type { WorkspaceIdentity } from '../../../../src/core/annotations/workspaceIdentity.ts';
import { aPaper } from '../../../support/papers.ts';
import { MemoryStorage, settled, testPorts, type World } from '../../../support/ports.ts';

const comet = aPaper();

function opened(
  path: string,
  parts: Partial<WorkspaceIdentity['folders'][0]> = {},
): WorkspaceIdentity {
  return { folders: [{ path, name: path.slice(path.lastIndexOf('/') + 1), ...parts }] };
}

/** A window in which a note is written, stored and signed. */
async function noted(world: World): Promise<void> {
  const ports = testPorts(world);
  const store = new AnnotationStore(ports);
  await store.load();
  const archive = new Archive(ports, store.workspaceId);
  archive.signWith(store.onDidSave);
  store.change(comet, { note: 'a thought' });
  await store.flush();
  await settled();
}

async function relativesOf(world: World) {
  const ports = testPorts(world);
  const store = new AnnotationStore(ports);
  await store.load();
  return new Archive(ports, store.workspaceId).relatives();
}

describe('annotations of another workspace', () => {
  const before = opened('/home/ada/thesis', { born: 1_000 });
  const cases: readonly [what: string, now: World, likeness: string | undefined][] = [
    ['renamed', { opened: opened('/home/ada/dissertation', { born: 1_000 }) }, 'born'],
    ['moved', { opened: opened('/mnt/work/thesis') }, 'name'],
    ['opened as its parent', { opened: opened('/home/ada') }, 'inside'],
    ['opened as a subfolder', { opened: opened('/home/ada/thesis/chapter-1') }, 'inside'],
    [
      'opened with a second folder',
      { opened: { folders: [...before.folders, { path: '/home/ada/code', name: 'code' }] } },
      'path',
    ],
    [
      'opened by a workspace file',
      { opened: { ...before, file: '/home/ada/all.code-workspace' } },
      'path',
    ],
    ['reached through a link', { opened: opened('/links/it', { born: 1_000 }) }, 'born'],
    [
      'opened in a container',
      { opened: opened('/workspaces/x'), remotes: ['https://example.org/thesis.git'] },
      'remote',
    ],
    ['another one', { opened: opened('/home/ada/novel', { born: 2_000 }) }, undefined],
    ['one whose path only begins alike', { opened: opened('/home/ada/thesis-2') }, undefined],
  ];
  for (const [what, now, likeness] of cases) {
    it(`of one that is ${what}: ${likeness ?? 'not found'}`, async () => {
      const storage = new MemoryStorage();
      const remotes = ['https://example.org/thesis.git'];
      await noted({ storage, opened: before, remotes });
      const relatives = await relativesOf({ storage, ...now });
      assert.deepEqual(
        relatives.map((relative) => relative.likeness),
        likeness === undefined ? [] : [likeness],
      );
    });
  }

  it('are read as they were written', async () => {
    const storage = new MemoryStorage();
    await noted({ storage, opened: before });
    const [other] = await relativesOf({ storage, opened: opened('/mnt/thesis') });
    assert.ok(other);
    const archive = new Archive(testPorts({ storage, opened: opened('/mnt/thesis') }), '');
    assert.deepEqual(
      (await archive.read(other.folder)).map(({ note }) => note),
      ['a thought'],
    );
  });

  it('are told of once', async () => {
    const storage = new MemoryStorage();
    const archive = new Archive(testPorts({ storage }), '');
    assert.equal(await archive.tellOnce('thesis-1'), true);
    assert.equal(await archive.tellOnce('thesis-1'), false);
    assert.equal(await archive.tellOnce('thesis-2'), true);
  });

  it('are not their own relatives, nor what is no journal', async () => {
    const storage = new MemoryStorage();
    await noted({ storage, opened: before });
    storage.files.set('stray/notes.txt', 'x');
    storage.files.set('odd/identity.x.json', '{ "folders": 7 }');
    assert.deepEqual(await relativesOf({ storage, opened: before }), []);
  });

  it('have few records of their workspace, however often it is opened', async () => {
    const storage = new MemoryStorage();
    for (let session = 0; session < 8; session += 1) {
      const ports = testPorts({ storage, opened: before });
      await new Archive(ports, '').sign();
    }
    const records = [...storage.files.keys()].filter((path) => path.includes('/identity.'));
    assert.equal(records.length, 4);
  });
});
