import assert from 'node:assert/strict';
import { Journal } from '../../../../src/core/annotations/journal/journal.ts';
import { journalLines } from '../../../../src/core/annotations/journal/journalFile.ts';
import type { JournalRecord } from '../../../../src/core/annotations/journal/record.ts';
import { MemoryStorage, testPorts } from '../../../support/ports.ts';

const FOLDER = 'thesis-1';

function aRecord(value: string, count = 1): JournalRecord {
  const at = '2026-01-01T00:00:00.000Z';
  return { set: 'a', element: 'note', at, vector: { w: count }, value };
}

function textOf(...records: readonly JournalRecord[]): string {
  return [...journalLines(records)].join('');
}

function journalOn(storage: MemoryStorage, writer: string): Journal {
  const { clock } = testPorts();
  return new Journal({ storage, clock, folder: FOLDER, writer });
}

/** What is found by so many looks at a file with this text. */
async function looks(text: string, count: number, storage = new MemoryStorage()) {
  storage.files.set(`${FOLDER}/other.1.jsonl`, text);
  const journal = journalOn(storage, 'reader');
  const news = [];
  for (let look = 0; look < count; look += 1) news.push(await journal.read());
  return {
    storage,
    values: news.flatMap(({ records }) => records.map(({ value }) => value)),
    problems: news.flatMap(({ problems }) => problems),
  };
}

describe('the journal', () => {
  it('gives another window what was appended, once', async () => {
    const storage = new MemoryStorage();
    const [one, other] = [journalOn(storage, 'one'), journalOn(storage, 'other')];
    await one.append([aRecord('first')]);
    assert.deepEqual((await other.read()).records, [aRecord('first')]);
    assert.deepEqual((await other.read()).records, []);
    await one.append([aRecord('second', 2)]);
    assert.deepEqual((await other.read()).records, [aRecord('second', 2)]);
  });

  it('writes each file once, and none of another window’s', async () => {
    const storage = new MemoryStorage();
    const [one, other] = [journalOn(storage, 'one'), journalOn(storage, 'other')];
    for (const journal of [one, other, one]) await journal.append([aRecord('x')]);
    const names = [...storage.files.keys()].map((path) => path.slice(FOLDER.length + 1));
    assert.deepEqual(names, ['one.000001.jsonl', 'other.000001.jsonl', 'one.000002.jsonl']);
  });

  it('does not say that something is stored which can’t be read back', async () => {
    const storage = new MemoryStorage();
    storage.write = () => Promise.resolve();
    await assert.rejects(journalOn(storage, 'one').append([aRecord('x')]), /does not hold/);
  });

  describe('with a file that is not whole', () => {
    const text = textOf(aRecord('kept'), aRecord('lost', 2));

    it('gives what can be read of it', async () => {
      const { values, problems } = await looks(text.slice(0, -10), 1);
      assert.deepEqual(values, ['kept']);
      assert.deepEqual(problems, [], 'another window may be writing it just now');
    });

    it('sets the rest aside once nobody goes on with it, and leaves the file', async () => {
      const torn = text.slice(0, -10);
      const { storage, problems } = await looks(torn, 6);
      const file = `${FOLDER}/aside/other.1.jsonl`;
      assert.deepEqual(problems, [{ kind: 'damaged', count: 1, file }]);
      const lastLine = torn.slice(torn.lastIndexOf('\n') + 1);
      assert.equal(storage.files.get(file), lastLine);
      assert.equal(storage.files.get(`${FOLDER}/other.1.jsonl`), torn);
    });

    it('says so once, not in every session', async () => {
      const { storage } = await looks(text.slice(0, -10), 3);
      assert.deepEqual((await looks(text.slice(0, -10), 3, storage)).problems, []);
    });

    it('reads on when its writer has finished', async () => {
      const { storage, values } = await looks(text.slice(0, -10), 2);
      assert.ok(!values.includes('lost'));
      assert.ok((await looks(text, 1, storage)).values.includes('lost'));
    });

    it('knows a line by its fingerprint', async () => {
      const { values, problems } = await looks(text.replace('"kept"', '"kepd"'), 3);
      assert.deepEqual([...new Set(values)], ['lost']);
      assert.equal(problems.length, 1);
    });

    it('says nothing of an empty one', async () => {
      assert.deepEqual((await looks('', 5)).problems, []);
    });
  });

  it('shows what it can of a newer version, says so, and never touches it', async () => {
    const newer = textOf(aRecord('kept')).replace('"version":1', '"version":2');
    // A head of its own: its fingerprint is that of the changed line.
    const [head = '', ...lines] = newer.split('\n');
    const { fingerprint } = await import('../../../../src/core/base/hash.ts');
    const json = head.slice(9);
    const text = [`${fingerprint(json)} ${json}`, ...lines].join('\n');
    const { storage, values, problems } = await looks(text, 5);
    assert.deepEqual(values, ['kept']);
    const file = `${FOLDER}/other.1.jsonl`;
    assert.deepEqual(problems, [{ kind: 'newer', version: 2, file }]);
    assert.equal(storage.files.get(file), text);
  });

  it('tries a file again that could not be read', async () => {
    const storage = new MemoryStorage();
    await journalOn(storage, 'one').append([aRecord('x')]);
    const journal = journalOn(storage, 'other');
    const read = storage.read.bind(storage);
    storage.read = () => Promise.reject(new Error('EIO'));
    const { problems } = await journal.read();
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['unreadable'],
    );
    assert.deepEqual((await journal.read()).problems, [], 'that is said once');
    storage.read = read;
    assert.deepEqual((await journal.read()).records, [aRecord('x')]);
  });

  describe('that is compacted', () => {
    const newest = (places: readonly object[]) => places.map(() => aRecord('newest', 99));

    async function filled(storage: MemoryStorage): Promise<Journal> {
      const journal = journalOn(storage, 'one');
      for (let count = 1; count <= 30; count += 1) await journal.append([aRecord('x', count)]);
      return journal;
    }

    it('becomes one file with the newest records', async () => {
      const storage = new MemoryStorage();
      await (await filled(storage)).compact(newest);
      assert.equal(storage.files.size, 1);
      const { records } = await journalOn(storage, 'other').read();
      assert.deepEqual(records, [aRecord('newest', 99)]);
    });

    it('keeps every file where the new one can’t be written', async () => {
      const storage = new MemoryStorage();
      const journal = await filled(storage);
      storage.failure = new Error('disk full');
      await assert.rejects(journal.compact(newest), /disk full/);
      assert.equal(storage.files.size, 30);
    });

    it('leaves a large file alone as long as the small ones are little beside it', async () => {
      const storage = new MemoryStorage();
      const journal = journalOn(storage, 'one');
      await journal.append([aRecord('x'.repeat(100_000))]);
      for (let count = 1; count <= 30; count += 1) await journal.append([aRecord('x', count)]);
      await journal.compact(newest);
      assert.equal(storage.files.size, 2);
    });
  });

  describe('with backups', () => {
    it('keeps one a day, for the days that are asked for', async () => {
      const storage = new MemoryStorage();
      const journal = journalOn(storage, 'one');
      for (const day of ['01', '02', '02', '03', '05']) {
        await journal.backUp([aRecord(`of ${day}`)], `2026-01-${day}`, 3);
      }
      const names = await storage.list(`${FOLDER}/backups`);
      assert.deepEqual(names, [
        '2026-01-02.one.jsonl',
        '2026-01-03.one.jsonl',
        '2026-01-05.one.jsonl',
      ]);
    });

    it('keeps none of nothing', async () => {
      const storage = new MemoryStorage();
      await journalOn(storage, 'one').backUp([], '2026-01-01', 3);
      assert.equal(storage.files.size, 0);
    });
  });
});
