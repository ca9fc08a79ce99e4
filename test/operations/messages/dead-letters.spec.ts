import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryDeadLetters, MemoryRefill } from '../../../shared/adapters/memory/repair-queues.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { aboutLetter } from '../../../shared/operations/app/messages/about-letter.ts';
import { lookAtLetters, type Office, takeLetter } from '../../../shared/operations/app/messages/dead-letters.ts';
import { giveBack, giveBackMany, notRetryable } from '../../../shared/operations/app/messages/repair-letters.ts';
import { noticeOf } from '../../support/counting-book.ts';
import { newTenant, T0 } from '../../support/units.ts';

const tenant = newTenant();
const notice = JSON.stringify({ detail: noticeOf(tenant, 7) });
const failure = JSON.stringify({
  requestContext: { condition: 'RetryAttemptsExhausted' },
  DDBStreamBatchInfo: { shardId: 's', startSequenceNumber: '1', batchSize: 3, approximateArrivalOfFirstRecord: T0 },
});

let letters: MemoryDeadLetters;
let refill: MemoryRefill;
let consumer: Office;
let stream: Office;
beforeEach(() => {
  letters = new MemoryDeadLetters('tax-book');
  refill = new MemoryRefill('tax-book');
  consumer = { name: 'tax-book', kind: 'consumer', letters, refill };
  stream = { name: 'relay', kind: 'stream', letters };
});
const fill = (count: number, body = notice): readonly string[] =>
  Array.from({ length: count }, () => {
    const messageId = randomUUID();
    letters.put({ messageId, body });
    return messageId;
  });
const never = () => Promise.reject(new Error('nothing is to be swept'));
const take = async (office: Office, messageId: string) => {
  const letter = await takeLetter(office, messageId);
  if (!letter) throw new Error('it is not there');
  return letter;
};

describe('a look at dead letters', () => {
  it('lists them, and leaves them all for the next look', async () => {
    const ids = fill(25);
    for (const _ of [1, 2]) {
      const look = await lookAtLetters(consumer, 50);
      expect(look.letters.map(({ messageId }) => messageId)).toEqual(ids);
      expect(look.complete).toBe(true);
    }
    expect(await letters.depth()).toEqual({ waiting: 25, inFlight: 0, delayed: 0 });
  });

  it('is bounded, and says that there may be more', async () => {
    fill(25);
    const look = await lookAtLetters(consumer, 15);
    expect([look.letters.length, look.complete]).toEqual([15, false]);
    expect(await letters.depth()).toMatchObject({ waiting: 25 });
  });

  it('for one hides that one alone', async () => {
    const ids = fill(15);
    expect((await take(consumer, ids[12] ?? '')).messageId).toBe(ids[12]);
    expect(await letters.depth()).toMatchObject({ waiting: 14, inFlight: 1 });
    expect(await takeLetter(consumer, randomUUID())).toBeUndefined();
    expect(await letters.depth()).toMatchObject({ waiting: 14, inFlight: 1 });
  });
});

describe('a dead letter', () => {
  const about = (body: string, attributes = {}) => {
    const letter = { messageId: 'm', sentAt: T0, receives: 1, group: undefined, receipt: 'r' };
    return aboutLetter({ ...letter, body, attributes });
  };

  it('that is a notice names its stream, and never what is in it', () => {
    expect(about(notice)).toMatchObject({ tenant, about: { tenant, stream: 'journal/main', version: '7' } });
  });

  it('that orders work names its place', () => {
    expect(about(JSON.stringify({ tenant, partition: 'p' })).about).toEqual({ tenant, partition: 'p' });
  });

  it('of a stream reader says since when', () => {
    expect(about(failure)).toMatchObject({ reason: 'RetryAttemptsExhausted', since: T0, about: { records: '3' } });
  });

  it('that the bus could not deliver says why', () => {
    expect(about(notice, { ERROR_CODE: 'NO_PERMISSIONS' }).reason).toBe('NO_PERMISSIONS');
  });

  it.each(['hello', '"hello"', '{}', 'null', '{"detail":{}}', ''])('such as %j is about nothing we know', (body) => {
    expect(about(body)).toMatchObject({ about: {} });
  });
});

describe('giving back', () => {
  it('sends a message to its consumer as it was, in its tenant’s group, and deletes it', async () => {
    const [id = ''] = fill(1);
    await giveBack(consumer, await take(consumer, id), never);
    expect(refill.sent).toEqual([{ body: notice, group: tenant }]);
    expect(letters.messageIds).toEqual([]);
  });

  it('loses nothing when the queue takes nothing', async () => {
    const [id = ''] = fill(1);
    refill.send = () => Promise.reject(new Error('the queue is away'));
    await expect(giveBack(consumer, await take(consumer, id), never)).rejects.toThrow('away');
    expect(letters.messageIds).toEqual([id]);
  });

  it('takes many, up to a number', async () => {
    fill(25);
    expect(await giveBackMany(consumer, 20, never)).toEqual({ retried: 20, complete: false });
    expect(await giveBackMany(consumer, 20, never)).toEqual({ retried: 5, complete: true });
    expect(refill.sent).toHaveLength(25);
  });

  it('of a stream reader sweeps once, from the first record on', async () => {
    fill(3, failure);
    const swept: string[] = [];
    const republish = async (since: string) => swept.push(since);
    expect(await giveBackMany(stream, 20, republish)).toEqual({ retried: 3, complete: true });
    expect([swept, letters.messageIds]).toEqual([[T0], []]);
  });

  it('leaves what names no commit at all', async () => {
    const item = { reason: 'no commit', sequenceNumber: '1', partition: 'T#x', sort: 'C#1', requestId: 'r' };
    const [id = ''] = fill(1, JSON.stringify(item));
    fill(1, failure);
    expect(await giveBackMany(stream, 20, async () => undefined)).toEqual({ retried: 1, complete: true });
    expect(letters.messageIds).toEqual([id]);
    const letter = await take(stream, id);
    expect(aboutLetter(letter)).toEqual({ about: { item: 'T#x C#1' }, reason: 'no commit' });
    expect(notRetryable(stream, letter)).toMatchObject({ code: 'NotRetryable' });
  });

  it('is refused for a schedule, which runs again anyway', () => {
    expect(isRefused(notRetryable({ name: 'sweep', kind: 'schedule', letters }))).toBe(true);
    expect([notRetryable(consumer), notRetryable(stream)]).toEqual([undefined, undefined]);
  });
});
