/** The tour of the README, command by command, as a reader would type them. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { origin } from '../support/api.ts';

interface Step {
  readonly commands: string;
  /** What the README says that comes back, where it does. */
  readonly answer: string | undefined;
}

const readme = readFileSync('README.md', 'utf8');
const tour = /^## A tour$([\s\S]*?)^## /m.exec(readme)?.[1] ?? '';
const steps: readonly Step[] = [...tour.matchAll(/```sh\n([\s\S]*?)```(?:\n```json\n([\s\S]*?)```)?/g)].map(
  ([, commands = '', answer]) => ({ commands, answer }),
);
const MARK = '@@ end of step';

/** A folder with a `curl` in it, for machines that have none. */
function toolFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'foldbook-tools-'));
  const script = path.resolve('test/support/curl/curl.mjs');
  writeFileSync(path.join(folder, 'curl'), `#!/bin/sh\nexec "${process.execPath}" "${script}" "$@"\n`);
  chmodSync(path.join(folder, 'curl'), 0o755);
  return folder;
}

/** Asks again while the answer isn't complete, as a reader does who is quicker than the consumers. */
const patiently = (commands: string): string => `for patience in $(seq 100); do
printed=$({ ${commands.trim()}
}); case "$printed" in *'"complete":true'*) break;; esac; sleep 0.2
done; echo "$printed"`;

/** Types all steps into one shell; answers what each printed. */
async function type(typed: readonly Step[]): Promise<readonly string[]> {
  const tools = toolFolder();
  const lines = typed.map(({ commands, answer }) =>
    answer?.includes('"complete":true') ? patiently(commands) : commands,
  );
  const script = lines.map((text) => `${text}\necho; echo '${MARK}'\n`).join('');
  const env = { ...process.env, PATH: `${tools}:${path.dirname(process.execPath)}:${process.env['PATH']}` };
  try {
    const { stdout } = await promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', script], { env });
    return stdout.split(MARK).slice(0, -1);
  } finally {
    rmSync(tools, { recursive: true });
  }
}

/** `…` in the README stands for whatever is there. */
const expected = (answer: unknown): unknown => {
  if (typeof answer === 'string' && answer.includes('…')) return expect.any(String);
  if (Array.isArray(answer)) return answer.map(expected);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, expected(value)]));
};

it('the tour works as it is written, and answers what it says', async () => {
  expect(steps.length).toBeGreaterThan(5);
  const mine = (text: string) =>
    text.replaceAll('http://127.0.0.1:3000', origin()).replace(/"userId":"[^"]+"/, `"userId":"${randomUUID()}"`);
  const printed = await type(steps.map(({ commands, answer }) => ({ commands: mine(commands), answer })));
  expect(printed).toHaveLength(steps.length);
  for (const [at, { answer }] of steps.entries()) {
    if (answer !== undefined) expect(JSON.parse(printed[at] ?? '')).toEqual(expected(JSON.parse(answer)));
  }
});
