/** `npm run dynamodb-local -- [--port 8000] [--data-dir folder]`: AWS's DynamoDB Local, until it is stopped. */
import { parseArgs } from 'node:util';
import { startDynamoDbLocal } from './start.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '8000' }, 'data-dir': { type: 'string' } },
});
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const dataDir = values['data-dir'];
const engine = await startDynamoDbLocal({ port: Number(values.port), say, ...(dataDir !== undefined && { dataDir }) });
say(`ready ${engine.endpoint}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void engine.close());
await engine.ended;
