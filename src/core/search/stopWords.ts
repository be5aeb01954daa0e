/**
 * English words that carry no subject. They are indexed like any other, so that a title made of them
 * is found; they are left out of a query that has other words, and of what papers share.
 */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about above after again against al all also although am among an and any are as at be became because become ' +
    'been before being below between both but by can cannot could did do does doing done down ' +
    'during each either et etc few for from further get gets had has have having he her here hers ' +
    'his how however i if in into is isnt it its itself just let many may me might more most much ' +
    'must my neither no nor not of off on once one only onto or other our ours out over own per ' +
    'rather same shall she should since so some such than that the their theirs them then there ' +
    'therefore these they this those though through thus to too under until up upon us very via ' +
    'was we were what when where whether which while who whom whose why will with within without ' +
    'would yet you your yours'
  ).split(' '),
);

/** Words with which any abstract speaks of itself: they tell no paper from another. */
const PROSE: ReadonlySet<string> = new Set(
  (
    'achieve achieved achieves achieving address aim aims analysis application applications ' +
    'approach approaches aspect based benefit benefits better case cases code compared ' +
    'comparison competitive comprehensive consider conducted demonstrate demonstrated ' +
    'demonstrates demonstrating different difficult due easily effective effectively enable ' +
    'enables enhance enhanced enhancing evaluate evaluation example existing experimental ' +
    'experiments extensive finally find findings first framework furthermore general given good ' +
    'help high higher highly however identify improve improved improvement improvements ' +
    'improves improving including introduce introduced introduces introducing investigate issue ' +
    'issues key large largely leading leads leverage leverages leveraging like limited low lower ' +
    'main major make makes making many method methods moreover new novel number observe obtain ' +
    'often outperform outperforms outperforming paper part parts particular perform performance ' +
    'popular possible potential present presents prevalent previous prior problem problems ' +
    'properties propose proposed proposes provide provides real recent recently reduce reduced ' +
    'reduces reducing require required requires respectively result results second setting ' +
    'settings several show showing shown shows significant significantly simple single small ' +
    'solution solutions solve specifically stateoftheart strong studies study ' +
    'substantial substantially suffer task tasks technique techniques towards two three type ' +
    'types typically understanding use used uses using various way ways well widely work works ' +
    'yield yields additionally available best change changes'
  ).split(' '),
);

export function isProse(term: string): boolean {
  return PROSE.has(term);
}

export function isStopWord(term: string): boolean {
  return STOP_WORDS.has(term);
}
