/** One server and one browser for all tests of a file, and a picture of what a failing test saw. */

import { join } from 'node:path';
import { cache } from '../../../scripts/lib/paths.mjs';
import { launch, type LaunchOptions, type Session } from './launch.ts';

const LAUNCHING = 180_000;

/**
 * Call it inside a `describe`; the function it gives returns the session while a test runs.
 *
 *     const session = useSession({ theme: 'Default Dark Modern' });
 *     it('shows the library', async () => { await session().workbench.activityBar('Gloss'); });
 */
export function useSession(options: LaunchOptions = {}): () => Session {
  let session: Session | undefined;
  before(async function () {
    this.timeout(LAUNCHING);
    session = await launch(options);
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await picture(session, this.currentTest.fullTitle());
  });
  after(() => session?.dispose());
  return () => {
    if (session === undefined) throw new Error('There is no session outside of tests');
    return session;
  };
}

/** Takes a picture of what a failing test saw, and says where it is. */
export async function picture(session: Session | undefined, title: string): Promise<void> {
  const name = title.replace(/[^\w]+/g, '-').slice(0, 100);
  const path = join(cache, 'failures', `${name}.png`);
  try {
    await session?.workbench.screenshot(path);
    console.log(`      picture of the failure: ${path}`);
    for (const error of session?.errors ?? []) console.log(`      console: ${error}`);
  } catch (error) {
    console.log(`      no picture of the failure: ${String(error)}`);
  }
}
