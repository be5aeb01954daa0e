import assert from 'node:assert/strict';
import { LONGEST_NOTE, NoteFiles } from '../../../src/core/annotations/noteFiles.ts';
import { AnnotationStore } from '../../../src/core/annotations/store.ts';
import { GlossError } from '../../../src/core/base/errors.ts';
import { Library } from '../../../src/core/library/library.ts';
import { aPaper } from '../../support/papers.ts';
import { MemoryStorage, testPorts, type World } from '../../support/ports.ts';

const comet = aPaper();
const PATH = '/ibrahim2023comet.md';

function setUp(world: World = {}) {
  const ports = testPorts(world);
  const annotations = new AnnotationStore(ports);
  const library = new Library();
  library.setSource('bundled', [comet]);
  return { ports, annotations, library, files: new NoteFiles({ library, annotations }) };
}

function refusal(code: string) {
  return (error: unknown) => error instanceof GlossError && error.code === code;
}

describe('notes as files', () => {
  it('are empty for a paper without a note, and absent without a paper', () => {
    const { files } = setUp();
    assert.equal(files.read(PATH), '');
    assert.equal(files.stat(PATH)?.bytes, 0);
    assert.equal(files.read('/nobody2020.md'), undefined);
    assert.equal(files.stat('/nobody2020.md'), undefined);
  });

  it('are stored when the write has ended', async () => {
    const { files, annotations, ports } = setUp();
    await files.write(PATH, '# A thought\n');
    assert.equal(annotations.get(comet)?.note, '# A thought\n');
    assert.equal(
      new AnnotationStore(testPorts({ state: ports.state })).get(comet)?.note,
      '# A thought\n',
    );
  });

  it('say so when they can’t be stored', async () => {
    const storage = new MemoryStorage();
    const { files } = setUp({ storage });
    storage.failure = new Error('disk full');
    await assert.rejects(files.write(PATH, 'x'), refusal('note.notSaved'));
  });

  it('have lines that end in one way', async () => {
    const { files } = setUp();
    await files.write(PATH, 'a\r\nb\rc\n');
    assert.equal(files.read(PATH), 'a\nb\nc\n');
  });

  it('have bounds', async () => {
    const { files } = setUp();
    await assert.rejects(files.write(PATH, 'x'.repeat(LONGEST_NOTE + 1)), refusal('note.tooLong'));
    await assert.rejects(files.write('/nobody2020.md', 'x'), refusal('paper.unknown'));
  });

  it('count bytes, not characters', async () => {
    const { files } = setUp();
    await files.write(PATH, 'aé€𝒳');
    assert.equal(files.stat(PATH)?.bytes, 1 + 2 + 3 + 4);
  });

  it('tell an editor of every other text, of the same length and millisecond too', () => {
    const { files, annotations } = setUp();
    annotations.change(comet, { note: 'abc' });
    const first = files.stat(PATH);
    annotations.change(comet, { note: 'xyz' });
    const second = files.stat(PATH);
    assert.ok(first && second);
    assert.ok(second.modified > first.modified);
    assert.notEqual(second.fingerprint, first.fingerprint);
  });

  it('do not change with tags or highlights', async () => {
    const { files, annotations, ports } = setUp();
    annotations.change(comet, { note: 'abc' });
    const before = files.stat(PATH);
    const heard: (readonly string[])[] = [];
    files.onDidChange((paths) => heard.push(paths));
    await ports.pass(5_000);
    annotations.change(comet, { tags: ['x'], status: 'read' });
    assert.deepEqual(files.stat(PATH), before);
    assert.deepEqual(heard, []);
  });

  it('tell who listens of a note changed elsewhere', () => {
    const { files, annotations } = setUp();
    const heard: (readonly string[])[] = [];
    files.onDidChange((paths) => heard.push(paths));
    annotations.change(comet, { note: 'abc' });
    assert.deepEqual(heard, [[PATH]]);
    assert.deepEqual(files.paths(), [PATH]);
  });

  it('stay readable and writable when the paper’s source is gone', async () => {
    const { files, annotations, library } = setUp();
    annotations.change(comet, { note: 'abc' });
    library.removeSource('bundled');
    assert.equal(files.read(PATH), 'abc');
    await files.write(PATH, 'abcd');
    library.setSource('bundled', [comet]);
    assert.equal(files.read(PATH), 'abcd');
  });
});
