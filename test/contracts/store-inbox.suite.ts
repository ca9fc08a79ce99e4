/** What every adapter of the store does with answers under idempotency keys. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../shared/kernel/store/types.ts';
import { append, later, newStream, newTenant, streamIn, unit } from '../support/units.ts';

export function storeInboxContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  describe('the inbox', () => {
    const record = (stream = newStream()) => ({
      tenant: stream.tenant,
      principal: 'user',
      idempotencyKey: 'key-1',
      requestHash: 'hash',
      answer: { id: '42', list: [1] },
      expiresAt: later(60),
    });

    it('keeps an answer with the append', async () => {
      const stream = newStream();
      const inbox = record(stream);
      await store.write(unit({ appends: [append(stream, 0)], inbox }));
      expect(await store.readInbox(inbox)).toEqual({
        requestHash: 'hash',
        answer: { id: '42', list: [1] },
        expiresAt: later(60),
      });
      expect(await store.readInbox({ ...inbox, idempotencyKey: 'key-2' })).toBeUndefined();
      expect(await store.readInbox({ ...inbox, principal: 'other' })).toBeUndefined();
      expect(await store.readInbox({ ...inbox, tenant: newTenant() })).toBeUndefined();
    });

    it('is read together with heads, as each is read alone', async () => {
      const [stream, other] = [newStream(), newStream()];
      const inbox = record(stream);
      await store.write(unit({ appends: [append(stream, 0)], inbox }));
      expect(await store.readHeadsAndInbox([stream, other], inbox)).toEqual({
        heads: await store.readHeads([stream, other]),
        inbox: await store.readInbox(inbox),
      });
      const unused = await store.readHeadsAndInbox([other], { ...inbox, idempotencyKey: 'key-2' });
      expect(unused).toEqual({ heads: new Map(), inbox: undefined });
    });

    it('refuses a second unit under the same key, whatever it appends to', async () => {
      const stream = newStream();
      const other = streamIn(stream.tenant, 'settings');
      const inbox = record(stream);
      await store.write(unit({ appends: [append(stream, 0)], inbox }));
      expect(await store.write(unit({ appends: [append(other, 0)], inbox: { ...inbox, answer: 2 } }))).toEqual({
        written: false,
      });
      expect((await store.readHeads([other])).size).toBe(0);
      expect((await store.readInbox(inbox))?.answer).toEqual(inbox.answer);
    });

    it('replaces a record that expired by the time of the unit, and not before', async () => {
      const stream = newStream();
      const inbox = record(stream);
      await store.write(unit({ appends: [append(stream, 0)], inbox }));
      const again = { appends: [append(stream, 1)], inbox: { ...inbox, answer: 'new', expiresAt: later(600) } };
      expect(await store.write(unit(again, later(60)))).toEqual({ written: false });
      expect(await store.write(unit(again, later(61)))).toMatchObject({ written: true });
      expect(await store.readInbox(inbox)).toMatchObject({ answer: 'new', expiresAt: later(600) });
    });

    it('keeps the answer of a unit that appends nothing', async () => {
      const inbox = record();
      const nothing = unit({ inbox });
      expect(await store.write(nothing)).toEqual({ written: true, versions: [] });
      expect(await store.write(nothing)).toEqual({ written: false });
      expect((await store.readInbox(inbox))?.answer).toEqual(inbox.answer);
    });
  });
}
