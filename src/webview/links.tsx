/** The paper's places on the web. The host opens them; an address that is none is shown as text. */
/* @jsxRuntime automatic @jsxImportSource preact */
import type { PageLink } from '../core/view/page.ts';
import type { PanelStrings } from '../shared/messages.ts';
import type { Actions } from './actions.ts';
import { hostAndPath, safeUrl } from './format.ts';
import { Icon } from './icons.tsx';

export interface LinksProps {
  readonly links: readonly PageLink[];
  readonly strings: PanelStrings;
  readonly actions: Actions;
}

export function Links({ links, strings, actions }: LinksProps) {
  if (links.length === 0) return null;
  return (
    <ul class="links" aria-label={strings.links}>
      {links.map((link, index) => (
        <li key={index}>
          {link.kind === 'code' && `${strings.code} `}
          <Address link={link} open={actions.openLink} />
        </li>
      ))}
    </ul>
  );
}

interface AddressProps {
  readonly link: PageLink;
  readonly open: (url: string) => void;
}

function Address({ link, open }: AddressProps) {
  const url = safeUrl(link.url);
  const label = link.kind === 'code' && url !== undefined ? hostAndPath(url) : link.label;
  if (url === undefined) return <span>{label}</span>;
  return (
    <a
      href={url}
      title={url}
      onClick={(event) => {
        // Stopped too: the webview around the page would open the address a second time.
        event.preventDefault();
        event.stopPropagation();
        open(link.url);
      }}
    >
      {label}
      <Icon name="external" />
    </a>
  );
}
