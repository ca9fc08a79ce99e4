/** `npm start`. Only makes sure of the Node version here, since what follows can't even be loaded by an older one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NODE_MAJOR = 24;
const RESTARTED = 'FOLDBOOK_RESTARTED';

async function main(): Promise<number | undefined> {
  if (Number(process.versions.node.split('.')[0]) === NODE_MAJOR) {
    // Node's notes on its own experimental parts mean nothing to whoever starts this.
    process.removeAllListeners('warning');
    process.env['TZ'] = 'UTC';
    const { run } = await import('./run.ts');
    return run();
  }
  const ours = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));
  if (!existsSync(ours) || process.env[RESTARTED] !== undefined) {
    process.stderr.write(
      `Foldbook runs on Node ${NODE_MAJOR}, and this is Node ${process.versions.node}. ` +
        `Use \`npm start\` after \`npm ci\`, or install Node ${NODE_MAJOR}.\n`,
    );
    return 1;
  }
  const child = spawn(ours, [fileURLToPath(import.meta.url)], {
    stdio: 'inherit',
    env: { ...process.env, [RESTARTED]: '1' },
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal));
  const [status] = await once(child, 'exit');
  return typeof status === 'number' ? status : 1;
}

const status = await main();
if (status !== undefined) process.exit(status);
