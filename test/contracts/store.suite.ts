/** What every adapter of the store does. */
import { beforeAll, describe, expect, it } from 'vitest';
import { LimitExceeded } from '../../shared/kernel/store/limits.ts';
import { type Store, streamName } from '../../shared/kernel/store/types.ts';
import {
  append,
  bookOf,
  change,
  event,
  later,
  newStream,
  newTenant,
  noise,
  streamIn,
  T0,
  unit,
} from '../support/units.ts';

export function storeContract(open: () => Promise<Store>): void {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  describe('appending', () => {
    it('keeps what was appended, in order', async () => {
      const stream = newStream();
      const first = unit({ appends: [append(stream, 0, { events: [event({ a: 'ä' }), event(null, 'Closed', 2)] })] });
      const written = await store.write(first);
      const source = { type: 'settings', id: 'main', version: 7 } as const;
      await store.write(unit({ appends: [append(stream, 1, { source })] }, later(1)));

      expect(written).toEqual({ written: true, versions: [{ stream, version: 1 }] });
      const commits = await store.readCommits(stream, 0);
      expect(commits).toEqual([
        {
          stream,
          version: 1,
          commandId: first.meta.commandId,
          causationId: first.meta.commandId,
          correlationId: 'correlation',
          actor: 'tester',
          recordedAt: T0,
          counts: { Noted: 1, Closed: 1 },
          hash: expect.stringMatching(/^[\w-]{43}$/),
          events: [event({ a: 'ä' }), event(null, 'Closed', 2)],
        },
        expect.objectContaining({ version: 2, recordedAt: later(1), source, counts: { Noted: 1 } }),
      ]);
      expect(await store.readCommits(stream, 1)).toEqual(commits.slice(1));
      expect(await store.readCommits(stream, 2)).toEqual([]);
    });

    it('moves the head with the commit', async () => {
      const stream = newStream();
      await store.write(unit({ appends: [append(stream, 0, { state: { open: [1, 'ß'] }, status: 'pending' })] }));
      const [commit] = await store.readCommits(stream, 0);
      expect((await store.readHeads([stream])).get(streamName(stream))).toEqual({
        version: 1,
        recordedAt: T0,
        hash: commit?.hash,
        status: 'pending',
        state: { open: [1, 'ß'] },
        stateVersion: 1,
        garbage: [],
      });
      await store.write(unit({ appends: [append(stream, 1, { state: 'new' })] }, later(1)));
      const head = (await store.readHeads([stream])).get(streamName(stream));
      expect(head).toMatchObject({ version: 2, recordedAt: later(1), status: 'active', state: 'new' });
      expect(head?.hash).not.toBe(commit?.hash);
    });

    it('shares nothing with what it was given or gave', async () => {
      const stream = newStream();
      const state = { list: [1] };
      const data = { list: [1] };
      await store.write(unit({ appends: [append(stream, 0, { state, events: [event(data)] })] }));
      state.list.push(2);
      data.list.push(2);
      const read = (await store.readHeads([stream])).get(streamName(stream))?.state as { list: number[] };
      read.list.push(3);
      expect((await store.readHeads([stream])).get(streamName(stream))?.state).toEqual({ list: [1] });
      expect((await store.readCommits(stream, 0))[0]?.events[0]?.data).toEqual({ list: [1] });
    });

    it('leaves out streams without commits, and reads one that is named twice once', async () => {
      const stream = newStream();
      await store.write(unit({ appends: [append(stream, 0)] }));
      const heads = await store.readHeads([stream, newStream(), stream]);
      expect([...heads.keys()]).toEqual([streamName(stream)]);
      expect(await store.readCommits(newStream(), 0)).toEqual([]);
    });

    it('keeps streams of one id apart by tenant and type', async () => {
      const [one, other] = [newTenant(), newTenant()];
      await store.write(unit({ appends: [append(streamIn(one), 0, { state: 'mine' })] }));
      await store.write(unit({ appends: [append(streamIn(other), 0, { state: 'theirs' })] }));
      expect((await store.readHeads([streamIn(one)])).get(streamName(streamIn(one)))?.state).toBe('mine');
      expect((await store.readHeads([streamIn(one, 'settings')])).size).toBe(0);
    });

    it('never lets recorded time run backwards in a stream', async () => {
      const stream = newStream();
      await store.write(unit({ appends: [append(stream, 0)] }, later(60)));
      await store.write(unit({ appends: [append(stream, 1)] }, later(30)));
      const head = (await store.readHeads([stream])).get(streamName(stream));
      await store.write(unit({ appends: [append(stream, 2, head && { previous: head })] }, later(59)));
      const times = (await store.readCommits(stream, 0)).map(({ recordedAt }) => recordedAt);
      expect(times).toEqual([later(60), later(60), later(60)]);
    });

    it('takes several streams at once, of several tenants', async () => {
      const streams = [newStream(), newStream('settings'), newStream('import')];
      const result = await store.write(unit({ appends: streams.map((stream) => append(stream, 0)) }));
      expect(result).toEqual({ written: true, versions: streams.map((stream) => ({ stream, version: 1 })) });
      expect((await store.readHeads(streams)).size).toBe(3);
    });
  });

  describe('conditions', () => {
    it.each([0, 2])('refuses an append that expects version %i of a stream at 1', async (expected) => {
      const stream = newStream();
      await store.write(unit({ appends: [append(stream, 0)] }));
      expect(await store.write(unit({ appends: [append(stream, expected, { state: 'lost' })] }))).toEqual({
        written: false,
      });
      expect((await store.readHeads([stream])).get(streamName(stream))).toMatchObject({
        version: 1,
        state: { last: 1 },
      });
      expect(await store.readCommits(stream, 0)).toHaveLength(1);
    });

    it('refuses an append to a stream that should exist and does not', async () => {
      const stream = newStream();
      expect(await store.write(unit({ appends: [append(stream, 3)] }))).toEqual({ written: false });
      expect((await store.readHeads([stream])).size).toBe(0);
    });

    it('writes all of a unit or nothing', async () => {
      const [fresh, moved] = [newStream(), newStream()];
      await store.write(unit({ appends: [append(moved, 0)] }));
      const inbox = {
        tenant: fresh.tenant,
        principal: 'p',
        idempotencyKey: 'k',
        requestHash: 'h',
        answer: 1,
        expiresAt: later(60),
      };
      const key = bookOf(fresh.tenant);
      const lost = unit({ appends: [append(fresh, 0), append(moved, 0)], inbox, projection: change(key, 0) });
      expect(await store.write(lost)).toEqual({ written: false });
      expect((await store.readHeads([fresh])).size).toBe(0);
      expect(await store.readInbox(inbox)).toBeUndefined();
      expect((await store.readProgress(key, [])).projection).toBeUndefined();
    });

    it('relies on streams that must not have moved', async () => {
      const [stream, rules, none] = [newStream(), newStream('settings'), newStream('settings')];
      await store.write(unit({ appends: [append(rules, 0)] }));
      const relying = (version: number, rulesAt: number, noneAt = 0) =>
        unit({
          appends: [append(stream, version)],
          unchanged: [
            { stream: rules, version: rulesAt },
            { stream: none, version: noneAt },
          ],
        });
      expect(await store.write(relying(0, 1))).toMatchObject({ written: true });
      await store.write(unit({ appends: [append(rules, 1)] }));
      expect(await store.write(relying(1, 1))).toEqual({ written: false });
      expect(await store.write(relying(1, 0))).toEqual({ written: false });
      expect(await store.write(relying(1, 2, 1))).toEqual({ written: false });
      expect(await store.write(relying(1, 2))).toMatchObject({ written: true });
      expect((await store.readHeads([rules])).get(streamName(rules))?.version).toBe(2);
    });

    it('lets one of many attempts at the same version win', async () => {
      const stream = newStream();
      const attempts = Array.from({ length: 12 }, (_, index) =>
        unit({ appends: [append(stream, 0, { state: index })] }),
      );
      const results = await Promise.all(attempts.map((attempt) => store.write(attempt)));
      expect(results.filter(({ written }) => written)).toHaveLength(1);
      const winner = results.findIndex(({ written }) => written);
      expect((await store.readHeads([stream])).get(streamName(stream))).toMatchObject({ version: 1, state: winner });
      expect(await store.readCommits(stream, 0)).toMatchObject([{ commandId: attempts[winner]?.meta.commandId }]);
    });

    it('takes an earlier attempt of the same command for a success', async () => {
      const stream = newStream();
      const attempt = unit({ appends: [append(stream, 0)] });
      const first = await store.write(attempt);
      await store.write(unit({ appends: [append(stream, 1)] }));
      expect(await store.write(attempt)).toEqual(first);
      expect(await store.readCommits(stream, 0)).toHaveLength(2);
    });
  });

  describe('reading commits', () => {
    it('stops after the number of commits asked for', async () => {
      const stream = newStream();
      for (let version = 0; version < 5; version += 1) await store.write(unit({ appends: [append(stream, version)] }));
      const versions = async (after: number, commitsMax: number) =>
        (await store.readCommits(stream, after, { commitsMax })).map(({ version }) => version);
      expect(await versions(0, 1)).toEqual([1]);
      expect(await versions(1, 3)).toEqual([2, 3, 4]);
      expect(await versions(3, 3)).toEqual([4, 5]);
    });

    it('stops before the bytes asked for are exceeded, yet gives one commit at least', async () => {
      const stream = newStream();
      for (let version = 0; version < 5; version += 1) {
        await store.write(unit({ appends: [append(stream, version, { events: [event(noise(10_000))] })] }));
      }
      expect(await store.readCommits(stream, 0, { bytesMax: 1 })).toHaveLength(1);
      const some = (await store.readCommits(stream, 0, { bytesMax: 32_000 })).length;
      expect(some).toBeGreaterThanOrEqual(3);
      expect(some).toBeLessThan(5);
      expect(await store.readCommits(stream, 0)).toHaveLength(5);
    });

    it('reads long streams whole', async () => {
      const stream = newStream();
      for (let version = 0; version < 120; version += 1)
        await store.write(unit({ appends: [append(stream, version)] }));
      const commits = await store.readCommits(stream, 0);
      expect(commits.map(({ version }) => version)).toEqual(Array.from({ length: 120 }, (_, index) => index + 1));
    });

    it('reads big bodies back', async () => {
      const stream = newStream();
      const events = [event(noise(600_000)), event('small')];
      await store.write(unit({ appends: [append(stream, 0, { events })] }));
      await store.write(unit({ appends: [append(stream, 1)] }));
      expect((await store.readCommits(stream, 0)).map((commit) => commit.events)).toEqual([events, [event('event 2')]]);
      expect(await store.readCommits(stream, 0, { bytesMax: 100_000 })).toHaveLength(1);
    });
  });

  describe('limits', () => {
    const streams = (count: number) => Array.from({ length: count }, () => newStream());

    it('takes 100 items in a unit and refuses more', async () => {
      const all = Array.from({ length: 51 }, () => streamIn(newTenant(), 'settings'));
      const fifty = all.slice(0, 50).map((stream) => append(stream, 0));
      const last = all.slice(50).map((stream) => ({ stream, version: 0 }));
      await expect(store.write(unit({ appends: fifty, unchanged: last }))).rejects.toThrow(LimitExceeded);
      expect((await store.readHeads(all)).size).toBe(0);
      expect(await store.write(unit({ appends: fifty }))).toMatchObject({ written: true });
    });

    it('refuses the same stream twice in a unit', async () => {
      const stream = newStream();
      const twice = unit({ appends: [append(stream, 0), append(stream, 0)] });
      await expect(store.write(twice)).rejects.toThrow(LimitExceeded);
      const both = unit({ appends: [append(stream, 0)], unchanged: [{ stream, version: 0 }] });
      await expect(store.write(both)).rejects.toThrow(LimitExceeded);
      expect((await store.readHeads([stream])).size).toBe(0);
    });

    it('refuses a state above 400 KB', async () => {
      const stream = newStream();
      await expect(store.write(unit({ appends: [append(stream, 0, { state: noise(600_000) })] }))).rejects.toThrow(
        LimitExceeded,
      );
      expect((await store.readHeads([stream])).size).toBe(0);
    });

    it('refuses a unit above 4 MB', async () => {
      const appends = streams(16).map((stream) => append(stream, 0, { state: noise(390_000) }));
      await expect(store.write(unit({ appends }))).rejects.toThrow(LimitExceeded);
    });
  });
}
