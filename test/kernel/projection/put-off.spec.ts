import { describe, expect, it } from 'vitest';
import { putOffSeconds } from '../../../shared/kernel/projection/put-off.ts';
import type { CommitHeader } from '../../../shared/kernel/store/types.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';

const NOW = '2023-01-01T00:10:00.000Z';

/** Pending commits by their age in seconds, oldest first. */
const pending = (...ages: readonly number[]): CommitHeader[] =>
  ages.map((age, index) => ({
    stream: { tenant: 'tenant' as TenantId, type: 'journal', id: 'main' },
    version: index + 1,
    commandId: '',
    causationId: '',
    correlationId: '',
    actor: '',
    recordedAt: new Date(Date.parse(NOW) - age * 1_000).toISOString(),
    counts: {},
    hash: '',
  }));

describe('pending commits', () => {
  it.each([
    ['that are newer than all before', { fresh: 1, redone: 0 }, [0]],
    ['that reach back a little', { fresh: 1, redone: 1_000 }, [0]],
    ['that outweigh twice over what they make us do again', { fresh: 40_000, redone: 20_000 }, [5, 0]],
    ['after a second of quiet', { fresh: 1_000, redone: 5_000 }, [3, 2, 1]],
    ['after a longer quiet where much is to be done again', { fresh: 1_000, redone: 90_000 }, [20, 4]],
    ['that have waited for a minute, though more keeps coming', { fresh: 1_000, redone: 90_000 }, [60, 30, 0]],
  ])('%s are taken at once', (_, weight, ages) => {
    expect(putOffSeconds(weight, pending(...ages), NOW)).toBe(0);
  });

  it.each([
    ['for a second where a little is to be done again', { fresh: 1_000, redone: 5_000 }, [0], 1],
    ['for longer where much is', { fresh: 1_000, redone: 30_000 }, [0], 3],
    ['for four seconds at most', { fresh: 1_000, redone: 900_000 }, [0], 4],
    ['until it has been quiet for so long', { fresh: 1_000, redone: 900_000 }, [30, 2.5], 2],
    ['no longer for a clock that runs behind', { fresh: 1_000, redone: 5_000 }, [-7], 1],
  ])('that reach far back are put off %s', (_, weight, ages, seconds) => {
    expect(putOffSeconds(weight, pending(...ages), NOW)).toBe(seconds);
  });
});
