import { describe, expect, it } from 'vitest';
import type { SourceFault } from '../../../shared/market-data/contract/price-source.ts';
import {
  admit,
  FAILURES_MAX,
  type Gate,
  noteAnswer,
  OPEN_GATE,
  switchTo,
} from '../../../shared/market-data/domain/sources/gate.ts';

const NOW = 1_700_000_000_000;
const SOURCE = { active: true, rateLimits: [{ requests: 60, periodSeconds: 60 }] };
const DOWN: SourceFault = { kind: 'unavailable', reason: 'The source answered 503.' };

const failed = (times: number, gate: Gate = OPEN_GATE, nowMs = NOW): Gate =>
  Array.from({ length: times }).reduce<Gate>((before) => noteAnswer(before, DOWN, nowMs), gate);

/** Enters, which must be allowed. */
function entered(gate: Gate, nowMs: number): Gate {
  const admission = admit(gate, SOURCE, nowMs);
  if (admission.kind !== 'go') throw new Error(`may not enter: ${admission.kind}`);
  return admission.gate;
}

describe('the breaker', () => {
  it('stays closed below so many failures in a row', () => {
    expect(admit(failed(FAILURES_MAX - 1), SOURCE, NOW).kind).toBe('go');
  });

  it('opens with the last of them, for a minute', () => {
    const gate = failed(FAILURES_MAX);
    expect(admit(gate, SOURCE, NOW)).toEqual({ kind: 'wait', until: NOW + 60_000, why: 'breaker' });
    expect(admit(gate, SOURCE, NOW + 60_000).kind).toBe('go');
  });

  it('counts from the start after an answer, if only that the asset is unknown', () => {
    const gate = noteAnswer(failed(FAILURES_MAX - 1), { kind: 'unknown-asset', reason: 'No.' }, NOW);
    expect(admit(failed(FAILURES_MAX - 1, gate), SOURCE, NOW).kind).toBe('go');
  });

  it('lets one trial through, and the others wait for it', () => {
    const trying = entered(failed(FAILURES_MAX), NOW + 60_000);
    expect(admit(trying, SOURCE, NOW + 60_001)).toMatchObject({ kind: 'wait', why: 'breaker' });
  });

  it('closes after a trial that was answered', () => {
    const trying = entered(failed(FAILURES_MAX), NOW + 60_000);
    expect(noteAnswer(trying, { kind: 'ok' }, NOW + 60_100).breaker).toEqual({ status: 'closed', failures: 0 });
  });

  it('opens for twice as long after each trial that failed, up to an hour', () => {
    let gate = failed(FAILURES_MAX);
    const lengths = [1, 2, 3, 4, 5, 6, 7, 8].map(() => {
      const trialAt = gate.breaker.status === 'open' ? gate.breaker.until : NOW;
      gate = noteAnswer(entered(gate, trialAt), DOWN, trialAt);
      return gate.breaker.status === 'open' ? (gate.breaker.until - trialAt) / 60_000 : 0;
    });
    expect(lengths).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('lets the next trial through when one was never heard of again', () => {
    const trying = entered(failed(FAILURES_MAX), NOW + 60_000);
    expect(admit(trying, SOURCE, NOW + 91_000).kind).toBe('go');
  });
});

describe('a pause', () => {
  const limited = (retryAfterSeconds?: number): SourceFault =>
    retryAfterSeconds === undefined ? { kind: 'rate-limited' } : { kind: 'rate-limited', retryAfterSeconds };

  it('lasts as long as the source asks for', () => {
    const gate = noteAnswer(OPEN_GATE, limited(17), NOW);
    expect(admit(gate, SOURCE, NOW + 16_999)).toEqual({ kind: 'wait', until: NOW + 17_000, why: 'paused' });
    expect(admit(gate, SOURCE, NOW + 17_000).kind).toBe('go');
  });

  it('outlasts answers to requests that were sent before it began', () => {
    const gate = noteAnswer(noteAnswer(OPEN_GATE, limited(17), NOW), { kind: 'ok' }, NOW + 500);
    expect(admit(gate, SOURCE, NOW + 16_999)).toMatchObject({ kind: 'wait', why: 'paused' });
    expect(noteAnswer(gate, { kind: 'ok' }, NOW + 17_000).paused).toEqual(OPEN_GATE.paused);
  });

  it('lasts a day at most', () => {
    const gate = noteAnswer(OPEN_GATE, limited(10_000_000), NOW);
    expect(gate.paused.until).toBe(NOW + 86_400_000);
  });

  it('doubles while the source doesn’t say how long, and is forgotten with an answer', () => {
    const once = noteAnswer(OPEN_GATE, limited(), NOW);
    const twice = noteAnswer(once, limited(), NOW + 60_000);
    expect([once.paused.until, twice.paused.until]).toEqual([NOW + 60_000, NOW + 180_000]);
    expect(noteAnswer(twice, { kind: 'ok' }, NOW + 180_000).paused).toEqual({ times: 0, until: 0 });
  });

  it('is no failure: the source answers', () => {
    const gate = noteAnswer(failed(FAILURES_MAX - 1), limited(1), NOW);
    expect(gate.breaker).toEqual({ status: 'closed', failures: 0 });
  });
});

describe('the switch', () => {
  it('off lets nothing through, on starts afresh', () => {
    const off = switchTo(failed(FAILURES_MAX), 'off');
    expect(admit(off, SOURCE, NOW + 999_999)).toEqual({ kind: 'off' });
    expect(admit(switchTo(off, 'on'), SOURCE, NOW).kind).toBe('go');
  });

  it('that nobody touched is where the registry has it', () => {
    expect(admit(OPEN_GATE, { ...SOURCE, active: false }, NOW)).toEqual({ kind: 'off' });
    expect(admit(switchTo(OPEN_GATE, 'on'), { ...SOURCE, active: false }, NOW).kind).toBe('go');
  });
});

describe('a gate', () => {
  it('is not written for an answer that changes nothing', () => {
    expect(noteAnswer(OPEN_GATE, { kind: 'ok' }, NOW)).toBe(OPEN_GATE);
  });

  it('keeps the last fault', () => {
    expect(failed(1).lastFault).toEqual({ ...DOWN, at: NOW });
    expect(noteAnswer(failed(1), { kind: 'ok' }, NOW + 1).lastFault).toEqual({ ...DOWN, at: NOW });
  });

  it('waits for the scarcest of several budgets', () => {
    const source = { active: true, rateLimits: [...SOURCE.rateLimits, { requests: 1, periodSeconds: 3_600 }] };
    const admission = admit(OPEN_GATE, source, NOW);
    const gate = admission.kind === 'go' ? admission.gate : OPEN_GATE;
    expect(admit(gate, source, NOW + 1)).toEqual({ kind: 'wait', until: NOW + 3_600_000, why: 'budget' });
  });
});
