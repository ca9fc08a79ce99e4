import { expect, it } from 'vitest';
import { MemoryQueue } from '../../shared/adapters/memory/messages.ts';
import { type CommitNotice, streamOf } from '../../shared/kernel/messages.ts';
import { parseNotice } from '../../shared/kernel/projection/queue-messages.ts';

const notice: CommitNotice = {
  tenant: 'tenant',
  streamType: 'import',
  streamId: 'import-1',
  version: 3,
  eventTypes: ['ImportCompleted'],
  correlationId: 'correlation',
  recordedAt: '2026-01-31T09:00:00.000Z',
};

it('a notice names its stream', () => {
  expect(streamOf(notice)).toEqual({ tenant: 'tenant', type: 'import', id: 'import-1' });
});

it('a notice is read from what the bus sends and from what a consumer sends itself', async () => {
  const envelope = { version: '0', id: 'e', source: 'foldbook', 'detail-type': 'Commit', detail: notice };
  expect(parseNotice(JSON.stringify(envelope))).toEqual(notice);
  const queue = new MemoryQueue();
  await queue.send(notice);
  expect(parseNotice(queue.sent[0]?.body ?? '')).toEqual(notice);
});

it.each([
  ['no JSON', 'hello'],
  ['no envelope', JSON.stringify(notice)],
  ['an unknown stream type', JSON.stringify({ detail: { ...notice, streamType: 'weather' } })],
  ['a version that is no number', JSON.stringify({ detail: { ...notice, version: '3' } })],
])('%s is not a notice', (_, body) => {
  expect(() => parseNotice(body)).toThrow();
});
