/**
 * Judges by vectors of performance: a running server over HTTP, with one fresh user for each file, its prices and rates
 * sent as the user's own; and the calculation alone. Returns from flows and values are judged by the calculation only.
 * `node test/vectors/performance.ts --base http://127.0.0.1:3000 --vectors <folder> [--only <part of a name>]`
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dateOf, systemClock } from '../../shared/kernel/time.ts';
import { Investor } from '../portfolio/performance/support/investor.ts';
import { type Call, type Judgement, judge } from './judge-performance.ts';
import { judgeReturns } from './judge-returns.ts';

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
async function userOf(): Promise<Call> {
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

/** The same without a server: what was recorded is folded and read in memory. */
async function inMemory(): Promise<Call> {
  const investor = new Investor();
  return async (method, target, body) => {
    const { searchParams, pathname } = new URL(target, base);
    const { to = dateOf(systemClock()), from } = Object.fromEntries(searchParams);
    const asked = { to, ...(from !== undefined && { from }) };
    if (method !== 'GET') return investor.takes(pathname, body);
    if (pathname === '/v1/performance/chart') return { items: await investor.chart(asked) };
    const { missing, ...answer } = await investor.performance(asked);
    return { ...answer, complete: missing.length === 0, missing };
  };
}

let [files, failed, compared] = [0, 0, 0];
function report(file: string, how: string, { faults, figures }: Judgement): void {
  files += 1;
  compared += figures;
  if (faults.length > 0) failed += 1;
  process.stdout.write(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${file} (${how})\n`);
  for (const fault of faults) process.stdout.write(`     ${fault}\n`);
}

for (const file of readdirSync(vectors).toSorted()) {
  if (!file.startsWith('perf-') || !file.includes(only)) continue;
  const vector = JSON.parse(readFileSync(path.join(vectors, file), 'utf8'));
  if ('activities' in vector) {
    report(file, 'over HTTP', await judge(vector, await userOf()));
    report(file, 'calculation', await judge(vector, await inMemory()));
  } else report(file, 'calculation', judgeReturns(vector));
}
process.stdout.write(`${files - failed} of ${files} pass, ${compared} figures compared\n`);
process.exitCode = failed === 0 && files > 0 ? 0 : 1;
