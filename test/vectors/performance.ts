/**
 * Judges a running server by vectors of performance, over HTTP: one fresh user for each file, its prices and rates sent as
 * the user's own. `node test/vectors/performance.ts --base http://127.0.0.1:3000 --vectors <folder> [--only <part of a name>]`
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { judge } from './judge-performance.ts';
import type { Vector } from './performance-vector.ts';

const { values } = parseArgs({
  options: { base: { type: 'string' }, vectors: { type: 'string' }, only: { type: 'string', default: '' } },
});
const { base = 'http://127.0.0.1:3000', vectors = '.', only } = values;

async function signIn(): Promise<string> {
  const body = JSON.stringify({ userId: randomUUID(), scopes: ['*'] });
  const response = await fetch(`${base}/local/token`, { method: 'POST', body });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return accessToken;
}

/** Requests of one user, each seeing all earlier ones. */
async function userOf(): Promise<(method: string, target: string, body?: unknown) => Promise<Record<string, unknown>>> {
  const accessToken = await signIn();
  let seen: string | null = null;
  return async (method, target, body) => {
    const response = await fetch(base + target, {
      method,
      headers: {
        authorization: `Bearer ${accessToken}`,
        'content-type': 'application/json',
        ...(seen !== null && { 'consistency-token': seen }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${target}: ${response.status} ${text}`);
    seen = response.headers.get('consistency-token') ?? seen;
    return JSON.parse(text);
  };
}

const files = readdirSync(vectors)
  .filter((name) => /^perf-(roai|split|empty|fee)/.test(name) && name.includes(only))
  .toSorted();
let failed = 0;
let compared = 0;
for (const file of files) {
  const vector: Vector = JSON.parse(readFileSync(path.join(vectors, file), 'utf8'));
  const { faults, figures } = await judge(vector, await userOf());
  compared += figures;
  if (faults.length > 0) failed += 1;
  process.stdout.write(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${file}\n${faults.map((fault) => `     ${fault}\n`).join('')}`);
}
process.stdout.write(`${files.length - failed} of ${files.length} files pass, ${compared} figures compared\n`);
process.exitCode = failed === 0 && files.length > 0 ? 0 : 1;
