/** BibLaTeX's words behind its keys, for databases that are not in one language only. */

/**
 * What the keys that BibLaTeX defines for `type`, `pubstate`, `location` of patents and `\bibstring` say in
 * English (its manual, 4.9.2), as pandoc prints them.
 */
const TERMS: ReadonlyMap<string, string> = new Map(
  (
    'mathesis=Master’s thesis|phdthesis=PhD thesis|candthesis=Candidate thesis|' +
    'bathesis=Bachelor’s thesis|techreport=technical report|resreport=research report|' +
    'software=computer software|datacd=CD-ROM|audiocd=audio CD|' +
    'inpreparation=in preparation|submitted=submitted|forthcoming=forthcoming|inpress=in press|' +
    'prepublished=pre-published|newseries=new series|oldseries=old series|jourser=series|' +
    'patent=patent|patentde=German patent|patenteu=European patent|patentfr=French patent|' +
    'patentuk=British patent|patentus=U.S. patent|patreq=patent request|' +
    'patreqde=German patent request|patreqeu=European patent request|' +
    'patreqfr=French patent request|patrequk=British patent request|patrequs=U.S. patent request|' +
    'countryde=Germany|countryeu=European Union|countryep=European Union|countryfr=France|' +
    'countryuk=United Kingdom|countryus=United States of America'
  )
    .split('|')
    .map((pair) => pair.split('=') as [string, string]),
);

/** The words behind a key of BibLaTeX's; any other text stays as it is. */
export function termOf(text: string): string {
  return TERMS.get(text.trim()) ?? text;
}
