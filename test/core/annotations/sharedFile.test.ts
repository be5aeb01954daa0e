import assert from 'node:assert/strict';
import type { AnnotationSet } from '../../../src/core/annotations/annotation.ts';
import { SharedFile } from '../../../src/core/annotations/sharedFile.ts';
import { AnnotationStore } from '../../../src/core/annotations/store.ts';
import { aHighlight } from '../../support/highlights.ts';
import { aPaper } from '../../support/papers.ts';
import { MemoryState, MemoryStorage, testPorts, type World } from '../../support/ports.ts';

const comet = aPaper();
const tutel = aPaper({ key: 'hwang2022tutel', title: 'Tutel' });

/** A file of the repository, as one person has it on their disk. */
class Repository {
  text: string | undefined;
  writes = 0;
  readonly name = 'annotations.jsonl';

  read(): Promise<string | undefined> {
    return Promise.resolve(this.text);
  }

  write(text: string): Promise<void> {
    this.writes += 1;
    this.text = text;
    return Promise.resolve();
  }
}

function person(repository: Repository, world: World = {}) {
  const ports = testPorts(world);
  const store = new AnnotationStore(ports);
  return { store, shared: new SharedFile({ annotations: store, file: repository, ports }) };
}

/** Two people on one file, as if every change were committed and pulled at once. */
function two() {
  const repository = new Repository();
  return { repository, ada: person(repository), bob: person(repository) };
}

describe('annotations in a file of the repository', () => {
  it('have one line each, below the line of their paper', async () => {
    const { repository, ada } = two();
    ada.store.change(comet, { note: 'a thought', highlights: [aHighlight()] });
    await ada.shared.sync();
    const [, ...lines] = (repository.text ?? '').trimEnd().split('\n');
    assert.deepEqual(
      lines.map((line) => Object.keys(JSON.parse(line) as object)),
      [['set'], ['note', 'of'], ['highlight', 'of']],
    );
  });

  it('reach everyone, and the file then stays as it is', async () => {
    const { repository, ada, bob } = two();
    ada.store.change(comet, { note: 'by Ada' });
    await ada.shared.sync();
    bob.store.change(tutel, { note: 'by Bob' });
    await bob.shared.sync();
    await ada.shared.sync();
    assert.equal(bob.store.get(comet)?.note, 'by Ada');
    assert.equal(ada.store.get(tutel)?.note, 'by Bob');
    const { writes } = repository;
    for (const { shared } of [ada, bob, ada, bob]) await shared.sync();
    assert.equal(repository.writes, writes);
  });

  it('settle where both annotated the same paper apart', async () => {
    const { repository, ada, bob } = two();
    ada.store.change(comet, { note: 'by Ada' });
    bob.store.change(comet, { note: 'by Bob', tags: ['gates'] });
    for (const { shared } of [ada, bob, ada, bob]) await shared.sync();
    assert.match(ada.store.get(comet)?.note ?? '', /by Ada[^]*by Bob|by Bob[^]*by Ada/);
    assert.equal(bob.store.get(comet)?.note, ada.store.get(comet)?.note);
    const { writes } = repository;
    for (const { shared } of [ada, bob, ada, bob]) await shared.sync();
    assert.equal(repository.writes, writes);
  });

  it('are deleted everywhere when they are deleted somewhere', async () => {
    const { ada, bob } = two();
    ada.store.change(comet, { highlights: [aHighlight(), aHighlight({ id: 'b' })] });
    await ada.shared.sync();
    await bob.shared.sync();
    bob.store.change(comet, { highlights: [aHighlight({ id: 'b' })] });
    await bob.shared.sync();
    await ada.shared.sync();
    assert.deepEqual(idsOf(ada.store.get(comet)), ['b']);
  });

  it('are deleted also by someone who edits the file while Gloss is closed', async () => {
    const repository = new Repository();
    const world = { state: new MemoryState(), storage: new MemoryStorage() };
    const before = person(repository, world);
    before.store.change(comet, { note: 'stays', highlights: [aHighlight()] });
    before.store.change(tutel, { note: 'goes' });
    await before.shared.sync();
    await before.store.flush();
    const lines = (repository.text ?? '').split('\n');
    const tutelId = before.store.get(tutel)?.id ?? '';
    repository.text = lines
      .filter((line) => !line.includes('"highlight"') && !line.includes(tutelId))
      .join('\n');
    const after = person(repository, world);
    await after.shared.sync();
    assert.deepEqual(idsOf(after.store.get(comet)), []);
    assert.equal(after.store.get(comet)?.note, 'stays');
    assert.equal(after.store.get(tutel)?.note, '');
    assert.equal(after.store.deleted().length, 2, 'both can be restored');
  });

  const unreadable: readonly [what: string, damage: (text: string) => string | undefined][] = [
    ['emptied', () => ''],
    ['removed', () => undefined],
    ['cut off', (text) => text.slice(0, -40)],
    ['garbage', () => 'not annotations at all\n'],
  ];
  for (const [what, damage] of unreadable) {
    it(`are not taken for deleted where the file is ${what}`, async () => {
      const { repository, ada } = two();
      ada.store.change(comet, { note: 'a thought', highlights: [aHighlight()] });
      await ada.shared.sync();
      const whole = repository.text ?? '';
      repository.text = damage(whole);
      await ada.shared.sync();
      assert.equal(ada.store.get(comet)?.note, 'a thought');
      assert.deepEqual(idsOf(ada.store.get(comet)), [aHighlight().id]);
      assert.ok(repository.text?.startsWith(whole), 'the file has all of it again');
    });
  }

  it('keep lines that can’t be read', async () => {
    const { repository, ada } = two();
    ada.store.change(comet, { note: 'a thought' });
    await ada.shared.sync();
    repository.text = `${repository.text ?? ''}a line of someone’s\n`;
    assert.equal((await ada.shared.sync()).unreadable, 1);
    ada.store.change(comet, { note: 'another' });
    await ada.shared.sync();
    assert.match((await repository.read()) ?? '', /\na line of someone’s\n$/);
  });

  it('are taken from both sides of a conflict that git left, and that is said', async () => {
    const { repository, ada } = two();
    ada.store.change(comet, { note: 'common' });
    await ada.shared.sync();
    const note = (text: string) => JSON.stringify({ note: text, of: ada.store.get(comet)?.id });
    repository.text = (repository.text ?? '').replace(
      `${note('common')}\n`,
      `<<<<<<< ours\n${note('mine')}\n=======\n${note('theirs')}\n>>>>>>> theirs\n`,
    );
    const report = await ada.shared.sync();
    assert.equal(report.conflicts, 1);
    const merged = ada.store.get(comet)?.note ?? '';
    assert.match(merged, /mine/);
    assert.match(merged, /theirs/);
    assert.ok(!repository.text.includes('<<<<<<<'));
  });

  it('are tried again where the file could not be written', async () => {
    const { repository, ada } = two();
    ada.store.change(comet, { note: 'a thought' });
    const write = repository.write.bind(repository);
    repository.write = () => Promise.reject(new Error('read-only'));
    await assert.rejects(ada.shared.sync(), /read-only/);
    repository.write = write;
    await ada.shared.sync();
    assert.match(repository.text ?? '', /a thought/);
  });
});

function idsOf(set: AnnotationSet | undefined): readonly string[] {
  return (set?.highlights ?? []).map(({ id }) => id);
}
