/** What the gates of sources promise, whatever they are stored in. */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { SystemRecords } from '../../../shared/kernel/store/system-records.ts';
import { enter, leave, readGates, switchSource } from '../../../shared/market-data/app/sources/gates.ts';
import { DATA_SOURCES } from '../../../shared/market-data/contract/data-source-registry.ts';
import type { DataSource } from '../../../shared/market-data/contract/data-sources.ts';
import { FAILURES_MAX } from '../../../shared/market-data/domain/sources/gate.ts';

const NOW = 1_700_000_000_000;

/** A source that nobody has asked yet. */
function newSource(): DataSource {
  const known = DATA_SOURCES.get('coingecko');
  if (!known) throw new Error('the registry has no CoinGecko');
  return { ...known, name: randomUUID(), rateLimits: [{ requests: 30, periodSeconds: 60 }] };
}

export function gatesContract(open: () => Promise<SystemRecords>): void {
  it('lets workers who come at once have one budget together', async () => {
    const [records, source] = [await open(), newSource()];
    const workers = Array.from({ length: 12 }, () => enter(records, source, NOW));
    const kinds = (await Promise.all(workers)).map(({ kind }) => kind);
    // The burst of 30 a minute is 5. Who lost every race was told to wait, and took nothing.
    expect(kinds.filter((kind) => kind === 'go').length).toBe(5);
    expect(await enter(records, source, NOW)).toMatchObject({ kind: 'wait', why: 'budget' });
  });

  it('opens the breaker for all when it failed for some', async () => {
    const [records, source] = [await open(), newSource()];
    for (let failure = 0; failure < FAILURES_MAX; failure += 1) {
      await leave(records, source, { kind: 'unavailable', reason: 'It answered 500.' }, NOW);
    }
    expect(await enter(records, source, NOW)).toMatchObject({ kind: 'wait', why: 'breaker' });
    const trials = await Promise.all([1, 2, 3].map(() => enter(records, source, NOW + 60_000)));
    expect(trials.filter(({ kind }) => kind === 'go')).toHaveLength(1);
    await leave(records, source, { kind: 'ok' }, NOW + 60_100);
    expect((await enter(records, source, NOW + 60_200)).kind).toBe('go');
  });

  it('pauses for all when some were told that there were too many', async () => {
    const [records, source] = [await open(), newSource()];
    await leave(records, source, { kind: 'rate-limited', retryAfterSeconds: 9 }, NOW);
    expect(await enter(records, source, NOW)).toEqual({ kind: 'wait', until: NOW + 9_000, why: 'paused' });
  });

  it('keeps what the operator said', async () => {
    const [records, source] = [await open(), newSource()];
    await switchSource(records, source.name, 'off');
    expect(await enter(records, source, NOW)).toEqual({ kind: 'off' });
    expect((await readGates(records)).get(source.name)).toMatchObject({ switchedTo: 'off' });
    await switchSource(records, source.name, 'on');
    expect((await enter(records, source, NOW)).kind).toBe('go');
  });
}
