// Says early and clearly that Node is too old. It must itself run on old versions, so the scripts
// import the rest only after it.

export const LOWEST_NODE = 20;

/** Ends the process when Node is too old. */
export function requireNode() {
  const version = process.versions.node;
  if (Number(version.split('.')[0]) >= LOWEST_NODE) return;
  console.error(`Gloss needs Node ${String(LOWEST_NODE)} or later, and this is ${version}.`);
  console.error('Install a current one from https://nodejs.org, then try again.');
  process.exit(1);
}
