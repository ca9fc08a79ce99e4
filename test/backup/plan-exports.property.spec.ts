import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportsDue, LOOKED_AT_MAX, type PastExport } from '../../shared/backup/app/plan-exports.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** A quarter past a full hour, when the schedule comes. */
const at = (hour: number): number => 500_000 * HOUR + hour * HOUR + 900;
const hourOf = (hour: number): number => 500_000 * HOUR + hour * HOUR;

describe('exports that are due', () => {
  it('begin with all of the table', () => {
    expect(exportsDue(at(0), [])).toEqual([{ kind: 'full', to: hourOf(0) }]);
  });

  it('go on each hour with what changed since', () => {
    const past: PastExport[] = [{ kind: 'full', to: hourOf(0) }];
    expect(exportsDue(at(1), past)).toEqual([{ kind: 'increment', from: hourOf(0), to: hourOf(1) }]);
    expect(exportsDue(at(0), past)).toEqual([]);
  });

  it('make up for hours that failed', () => {
    const past: PastExport[] = [
      { kind: 'full', to: hourOf(0) },
      { kind: 'increment', from: hourOf(1), to: hourOf(2) },
    ];
    expect(exportsDue(at(3), past)).toEqual([{ kind: 'increment', from: hourOf(0), to: hourOf(3) }]);
  });

  it('are all of the table again after a week', () => {
    const old: PastExport[] = [{ kind: 'full', to: hourOf(0) }];
    expect(exportsDue(at(7 * 24), old)).toHaveLength(8);
  });

  it('leave no gap and take no stretch over a day, whenever the schedule failed to come and whatever failed', () => {
    const runs = fc.array(fc.record({ pause: fc.integer({ min: 1, max: 60 }), fails: fc.boolean() }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(runs, (comings) => {
        const good: PastExport[] = [];
        let hour = 0;
        for (const { pause, fails } of [...comings, { pause: 1, fails: false }]) {
          hour += pause;
          const fulls = good.filter(({ kind }) => kind === 'full').slice(-1);
          const increments = good.filter(({ kind }) => kind === 'increment').slice(-LOOKED_AT_MAX);
          const due = exportsDue(at(hour), [...fulls, ...increments]);
          if (!fails) good.push(...due);
        }
        const first = good.find(({ kind }) => kind === 'full');
        let covered = first?.to ?? 0;
        for (const { from, to } of good.toSorted((one, other) => (one.from ?? 0) - (other.from ?? 0))) {
          if (from === undefined) continue;
          expect(to - from).toBeLessThanOrEqual(DAY);
          expect(from).toBeLessThanOrEqual(covered);
          covered = Math.max(covered, to);
        }
        expect(covered).toBe(hourOf(hour));
      }),
    );
  });
});
