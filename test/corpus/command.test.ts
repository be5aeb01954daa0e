/** `npm run corpus`, and that what is committed is what it gives. */
import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFiles } from '../../scripts/corpus/run.ts';
import { DATA, SOURCE, run, withDataCopy } from './support.ts';

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  assert.ok(text.includes(from), `${from} is in ${file}`);
  writeFileSync(file, text.replace(from, to));
}

describe('the committed corpus', () => {
  it('is what the build gives, byte for byte', () => {
    const files = builtFiles(SOURCE);
    assert.deepEqual(
      files.map(({ name }) => name),
      ['corpus.json', 'topics.json'],
    );
    for (const { name, text } of files) {
      assert.ok(readFileSync(join(DATA, name), 'utf8') === text, name);
    }
  });
});

describe('npm run corpus', () => {
  it('writes the files, and touches none that is right', () => {
    withDataCopy((data) => {
      rmSync(join(data, 'corpus.json'));
      assert.deepEqual(run([], data), { code: 0, said: 'Wrote data/corpus.json.', complained: '' });
      assert.deepEqual(run([], data), { code: 0, said: '', complained: '' });
      assert.equal(run(['--check'], data).code, 0);
    });
  });

  it('says nothing but one line when --check finds no difference', () => {
    assert.deepEqual(run(['--check'], DATA), {
      code: 0,
      said: 'The corpus is what the build gives.',
      complained: '',
    });
  });

  for (const args of [['--chekc'], ['--check=1'], ['file']]) {
    it(`ends with 2 and its usage for ${args.join(' ')}`, () => {
      const { code, complained } = run(args, DATA);
      assert.equal(code, 2);
      assert.ok(complained.includes('usage: npm run corpus'), complained);
    });
  }

  it('ends with 1 and the reason when a source does not fit', () => {
    withDataCopy((data) => {
      edit(join(data, 'source', 'similar-papers-page.txt'), 'SVDQunat', 'SVDQuant');
      const { code, complained } = run([], data);
      assert.equal(code, 1);
      assert.match(complained, /^paper 64, title: "SVDQunat:": the text to correct is not there/);
    });
  });
});

describe('npm run corpus -- --check', () => {
  const check = (change: (data: string) => void) =>
    withDataCopy((data) => {
      change(data);
      return run(['--check'], data);
    });

  it('names paper and field of a changed text, with both readings', () => {
    const { code, complained } = check((data) => {
      edit(join(data, 'corpus.json'), 'naïvely running', 'naively running');
    });
    assert.equal(code, 1);
    assert.match(complained, /^data\/corpus\.json: paper 64 \(li2024svdquant\), abstract\n/);
    assert.match(complained, /expected …[^\n]*naïvely running/);
    assert.match(complained, /found {4}…[^\n]*naively running/);
    assert.match(complained, /Run "npm run corpus"/);
  });

  it('names a field within custom', () => {
    const { complained } = check((data) => {
      edit(join(data, 'corpus.json'), '"arxiv": "2306.02824"', '"arxiv": "2306.02825"');
    });
    assert.match(complained, /paper 2 \(ibrahim2023comet\), custom\.arxiv/);
  });

  it('names a field that is missing and one that is too much', () => {
    const missing = check((data) => {
      edit(join(data, 'corpus.json'), '"type": "article",', '');
    });
    assert.match(
      missing.complained,
      /paper 1 .*, type\n {2}expected "article"\n {2}found {4}nothing/,
    );
    const extra = check((data) => {
      edit(join(data, 'corpus.json'), '"type": "article",', '"type": "article", "genre": "x",');
    });
    assert.match(extra.complained, /paper 1 .*, genre\n {2}expected nothing\n {2}found {4}"x"/);
  });

  it('names a paper that is missing', () => {
    const { complained } = check((data) => {
      const items = JSON.parse(readFileSync(join(data, 'corpus.json'), 'utf8')) as unknown[];
      writeFileSync(join(data, 'corpus.json'), JSON.stringify(items.slice(0, 76)));
    });
    assert.match(complained, /paper 77 \(wang2025lemo\), the whole paper/);
  });

  it('names a missing file, one that is not JSON and one of another form', () => {
    const missing = check((data) => {
      rmSync(join(data, 'corpus.json'));
    });
    assert.deepEqual(
      [missing.code, missing.complained.split('\n')[0]],
      [1, 'data/corpus.json is missing.'],
    );
    const broken = check((data) => {
      writeFileSync(join(data, 'topics.json'), '{');
    });
    assert.match(broken.complained, /^data\/topics\.json is not JSON/);
    const crammed = check((data) => {
      const file = join(data, 'corpus.json');
      writeFileSync(file, JSON.stringify(JSON.parse(readFileSync(file, 'utf8'))));
    });
    assert.equal(crammed.code, 1);
    assert.match(crammed.complained, /right content, but not the right form/);
  });

  it('names a changed topic', () => {
    const { code, complained } = check((data) => {
      edit(join(data, 'topics.json'), 'Mixture of Experts: Gating', 'Gating');
    });
    assert.equal(code, 1);
    assert.match(complained, /^data\/topics\.json: groups\.0\.topics\.0\.label/);
  });

  it('writes nothing', () => {
    withDataCopy((data) => {
      rmSync(join(data, 'corpus.json'));
      run(['--check'], data);
      assert.throws(() => readFileSync(join(data, 'corpus.json')), { code: 'ENOENT' });
    });
  });
});
