/** Sentences and dates for the page. Pure; the words come from the host. */

/** A sentence with its arguments in place of `{0}`, `{1}`… */
export function format(sentence: string, ...values: readonly string[]): string {
  return sentence.replace(/\{(\d+)\}/g, (hole, index: string) => values[Number(index)] ?? hole);
}

const PRECISION: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  2: { year: 'numeric', month: 'long' },
  3: { year: 'numeric', month: 'long', day: 'numeric' },
};

/** An ISO date to its own precision in the reader's language; as it stands if it is none. */
export function formatDate(date: string, language: string): string {
  if (!/^\d{4}-\d{2}(-\d{2})?$/.test(date)) return date;
  const time = Date.parse(date);
  if (Number.isNaN(time)) return date;
  const options = { ...PRECISION[date.split('-').length], timeZone: 'UTC' };
  return dateFormat(language, options).format(time);
}

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language === '' ? 'en' : language, options);
  } catch {
    return new Intl.DateTimeFormat('en', options);
  }
}

/** A web address that may stand behind a link; undefined for all others, which stay plain text. */
export function safeUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? url : undefined;
}

/** Host and path of an address, which name it better than "Code" does. */
export function hostAndPath(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  return `${host.replace(/^www\./, '')}${pathname.replace(/\/+$/, '')}`;
}
