import assert from 'node:assert/strict';
import { describe as selectorsOf } from '../../../../src/core/annotations/anchoring/selectors.ts';
import {
  highlightAnnotation,
  paperAnnotation,
  toWebAnnotation,
} from '../../../../src/core/annotations/formats/webAnnotation.ts';
import { aForeignPassage, aHighlight, aSet } from '../../../support/highlights.ts';

/** Outside the basic plane: two code units, one code point. */
const ROBOT = '🤖';
const SET_ID = '22222222-2222-4222-8222-222222222222';
const set = aSet({
  id: SET_ID,
  paper: { keys: ['ibrahim2023comet'], title: 'COMET', arxiv: '2306.02824', year: 2023 },
});

describe('webAnnotation', () => {
  it('writes a highlight with its bodies and its colour, and positions in code points', () => {
    const text = `${ROBOT}${ROBOT} A 𝑘-sparse gate.`;
    const highlight = aHighlight({
      ...selectorsOf(text, 7, 16),
      colour: 'green',
      comment: 'See *this*.',
      tags: ['moe', 'gating'],
    });
    assert.deepEqual(highlightAnnotation(set, highlight, text), {
      id: 'urn:uuid:11111111-1111-4111-8111-111111111111',
      type: 'Annotation',
      motivation: 'commenting',
      body: [
        { type: 'TextualBody', purpose: 'commenting', value: 'See *this*.', format: 'text/plain' },
        { type: 'TextualBody', purpose: 'tagging', value: 'moe', format: 'text/plain' },
        { type: 'TextualBody', purpose: 'tagging', value: 'gating', format: 'text/plain' },
      ],
      stylesheet: { type: 'CssStylesheet', value: '.green { background-color: #5fb236 }' },
      target: {
        source: 'https://arxiv.org/abs/2306.02824',
        styleClass: 'green',
        selector: [
          {
            type: 'TextQuoteSelector',
            exact: '𝑘-sparse',
            prefix: `${ROBOT}${ROBOT} A `,
            suffix: ' gate.',
          },
          { type: 'TextPositionSelector', start: 5, end: 13 },
        ],
      },
      'gloss:set': `urn:uuid:${SET_ID}`,
      'gloss:field': 'abstract',
      created: '2026-01-01T00:00:00.000Z',
      modified: '2026-01-01T00:00:00.000Z',
    });
  });

  it('writes what is said of the paper as a whole', () => {
    const whole = { ...set, note: '**New**', tags: ['moe'], status: 'reading', queue: 2 } as const;
    assert.deepEqual(paperAnnotation(whole), {
      id: `urn:uuid:${SET_ID}`,
      type: 'Annotation',
      motivation: 'describing',
      body: [
        { type: 'TextualBody', purpose: 'describing', value: '**New**', format: 'text/markdown' },
        { type: 'TextualBody', purpose: 'tagging', value: 'moe', format: 'text/plain' },
      ],
      target: {
        id: 'https://arxiv.org/abs/2306.02824',
        'dcterms:title': 'COMET',
        'gloss:keys': ['ibrahim2023comet'],
        'gloss:arxiv': '2306.02824',
        'gloss:year': 2023,
      },
      'gloss:status': 'reading',
      'gloss:queue': 2,
      created: '2026-01-01T00:00:00.000Z',
      modified: '2026-01-01T00:00:00.000Z',
    });
  });

  it('writes a highlight in the words of the model alone', () => {
    const source = 'https://example.org/paper';
    assert.deepEqual(toWebAnnotation(aHighlight({ tags: ['moe'] }), { source, text: '' }), {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:uuid:11111111-1111-4111-8111-111111111111',
      type: 'Annotation',
      motivation: 'tagging',
      body: [{ type: 'TextualBody', purpose: 'tagging', value: 'moe', format: 'text/plain' }],
      target: {
        source,
        selector: [{ type: 'TextQuoteSelector', exact: 'sparse gate', prefix: 'A ', suffix: '.' }],
      },
      created: '2026-01-01T00:00:00.000Z',
      modified: '2026-01-01T00:00:00.000Z',
    });
  });

  it('names the purpose that there is', () => {
    const motivation = (parts: object): string =>
      highlightAnnotation(set, aHighlight(parts), '').motivation;
    assert.equal(motivation({}), 'highlighting');
    assert.equal(motivation({ tags: ['moe'] }), 'tagging');
    assert.equal(motivation({ comment: 'why', tags: ['moe'] }), 'commenting');
    assert.equal(paperAnnotation(set).motivation, 'bookmarking');
  });

  it('leaves out a position where other words stand', () => {
    const { target } = highlightAnnotation(set, aHighlight(), 'No sparse gate.');
    assert.deepEqual(
      target.selector.map(({ type }) => type),
      ['TextQuoteSelector'],
    );
  });

  it('says where a passage from elsewhere stands', () => {
    const passage = aForeignPassage('the words', { locator: 'p. 5' });
    const annotation = highlightAnnotation(set, passage, '');
    assert.equal(annotation['gloss:locator'], 'p. 5');
    assert.ok(!('gloss:field' in annotation));
  });
});
