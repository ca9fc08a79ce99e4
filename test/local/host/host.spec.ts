import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DataDirInUseError } from '../../../infra/local/host-lock.ts';
import { startTestHost, type TestHost } from '../../support/host.ts';
import type { HttpClient } from '../../support/http-client.ts';
import { freshDir } from '../lambda/bundle.ts';
import { tinyAssembly } from './tiny-app.ts';

let assemblyDir: string;
beforeAll(() => {
  assemblyDir = tinyAssembly();
});
const running: TestHost[] = [];
const start = async (dataDir = freshDir()): Promise<TestHost> => {
  const host = await startTestHost({ assemblyDir, dataDir });
  running.push(host);
  return host;
};
afterEach(async () => {
  for (const host of running.splice(0)) await host.stop();
});

async function countOf(client: HttpClient, id: string): Promise<unknown> {
  return (await client.send('GET', `/items/${id}`)).body['count'];
}
async function untilCounted(client: HttpClient, id: string): Promise<void> {
  for (let tries = 0; tries < 1000 && (await countOf(client, id)) === 0; tries += 1) await sleep(5);
}

describe('the whole host on a template of a few resources', () => {
  it('takes a write from HTTP through stream, bus and queue to its consumer', async () => {
    const host = await start();
    const client = await host.client();
    expect((await client.send('PUT', '/items/a')).status).toBe(204);
    await untilCounted(client, 'a');
    expect(await countOf(client, 'a')).toBe(1);
    expect(host.log).toEqual([]);
  });

  it('refuses a function what its role does not allow', async () => {
    const host = await start();
    const client = await host.client();
    expect((await client.send('DELETE', '/items/a')).status).toBe(500);
    expect(host.host.cloud.iam.denials()).toMatchObject([{ identity: 'items.http', action: 'dynamodb:DeleteItem' }]);
    await host.stop();
    const log = readFileSync(path.join(host.dataDir, 'logs', 'items.http.log'), 'utf8');
    expect(log).toContain('AccessDenied');
  });

  it('has everything again after a stop, and hands nothing over twice that was done', async () => {
    const dataDir = freshDir();
    const before = await start(dataDir);
    const client = await before.client();
    await client.send('PUT', '/items/a');
    await untilCounted(client, 'a');
    await sleep(100);
    await before.stop();
    const after = await start(dataDir);
    const again = await after.client();
    await again.send('PUT', '/items/b');
    await untilCounted(again, 'b');
    expect([await countOf(again, 'a'), await countOf(again, 'b')]).toEqual([1, 1]);
  });

  it('goes on with what was under way when it was stopped', async () => {
    const dataDir = freshDir();
    const before = await start(dataDir);
    const client = await before.client();
    const ids = Array.from({ length: 30 }, (_, at) => `item-${at}`);
    const answers = await Promise.all(ids.map((id) => client.send('PUT', `/items/${id}`)));
    expect(answers.every(({ status }) => status === 204)).toBe(true);
    await before.stop();
    const after = await start(dataDir);
    const again = await after.client();
    for (const id of ids) {
      await untilCounted(again, id);
      expect(await countOf(again, id)).toBeGreaterThan(0);
    }
  });

  it('shares its folder with no other host', async () => {
    const host = await start();
    const second = start(host.dataDir);
    await expect(second).rejects.toThrow(DataDirInUseError);
    await expect(second).rejects.toThrow(`process id ${process.pid}`);
  });

  it('says what it does when it is up', async () => {
    const { origin } = await start();
    const health = await fetch(`${origin}/health`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    expect((await fetch(`${origin}/nowhere`)).status).toBe(404);
  });
});
