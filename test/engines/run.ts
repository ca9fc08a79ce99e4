/**
 * `npm run test:engine -- <engine>`: what the event store is promised, on an engine: `embedded`, `dynamodb-local` (AWS's
 * own, fetched and started here), or the address of any other that speaks DynamoDB's protocol.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { startDynamoDbLocal } from '../../infra/local/engines/dynamodb-local/start.ts';

/** What meets DynamoDB itself: stores, keys, indexes, faults, the sweeper's search, streams. Each engine counts units in its own way. */
const SPECS = [
  'test/contracts/store.spec.ts',
  'test/contracts/conflicts.spec.ts',
  'test/contracts/key-table.spec.ts',
  'test/contracts/heads-index.spec.ts',
  'test/adapters/dynamodb/faults.spec.ts',
  'test/adapters/dynamodb/remembered.spec.ts',
  'test/adapters/dynamodb/stored-bytes.spec.ts',
  'test/adapters/dynamodb/unreadable-commits.spec.ts',
  'test/operations/verify/verify.spec.ts',
  'test/faults/any-order.property.spec.ts',
  'test/local/sources/stream-source.spec.ts',
];

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

async function runSpecs(endpoint: string | undefined, more: readonly string[]): Promise<number> {
  const { DYNAMODB_TEST_ENDPOINT: _, ...rest } = process.env;
  const env = { ...rest, ...(endpoint !== undefined && { DYNAMODB_TEST_ENDPOINT: endpoint }) };
  const args = ['run', '--project', 'unit', ...SPECS, ...more];
  const [code] = await once(spawn('vitest', args, { stdio: 'inherit', env }), 'exit');
  return typeof code === 'number' ? code : 1;
}

async function main([engine, ...more]: readonly string[]): Promise<number> {
  if (engine === 'embedded') return runSpecs(undefined, more);
  if (engine === 'dynamodb-local') {
    const local = await startDynamoDbLocal({ say });
    say(`DynamoDB Local at ${local.endpoint}`);
    try {
      return await runSpecs(local.endpoint, more);
    } finally {
      await local.close();
    }
  }
  if (engine !== undefined && /^https?:$/.test(URL.parse(engine)?.protocol ?? '')) return runSpecs(engine, more);
  say('npm run test:engine -- embedded | dynamodb-local | http://…');
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
