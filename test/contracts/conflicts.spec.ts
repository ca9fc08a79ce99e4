/** What becomes of many transactions that come to one item at once, where the service takes them one at a time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoStore } from '../../shared/adapters/dynamodb/store.ts';
import { noStoreMemory } from '../../shared/adapters/dynamodb/store-memory.ts';
import { runCommand } from '../../shared/kernel/commands/run-command.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { type Store, streamName } from '../../shared/kernel/store/types.ts';
import { checkChain } from '../support/chain.ts';
import { type Conflicts, conflicts } from '../support/conflicting.ts';
import { storeOptions } from '../support/dynamo-store.ts';
import { type LocalDynamo, startDynamo } from '../support/dynamodb.ts';
import { numbers } from '../support/history.ts';
import { append, event, newStream, T0, unit } from '../support/units.ts';

const WRITERS = 12;
const ROUNDS = 3;

let dynamo: LocalDynamo;
beforeAll(async () => {
  dynamo = await startDynamo();
});
afterAll(() => dynamo.close());

/** A store with connections of its own, as each process has. */
function openStore({ join }: Conflicts): Store {
  const client = dynamo.connect();
  join(client);
  return dynamoStore({ ...storeOptions(dynamo.client), client }, noStoreMemory());
}

const expectIntact = async (stream: ReturnType<typeof newStream>, commits: number) =>
  expect(await checkChain(storeOptions(dynamo.client), stream)).toEqual({ kind: 'erased', commits });

describe('many transactions on one head', () => {
  it('conflict, and of each round one is first: the others have lost, as if they had come after it', async () => {
    const world = conflicts();
    const stores = Array.from({ length: WRITERS }, () => openStore(world));
    const [reader] = stores;
    const stream = newStream();
    for (let version = 0; version < ROUNDS; version += 1) {
      const [head] = [...((await reader?.readHeads([stream])) ?? new Map()).values()];
      const next = append(stream, version, head ? { previous: { hash: head.hash, recordedAt: head.recordedAt } } : {});
      const results = await Promise.all(stores.map((store) => store.write(unit({ appends: [next] }))));
      expect(results.filter(({ written }) => written)).toHaveLength(1);
    }
    expect(await reader?.readCommits(stream, 0)).toHaveLength(ROUNDS);
    await expectIntact(stream, ROUNDS);
    expect(world.met.get('TransactionConflict')).toBeGreaterThan(0);
    expect(world.met.get('ConditionalCheckFailed')).toBeGreaterThan(0);
  });

  it.each([
    ['conflict', () => false, 'TransactionConflict'],
    ['are turned away as being worked on', flaky(), 'TransactionInProgressException'],
  ])('that %s are all done in the end when they are commands', async (_, inProgress, expected) => {
    const world = conflicts(inProgress);
    const stream = newStream();
    const add = async (store: Store, name: string) => {
      const context = { tenant: stream.tenant, principal: 'p', correlationId: 'c', now: T0 };
      return runCommand(store, context, [stream], async () => ({
        appends: [{ stream, events: [event(name)], state: null }],
        answer: name,
      }));
    };
    const results = await Promise.all(
      Array.from({ length: WRITERS / 2 }, (__, at) => add(openStore(world), `command ${at}`)),
    );
    const answered = results.flatMap((result) => (isRefused(result) ? [] : [result.answer]));
    expect(answered).toHaveLength(WRITERS / 2);
    const commits = await openStore(world).readCommits(stream, 0);
    expect(commits.map(({ events }) => events[0]?.data).toSorted()).toEqual(answered.toSorted());
    expect((await openStore(world).readHeads([stream])).get(streamName(stream))?.version).toBe(answered.length);
    await expectIntact(stream, answered.length);
    expect(world.met.get(expected)).toBeGreaterThan(0);
  });
});

/** Turns away one in four, so that nobody is turned away all the time. */
function flaky(): () => boolean {
  const draw = numbers(7);
  return () => draw(4) === 0;
}
