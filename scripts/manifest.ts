/**
 * Writes what the editor reads of Gloss (`contributes` in package.json, package.nls.json) from the one
 * table in `src/shared/manifest.ts`; with `--check` it only compares, and exits 1 on a difference.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commands as commandTable } from '../src/shared/commands.ts';
import type { CommandEntry } from '../src/shared/commandPlaces.ts';
import * as manifest from '../src/shared/manifest.ts';
import type { MenuEntry } from '../src/shared/manifest.ts';
import { NOTEBOOK_RENDERER } from '../src/shared/notebookMessages.ts';
import { sentences as words } from '../src/shared/sentences.ts';

const ROOT = join(__dirname, '..');
const CATEGORY = 'Gloss';
const WALKTHROUGH_STEPS = ['browse', 'search', 'annotate', 'cite'];

const commands: readonly (readonly [string, CommandEntry])[] = Object.entries(commandTable);

function nls(key: string): string {
  return `%${key}%`;
}

function contributedCommands() {
  return commands.map(([command, { icon, enablement }]) => ({
    command,
    title: nls(`command.${command}`),
    category: CATEGORY,
    ...(icon !== undefined && { icon }),
    ...(enablement !== undefined && { enablement }),
  }));
}

function contributedMenus() {
  const menus: Record<string, object[]> = {};
  const add = ({ menu, ...entry }: MenuEntry, what: object) => {
    menus[menu] = [...(menus[menu] ?? []), { ...what, ...entry }];
  };
  for (const [command, entry] of commands) {
    entry.menus?.forEach((menu) => {
      add(menu, { command });
    });
    if (entry.palette === false) add({ menu: 'commandPalette', when: 'false' }, { command });
  }
  for (const [submenu, entry] of Object.entries(manifest.submenus)) {
    entry.menus.forEach((menu) => {
      add(menu, { submenu });
    });
  }
  return menus;
}

function contributedKeys() {
  return commands.flatMap(([command, { keys }]) =>
    (keys ?? []).map((key) => ({ command, ...key })),
  );
}

function contributedSettings() {
  return Object.fromEntries(
    Object.entries(manifest.settings).map(([id, setting]) => {
      const described = { ...setting, markdownDescription: nls(`setting.${id}`) };
      if (!('enum' in setting)) return [id, described];
      const values = setting.enum.map((value) => nls(`setting.${id}.${value}`));
      return [id, { ...described, markdownEnumDescriptions: values }];
    }),
  );
}

function contributedColours() {
  return Object.entries(manifest.colours).map(([id, same]) => ({
    id,
    description: nls(`colour.${id}`),
    defaults: { light: same, dark: same, highContrast: same, highContrastLight: same },
  }));
}

function walkthrough() {
  return {
    id: 'start',
    title: nls('walkthrough.title'),
    description: nls('walkthrough.description'),
    steps: WALKTHROUGH_STEPS.map((step) => ({
      id: step,
      title: nls(`walkthrough.${step}.title`),
      description: nls(`walkthrough.${step}.description`),
      media: { markdown: `media/walkthrough/${step}.md` },
    })),
  };
}

/** `size` is the view's share of the side bar's height. */
function view(id: string, name: string, size: number) {
  return { id, name, icon: 'media/gloss.svg', size };
}

function capabilities() {
  return {
    untrustedWorkspaces: {
      supported: 'limited',
      description: nls('capabilities.untrusted'),
      restrictedConfigurations: manifest.restrictedSettings,
    },
    virtualWorkspaces: true,
  };
}

function contributes() {
  return {
    commands: contributedCommands(),
    menus: contributedMenus(),
    submenus: Object.entries(manifest.submenus).map(([id, { icon }]) => ({
      id,
      label: nls(`submenu.${id}`),
      icon,
    })),
    keybindings: contributedKeys(),
    viewsContainers: {
      activitybar: [{ id: manifest.VIEW_CONTAINER, title: 'Gloss', icon: 'media/gloss.svg' }],
    },
    views: {
      [manifest.VIEW_CONTAINER]: [
        view(manifest.LIBRARY_VIEW, nls('view.library.name'), 2),
        view(manifest.ANNOTATIONS_VIEW, nls('view.annotations.name'), 1),
        view(manifest.CITED_VIEW, nls('view.cited.name'), 1),
      ],
    },
    viewsWelcome: manifest.viewsWelcome.map(({ view, key, when }) => ({
      view,
      contents: nls(`welcome.${key}`),
      when,
    })),
    colors: contributedColours(),
    configuration: { title: 'Gloss', properties: contributedSettings() },
    walkthroughs: [walkthrough()],
    // It extends the editor's own renderer of Markdown cells, and draws nothing by itself.
    notebookRenderer: [
      {
        id: NOTEBOOK_RENDERER,
        displayName: nls('notebookRenderer'),
        entrypoint: { extends: 'vscode.markdown-it-renderer', path: './dist/notebook.js' },
        requiresMessaging: 'optional',
      },
    ],
    'markdown.markdownItPlugins': true,
    'markdown.previewStyles': ['./media/preview.css'],
  };
}

function sentences(): Record<string, string> {
  const titles = commands.map(([id, { title }]) => [`command.${id}`, title]);
  const labels = Object.entries(manifest.submenus).map(([id, { label }]) => [
    `submenu.${id}`,
    label,
  ]);
  return {
    ...words,
    ...(Object.fromEntries([...titles, ...labels]) as Record<string, string>),
  };
}

function asFile(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function expectedFiles(): ReadonlyMap<string, string> {
  const packageFile = join(ROOT, 'package.json');
  const written = JSON.parse(readFileSync(packageFile, 'utf8')) as Record<string, unknown>;
  return new Map([
    [packageFile, asFile({ ...written, capabilities: capabilities(), contributes: contributes() })],
    [join(ROOT, 'package.nls.json'), asFile(sentences())],
  ]);
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function main(): void {
  const { values } = parseArgs({ options: { check: { type: 'boolean' } } });
  const stale = [...expectedFiles()].filter(([file, text]) => readOrEmpty(file) !== text);
  for (const [file, text] of stale) {
    if (values.check !== true) writeFileSync(file, text);
    else console.error(`${file} is not what src/shared/manifest.ts gives: run "npm run manifest"`);
  }
  if (values.check === true && stale.length > 0) process.exitCode = 1;
}

main();
