/** RIS's types of references and CSL's. */

const PAIRS = (
  'ABST=article ADVS=motion_picture AGGR=dataset ANCIENT=book ART=graphic BILL=bill BLOG=post-weblog BOOK=book ' +
  'CASE=legal_case CHAP=chapter CHART=graphic CLSWK=classic COMP=software CONF=paper-conference ' +
  'CPAPER=paper-conference CTLG=document DATA=dataset DBASE=dataset DICT=entry-dictionary EBOOK=book ' +
  'ECHAP=chapter EDBOOK=book EJOUR=article-journal ELEC=webpage WEB=webpage ENCYC=entry-encyclopedia ' +
  'EQUA=figure FIGURE=figure GEN=document GOVDOC=report GRANT=report HEAR=hearing ICOMM=personal_communication ' +
  'INPR=article-journal JFULL=article-journal JOUR=article-journal JOURN=article-journal LEGAL=legal_case ' +
  'MANSCPT=manuscript MAP=map MGZN=article-magazine MPCT=motion_picture MULTI=webpage MUSIC=musical_score ' +
  'NEWS=article-newspaper PAMP=pamphlet PAT=patent PCOMM=personal_communication RPRT=report SER=book ' +
  'SLIDE=graphic SOUND=song STAND=standard STAT=legislation THES=thesis UNBILL=bill UNPB=manuscript VIDEO=graphic'
)
  .split(' ')
  .map((pair) => pair.split('=') as [string, string]);

const TO_CSL: ReadonlyMap<string, string> = new Map(PAIRS);

/** The CSL type; `document` where the type is not known. */
export function cslTypeOfRis(type: string): string {
  return TO_CSL.get(type.trim().toUpperCase()) ?? 'document';
}

/** The usual RIS type of each CSL type, where it is not the first of the list above. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ['article-journal', 'JOUR'],
  ['paper-conference', 'CONF'],
  ['book', 'BOOK'],
  ['chapter', 'CHAP'],
  ['dataset', 'DATA'],
  ['webpage', 'WEB'],
  ['report', 'RPRT'],
  ['document', 'GEN'],
  ['article', 'UNPB'],
  ['legal_case', 'CASE'],
  ['graphic', 'ART'],
]);

/** `GEN` where RIS has no such type. */
export function risTypeOfCsl(type: string): string {
  return USUAL.get(type) ?? PAIRS.find(([, csl]) => csl === type)?.[0] ?? 'GEN';
}
