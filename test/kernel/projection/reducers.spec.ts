import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryQueue } from '../../../shared/adapters/memory/messages.ts';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { catchUp } from '../../../shared/kernel/projection/catch-up.ts';
import { consume } from '../../../shared/kernel/projection/consume.ts';
import type { QueueRecord } from '../../../shared/kernel/projection/queue-messages.ts';
import { readBook } from '../../../shared/kernel/projection/read-book.ts';
import { servingHead } from '../../../shared/kernel/projection/reducers.ts';
import { mainStream } from '../../../shared/kernel/projection/types.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { count, countingProjection, countsOf, noticeOf } from '../../support/counting-book.ts';
import { newTenant, T0 } from '../../support/units.ts';

const first = countingProjection({ reducer: 1 });
const second = countingProjection({ reducer: 2 });
const third = countingProjection({ reducer: 3 });

let store: MemoryStore;
let tenant: TenantId;
beforeEach(async () => {
  store = new MemoryStore();
  tenant = newTenant();
});

const run = (by = first, of = tenant) => catchUp(store, by, of, { now: T0 });
const headOf = async (of = tenant) => (await store.readProgress(servingHead(first, of), [])).projection;
const lines: (readonly [message: string, reason: string])[] = [];
const queue = new MemoryQueue();
const record = (of: TenantId, version: number): QueueRecord => ({
  messageId: `${of} ${version}`,
  receiptHandle: `${of} ${version}`,
  body: JSON.stringify({ detail: noticeOf(of, version) }),
  attributes: { ApproximateReceiveCount: '1' },
});
const consumeBy = (by: typeof first, records: readonly QueueRecord[]) =>
  consume(by, records, {
    store,
    queue,
    now: () => T0,
    remainingMilliseconds: () => 300_000,
    log: { info: () => undefined, error: (message, fields) => lines.push([message, String(fields['reason'])]) },
  });

describe('a book is opened by the reducer that wrote it', () => {
  it('so new code goes on with an old book as the old code did', async () => {
    await count(store, tenant, ['a']);
    await run(first);
    await count(store, tenant, ['a', 'b']);
    await run(second);
    expect(await headOf()).toMatchObject({ reducer: 1, cursors: { journal: 2 } });
    expect((await countsOf(store, tenant, second)).sums).toEqual({ 'journal/a': 2, 'journal/b': 1 });
  });

  it('and a new one by the newest', async () => {
    await count(store, tenant, ['a']);
    await run(second);
    expect(await headOf()).toMatchObject({ reducer: 2, generation: 1 });
    expect((await countsOf(store, tenant, second)).sums).toEqual({ 'a@journal': 1 });
  });
});

describe.each([
  ['newer', second, first, 'holdings was written by reducer 2, which is newer than this code knows (1)'],
  ['older', first, third, 'holdings was written by reducer 1, which is older than this code knows (3)'],
] as const)('a book that %s code has written', (_, writer, reader, reason) => {
  let other: TenantId;
  beforeEach(async () => {
    other = newTenant();
    lines.length = 0;
    for (const one of [tenant, other]) await count(store, one, ['a']);
    await run(writer);
    await count(store, tenant, ['b']);
  });

  it('is left as it is: its messages wait, a line says why, and everybody else goes on', async () => {
    const before = await headOf();
    const waiting = record(tenant, 2);
    expect(await consumeBy(reader, [waiting, record(other, 1)])).toEqual({
      batchItemFailures: [{ itemIdentifier: waiting.messageId }],
    });
    expect(queue.putOff.get(waiting.receiptHandle)).toBe(900);
    expect(lines).toEqual([['written by other code', reason]]);
    expect(await headOf()).toEqual(before);
    expect(await headOf(other)).toMatchObject({ cursors: { journal: 1 } });
  });

  it('is not read, with a token or without: an empty answer would be a wrong one', async () => {
    for (const wanted of [undefined, { stream: mainStream(tenant, 'journal'), version: 2 }]) {
      const answer = await readBook(store, reader, { tenant, wanted }, async () => 'read');
      expect(answer).toMatchObject({ code: 'ConsumerHalted', detail: `${reason}; an operator has to look at it.` });
    }
    const fine = await readBook(store, reader, { tenant: other, wanted: undefined }, async () => 'read');
    expect(fine).toBe('read');
  });

  it('goes on where code comes that knows it', async () => {
    await consumeBy(writer, [record(tenant, 2)]);
    expect(await headOf()).toMatchObject({ cursors: { journal: 2 }, reducer: writer.reducer });
  });
});
