import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type HostProcess, startHostProcess } from '../../support/host-process.ts';
import type { HttpClient } from '../../support/http-client.ts';
import { tinyAssembly } from './tiny-app.ts';

const USER = '0f8fad5b-d9cb-469f-a165-70867728950e';

let assemblyDir: string;
beforeAll(() => {
  assemblyDir = tinyAssembly();
});
const running: HostProcess[] = [];
const start = async (
  options: { dataDir?: string; environment?: Record<string, string> } = {},
): Promise<HostProcess> => {
  const host = await startHostProcess({
    ...options,
    environment: { ASSEMBLY_DIR: assemblyDir, ...options.environment },
  });
  running.push(host);
  return host;
};
afterEach(async () => {
  for (const host of running.splice(0)) await host.end('SIGKILL');
});

async function counted(client: HttpClient, id: string): Promise<boolean> {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (Number((await client.send('GET', `/items/${id}`)).body['count']) > 0) return true;
    await sleep(5);
  }
  return false;
}

describe('npm start', () => {
  it('says what it is doing, then in one line where it is ready', async () => {
    const host = await start();
    const lines = host.output().trim().split('\n');
    expect(lines.slice(0, -1).every((line) => line.endsWith(' …'))).toBe(true);
    expect(lines.at(-1)).toBe(`ready ${host.origin}`);
    expect(lines.filter((line) => line.startsWith('ready'))).toHaveLength(1);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends well on %s', async (signal) => {
    const host = await start();
    expect(await host.end(signal)).toBe(0);
    expect(host.output()).toMatch(/^stopped$/m);
  });

  it('goes on after a SIGKILL with everything it acknowledged', async () => {
    const before = await start();
    const writer = await before.client(USER);
    const acknowledged: string[] = [];
    const writing = Array.from({ length: 60 }, async (_, at) => {
      const answer = await writer.send('PUT', `/items/item-${at}`).catch(() => undefined);
      if (answer?.status === 204) acknowledged.push(`item-${at}`);
    });
    while (acknowledged.length < 20) await sleep(1);
    expect(await before.end('SIGKILL')).toBe('SIGKILL');
    await Promise.all(writing);
    const after = await start({ dataDir: before.dataDir });
    const reader = await after.client(USER);
    const lost: string[] = [];
    for (const id of acknowledged) if (!(await counted(reader, id))) lost.push(id);
    expect(lost).toEqual([]);
  });

  it('says how to choose another port when its own is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    await expect(start({ environment: { PORT: String(port) } })).rejects.toThrow(
      `Port ${port} is taken. Choose another one, e.g. PORT=3001 npm start`,
    );
    other.close();
  });

  it('says who uses its folder', async () => {
    const host = await start();
    await expect(start({ dataDir: host.dataDir })).rejects.toThrow(`process id ${host.pid}`);
  });

  it('refuses an environment that makes no sense', async () => {
    await expect(start({ environment: { IAM: 'maybe' } })).rejects.toThrow('IAM=maybe is not enforce or record.');
  });
});
