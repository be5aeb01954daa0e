/** Awkward items and files, sorted by how Gloss and pandoc agree on them. */

type Fields = Readonly<Record<string, unknown>>;

const name = (fields: Fields): Fields => ({ author: [fields] });
const date = (issued: unknown): Fields => ({ issued });
const parts = (...dates: readonly unknown[]): Fields => date({ 'date-parts': dates });

/** Read alike, field by field. */
export const SAME_JSON: readonly Fields[] = [
  name({ family: 'Berg', 'non-dropping-particle': 'van der', given: 'Anna' }),
  name({ family: 'van der Berg', given: 'Anna' }),
  name({ family: 'd’Almeida', given: 'X' }),
  name({ family: 'al-Hassan', given: 'X' }),
  name({ family: '’t Hooft', given: 'X' }),
  name({ family: 'Van Der Berg', given: 'X' }),
  name({ family: 'van  der  Berg', given: 'X' }),
  name({ family: 'von', given: 'X' }),
  name({ family: 'Smith', given: 'Jean van' }),
  name({ family: '"van Gogh"', given: 'V' }),
  name({ family: 'Vallée', 'dropping-particle': 'de la', suffix: 'Jr.', 'comma-suffix': true }),
  name({ family: 'Li', given: 'Wei', 'parse-names': true, junk: 'x' }),
  name({ family: 'Li', given: 'Wei', 'static-ordering': true }),
  name({ family: '李', given: '伟' }),
  name({ literal: 'The <i>Group</i>' }),
  name({ given: 'Plato' }),
  name({ family: 'Doe', isInstitution: 'true' }),
  { author: [{ literal: 'The Group' }, { family: 'Doe' }] },
  { author: [] },
  { 'collection-editor': [{ family: 'A' }], 'reviewed-author': [{ family: 'van B' }] },
  parts([2020]),
  parts([2020, 5, 6]),
  parts(['2020', '05', '6']),
  parts([2020, '']),
  parts([2020, 5, 6], [2021, 1]),
  parts([2020, 5, 6], [0]),
  parts([-44, 3, 15]),
  parts([2020, 21]),
  date({ 'date-parts': [[2020]], circa: true }),
  date({ 'date-parts': [[2020]], circa: 1 }),
  date({ 'date-parts': [[2020, 5]], time: '10:00' }),
  date({ raw: '2020-05-06' }),
  date({ raw: '2020-05' }),
  date({ raw: '2020' }),
  date({ raw: 'May 2020' }),
  date({ raw: 'Sept. 2020' }),
  date({ raw: 'spring 2020' }),
  date({ raw: '5/6/2020' }),
  date({ raw: '2020/2021' }),
  date({ raw: '2019-2020' }),
  date({ raw: '1999?' }),
  date({ raw: 'around 2020' }),
  date({ raw: '5 May 2020' }),
  date({ literal: 'in press' }),
  date('2020-05-06'),
  date('2020/2021'),
  date('2020-05-06/'),
  date('2020~'),
  date('2020-05-06T10:00:00Z'),
  date('-0043'),
  date('May 2020'),
  date('199X'),
  date('Y-17000'),
  date('../2020'),
  { accessed: '2020-01-02', submitted: '2020', 'event-date': '2020-01-01/2020-01-03' },
  { title: 'A <i>x</i> and <b>y</b>, H<sub>2</sub>O, x<sup>2</sup>' },
  { title: '<span style="font-variant:small-caps;">Sc</span> <sc>Sc</sc>' },
  { title: 'a & b < c > d, &amp; <p>para</p> <jats:p>x</jats:p> <em>x</em>' },
  { title: '<i>unclosed' },
  { title: '*stars* and _under_, $x^2$, \\LaTeX{} {Braced} 1 -- 2' },
  { title: 'line\nbreak  and\ttab, no\u00a0break' },
  { title: '' },
  { title: 7, volume: 3, issue: 0, page: 12, edition: 2, 'number-of-pages': 100, PMID: 123 },
  { page: '1–2', volume: 'III', version: '1.0' },
  { DOI: 'https://doi.org/10.1000/x', URL: 'http://a.b/<c>&d_e', ISBN: '0-19' },
  { type: 'Book' },
  { type: 'foo' },
  { type: '' },
  { journalAbbreviation: 'J. X' },
  { note: 'tex.x: y\nDOI: 10.1/2', keyword: 'a, b', language: 'de', status: 'forthcoming' },
  { unknown: 'x', 'citation-key': 'x', 'container-title': '<i>J</i>', annote: 'a **b**' },
  { custom: { x: 1 } },
];

/** Read otherwise than by pandoc, with why and what Gloss makes of it. */
export const WORDS_JSON: readonly (readonly [Fields, why: string, Fields])[] = [
  [{ author: ['Jane Doe'] }, 'as in YAML', { author: [{ literal: 'Jane Doe' }] }],
  [{ shortTitle: 'S' }, 'which CSL says is the title’s, not the journal’s', { 'title-short': 'S' }],
  [{ title: '"q" \'q\'' }, 'quotation marks are set when it is printed', { title: '"q" \'q\'' }],
  [
    { title: '<span class="nocase">iPhone</span>' },
    'which pandoc heeds, but does not write',
    { title: '<span class="nocase">iPhone</span>' },
  ],
  [
    date({ 'date-parts': [[2020]], literal: 'Never' }),
    'so that there is a year to sort by',
    date({ 'date-parts': [[2020]], literal: 'Never' }),
  ],
  [date({ 'date-parts': [[2020]], raw: 'x' }), 'parts say more', parts([2020])],
  [
    date({ 'date-parts': [[2020]], season: 1 }),
    'which some styles print',
    date({ 'date-parts': [[2020]], season: 1 }),
  ],
  [date({ year: 2020, month: 5 }), 'as in YAML', parts([2020, 5])],
  [date({ raw: '2020-5-6' }), 'not three years', parts([2020, 5, 6])],
  [date({ raw: '13/6/2020' }), 'of no 13th month', date({ literal: '13/6/2020' })],
  ...[{}, '', { raw: '' }, { literal: '' }, { 'date-parts': [] }, { 'date-parts': [['']] }].map(
    (nothing) => [date(nothing), 'no date, not the year 0', {}] as const,
  ),
  [
    { 'available-date': '2020', chair: [{ family: 'A' }] },
    'variables of CSL 1.0.2 that pandoc does not know',
    { 'available-date': { 'date-parts': [[2020]] }, chair: [{ family: 'A' }] },
  ],
  [
    { note: 'original-date: 1900' },
    'which citeproc-js reads when it prints',
    { note: 'original-date: 1900' },
  ],
];

/** For which pandoc gives nothing of the file, with what Gloss makes of it, and the field it names as bad. */
export const REFUSED_JSON: readonly (readonly [Fields, Fields, bad?: string])[] = [
  [{ author: 'Jane Doe' }, { author: [{ literal: 'Jane Doe' }] }],
  [{ author: { family: 'Doe' } }, { author: [{ family: 'Doe' }] }],
  [name({ family: 7 }), name({ family: '7' })],
  [parts([2020, null]), parts([2020])],
  [date({ 'date-parts': [2020, 5] }), parts([2020, 5])],
  [parts(['2020a']), {}, 'issued'],
  [date(2020), parts([2020])],
  [date([{ year: 2020 }]), parts([2020])],
  [date([2020]), {}, 'issued'],
  [date(true), {}, 'issued'],
  [date(null), {}],
  [{ title: true }, { title: 'true' }],
  [{ title: ['x'] }, {}, 'title'],
  [{ volume: 3.5 }, { volume: '3.5' }],
  [{ keyword: ['a', 'b'] }, {}, 'keyword'],
  [{ type: null }, {}],
];

/** Files that are read alike. */
export const SAME_YAML: Readonly<Record<string, string>> = {
  'ids that are numbers': 'references:\n- id: 7\n- id: 1.50\n- id: 0x1F\n- id: 2020-01-02\n',
  'keys of other letters': 'references:\n- id: Müller2020\n- id: 李2020\n- id: "a b"\n- id: a:b\n',
  'anchors and aliases':
    'x: &j Journal of X\nreferences:\n- id: a\n  container-title: *j\n  author: &au\n  - family: van Doe\n    given: J\n- id: b\n  author: *au\n',
  'merged records':
    'base: &b\n  type: book\n  publisher: P\nreferences:\n- <<: *b\n  id: a\n  title: T\n- id: b\n',
  'a reference that stands elsewhere': 'x: &r\n  id: a\n  title: T\nreferences:\n- *r\n- id: b\n',
  'block scalars':
    'references:\n- id: a\n  title: >\n    Folded\n    title\n  note: >-\n    x\n    y\n  title-short: |-\n    literal\n    short\n',
  'values of several lines':
    'references:\n- id: a\n  title: A title that\n    goes on\n  note: "quoted\n    on"\n',
  CRLF: 'references:\r\n- id: a\r\n  title: T\r\n- id: b\r\n  title: |\r\n    x\r\n    y\r\n',
  brackets: 'references: [{id: a, title: T, author: [{family: D}]}, {id: b}]\n',
  comments: '# c\nreferences: # x\n  # y\n  - id: a # z\n    title: T #not\n',
  'other settings beside it': 'nocite: "@*"\ntitle: x\nreferences:\n- id: a\n',
  'a field that stands twice': 'references:\n- id: a\n  title: One\n  title: Two\n',
  numbers:
    'references:\n- id: a\n  volume: 3\n  issue: 1.50\n  page: 0012\n  edition: 2.0\n  ISBN: 0123456789\n  title: 1984\n  version: 1_000\n',
  names:
    'references:\n- id: a\n  author:\n  - family: van der Berg\n    given: A\n  - literal: The *Group*\n  editor: Jane Doe\n  translator:\n    family: "*Doe*"\n    dropping-particle: de\n  director:\n    literal: X\n',
  dates: `references:
- id: a
  issued: 2020
- id: b
  issued: 2020-05
- id: c
  issued: "2020-05-06/2021"
- id: d
  issued: 2020~
- id: e
  issued: {year: 2020, month: 5}
- id: f
  issued:
  - {year: 2020, month: 5, day: 6}
  - year: 2021
- id: g
  issued:
    date-parts: [[2020, 5], [2021]]
- id: h
  issued: {year: 2020, circa: true}
- id: i
  issued: {year: "2020", month: "05"}
- id: j
  issued: {literal: in press}
- id: k
  issued: in press
- id: l
  issued: 2020-05-06T10:00:00
`,
  Markdown: String.raw`references:
- id: a
  title: '*em* **st** __st__ _em_ ^sup^ ~sub~ [sc]{.smallcaps} x'
- id: b
  title: 'code: ${'`a*b*`'} and $x^2$, a [link](http://a.b/c_d) to ~~gone~~ H~2~O'
- id: c
  title: 'E*x* 2*3*4 a\_b c_d_e \*not\* -- and --- and ... &amp; &lt;b'
- id: d
  title: '***both*** **a *b* c** *a b* c* ~a b~ a ^2^ b^2^ * x'
- id: e
  title: '<http://a.b/c_d_e> http://a.b/c_d_f'
- id: f
  publisher: '*P*'
  volume: '*3*'
  page: '1--2'
  volume-title: '*v*'
  DOI: '10.1/a_b_c'
`,
};

/** Read otherwise than by pandoc, with why and what Gloss makes of it. */
export const OTHER_YAML: readonly (readonly [string, why: string, readonly Fields[]])[] = [
  [
    '- id: n\n  publisher: yes\n',
    'by YAML 1.2, where n and yes are words',
    [{ id: 'n', publisher: 'yes' }],
  ],
  [
    '- id: x--y\n- id: a*b*\n',
    'with ids as they are cited, not as text',
    [{ id: 'x--y' }, { id: 'a*b*' }],
  ],
  [
    '- id: a\n  abstract: |\n    One\n    two\n\n    Three\n',
    'with the lines of an abstract',
    [{ id: 'a', abstract: 'One\ntwo\n\nThree' }],
  ],
  [
    '- id: a\n  issued: {raw: May 2020}\n',
    'with dates in words as in JSON',
    [{ id: 'a', issued: { 'date-parts': [[2020, 5]] } }],
  ],
  [
    '- id: a\n  title: <i>x</i> [y]{.nocase}\n',
    'with the marks of CSL-JSON',
    [{ id: 'a', title: '<i>x</i> <span class="nocase">y</span>' }],
  ],
  [
    '- id: a\n  URL: http://a.b/--c\n',
    'with addresses as they are',
    [{ id: 'a', URL: 'http://a.b/--c' }],
  ],
];
