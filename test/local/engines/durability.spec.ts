import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { describe, expect, it } from 'vitest';
import { startCloud } from '../../../infra/local/cloud.ts';
import { endStaleEngine } from '../../../infra/local/engines/stale-engine.ts';
import { clientsOf, newDataDir, openCloud } from '../gateway/cloud-fixture.ts';
import { smallAssembly } from '../small-assembly.ts';

const VICTIM = fileURLToPath(new URL('victim.ts', import.meta.url));

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Runs a host until it has acknowledged everything, and kills it at once. */
const killHost = async (assemblyDir: string, dataDir: string): Promise<void> => {
  const child = spawn(process.execPath, [VICTIM, assemblyDir, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
};

describe('a host that is killed', () => {
  it('takes its engine along, and loses nothing that it acknowledged', async () => {
    const assemblyDir = smallAssembly();
    const dataDir = newDataDir();
    await killHost(assemblyDir, dataDir);
    const enginePid = Number(readFileSync(join(dataDir, 'dynamodb', 'dynoxide.pid'), 'utf8'));
    for (let waited = 0; waited < 100 && alive(enginePid); waited += 1) await sleep(20);
    expect(alive(enginePid)).toBe(false);

    const log: string[] = [];
    const cloud = await startCloud({ assemblyDir, dataDir, iam: 'enforce', log: (line) => log.push(line) });
    try {
      const { dynamo, sqs, s3 } = clientsOf(cloud, cloud.hostCredentials);
      const Key = { pk: { S: 'T#a' }, sk: { S: 'HEAD' } };
      expect((await dynamo.send(new GetItemCommand({ TableName: 'events', Key }))).Item).toEqual(Key);
      const QueueUrl = cloud.queueUrl('arn:aws:sqs:us-east-1:000000000000:tax-book');
      const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
      // Its consumer ended with the host, so nobody waits for the ten minutes of its visibility timeout.
      expect(Messages?.map(({ Body }) => Body)).toEqual([
        'in flight',
        expect.stringContaining('"streamType":"journal"'),
      ]);
      expect(log).toEqual(['1 messages that were in flight are visible again']);
      expect(await (await s3.fetch(`${cloud.endpoint}/files/uploads/1`)).text()).toBe('kept');
    } finally {
      await cloud.close();
    }
  });

  it('has its engine ended at the next start only if that still is the engine', async () => {
    const dir = newDataDir();
    const pidFile = join(dir, 'dynoxide.pid');
    writeFileSync(pidFile, String(process.pid));
    expect(await endStaleEngine(pidFile, join(dir, 'dynamodb.db'))).toBe(false);
    expect(existsSync(pidFile)).toBe(false);

    mkdirSync(join(dir, 'bin'));
    const database = join(dir, 'dynamodb.db');
    const imposter = spawn('/bin/sh', ['-c', 'sleep 30; :', 'dynoxide', database], { stdio: 'ignore' });
    writeFileSync(pidFile, String(imposter.pid));
    const exited = new Promise((resolve) => imposter.once('exit', resolve));
    expect(await endStaleEngine(pidFile, database)).toBe(true);
    await exited;
  });
});

describe('a data folder', () => {
  it('serves one host at a time, and the next one after its end', async () => {
    const dataDir = newDataDir();
    const first = await openCloud({ dataDir });
    await expect(openCloud({ dataDir })).rejects.toThrow(/Another local host uses/);
    await first.close();
    const second = await openCloud({ dataDir });
    expect(second.credentialsOf('tax.book')).toEqual(first.credentialsOf('tax.book'));
    await second.close();
  });

  it('refuses a template whose table differs from the one it holds', async () => {
    const dataDir = newDataDir();
    await (await openCloud({ dataDir })).close();
    const changed = {
      Events: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          TableName: 'events',
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        },
      },
    };
    await expect(openCloud({ dataDir, assemblyDir: smallAssembly(changed) })).rejects.toThrow(
      /Table events .* differs/,
    );
  });
});
