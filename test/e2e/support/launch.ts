/**
 * Starts the embedded VS Code with the packaged Gloss in it, on a copy of the sample workspace, and a
 * browser that shows it: Gloss as a user gets it.
 */

import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { findChromium } from '../../../scripts/host/chromium.mjs';
import { installExtension, startServer, type Server } from '../../../scripts/host/server.mjs';
import { runs, sample, vsix } from '../../../scripts/lib/paths.mjs';
import { THEMES, Workbench, type Theme } from './workbench.ts';

export interface LaunchOptions {
  /** A folder that is copied; without it `data/sample`. */
  readonly workspace?: string;
  readonly theme?: Theme;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The browser's profile, which holds the extension's state; without it one of its own. */
  readonly profile?: string;
  /** The name of the folder that is opened; without it "workspace". */
  readonly folder?: string;
  /** Further user settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Goes on where a session that was disposed of with `keep` ended: its files, state and address. */
  readonly home?: Home;
}

/** What a session leaves for the next one. The state belongs to an address; without a port it is another one. */
export interface Home {
  readonly folder: string;
  readonly port?: number;
}

export interface Session {
  readonly workbench: Workbench;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly server: Server;
  readonly home: Home;
  /** What the browser's console said that is an error and mentions the extension. */
  readonly errors: readonly string[];
  /** Ends server and browser, and removes all files unless they are to be kept. */
  dispose(options?: { readonly keep?: boolean }): Promise<void>;
}

const VIEWPORT = { width: 1280, height: 800 };

/** A steady picture: no questions, no motion, no caret that blinks. */
const SETTINGS = {
  'workbench.reduceMotion': 'on',
  'window.confirmBeforeClose': 'never',
  'editor.cursorBlinking': 'solid',
  'window.autoDetectColorScheme': false,
};

export async function launch(options: LaunchOptions = {}): Promise<Session> {
  const folder = options.home?.folder ?? (await createFolder());
  const server = await serve(folder, options);
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const profile = options.profile ?? join(folder, 'profile');
    const context = await openBrowser(profile, options.viewport ?? VIEWPORT);
    const dispose: Session['dispose'] = async ({ keep = false } = {}) => {
      await context.close();
      await server.dispose();
      if (!keep) await remove();
    };
    const page = context.pages()[0] ?? (await context.newPage());
    const errors = collectErrors(page);
    const workbench = new Workbench(page, {
      ...places(folder, options.folder),
      dataDir: server.dataDir,
    });
    const home = { folder, port: server.port };
    const session = { workbench, page, context, server, home, errors, dispose };
    return await open(session, dispose);
  } catch (error) {
    await server.dispose();
    throw error;
  }
}

async function open(session: Session, dispose: Session['dispose']): Promise<Session> {
  try {
    const { workspace } = session.workbench.places;
    await session.page.goto(`${session.server.url}?folder=${encodeURI(workspace)}`);
    await session.workbench.ready();
    return session;
  } catch (error) {
    await dispose();
    throw error;
  }
}

async function createFolder(): Promise<string> {
  const parent = process.env['GLOSS_RUN'] ?? runs;
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, 'e2e-'));
}

function places(folder: string, name = 'workspace'): { workspace: string; screenshots: string } {
  return { workspace: join(folder, name), screenshots: join(folder, '..', 'screenshots') };
}

async function serve(folder: string, options: LaunchOptions): Promise<Server> {
  const dataDir = join(folder, 'data');
  const { workspace } = places(folder);
  if (options.home === undefined) {
    await cp(options.workspace ?? sample, workspace, { recursive: true });
    await installExtension({ vsix: process.env['GLOSS_VSIX'] ?? vsix, dataDir });
  }
  const theme = options.theme ?? 'Default Light Modern';
  return startServer({
    dataDir,
    userSettings: { ...SETTINGS, 'workbench.colorTheme': THEMES[theme].id, ...options.settings },
    ...(options.home?.port === undefined ? {} : { port: options.home.port }),
  });
}

async function openBrowser(
  profile: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<BrowserContext> {
  const browser = await findChromium();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.executablePath,
    args: browser.args,
    env: { ...process.env, ...browser.env },
    viewport,
    permissions: ['clipboard-read', 'clipboard-write'],
    // The process that runs the tests sees to that.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  context.setDefaultTimeout(20_000);
  // tsx names inner functions by a helper that a function sent to the page does not find there.
  await context.addInitScript('globalThis.__name = (it) => it');
  return context;
}

function collectErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    const text = `${message.text()} ${message.location().url}`;
    if (message.type() === 'error' && /gloss/i.test(text)) errors.push(text);
  });
  return errors;
}
