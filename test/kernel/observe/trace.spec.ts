import { describe, expect, it } from 'vitest';
import { tenantTag } from '../../../shared/kernel/observe/tenant-tag.ts';
import { lagMsOf, traceOf } from '../../../shared/kernel/observe/trace.ts';

describe('what a unit of work follows from', () => {
  it('is one request, and the command whose commit it is', () => {
    expect(traceOf([{ correlationId: 'c', commandId: 'x' }])).toEqual({ correlationId: 'c', causationId: 'x' });
  });

  it('is several requests where a batch serves them, each named once', () => {
    const causes = [
      { correlationId: 'c', commandId: 'x' },
      { correlationId: 'c', commandId: 'y' },
      { correlationId: 'd', commandId: 'z' },
    ];
    expect(traceOf(causes)).toEqual({ correlationId: ['c', 'd'], causationId: ['x', 'y', 'z'] });
  });

  it('leaves out what is not known', () => {
    expect(traceOf([{ correlationId: 'c' }])).toEqual({ correlationId: 'c' });
    expect(traceOf([])).toEqual({});
  });
});

describe('the lag of a batch', () => {
  const at = (recordedAt: string) => ({ recordedAt });

  it('is that of its oldest commit', () => {
    const recorded = [at('2026-01-01T00:00:00.900Z'), at('2026-01-01T00:00:00.400Z')];
    expect(lagMsOf(recorded, '2026-01-01T00:00:01.000Z')).toBe(600);
  });

  it('is never below nothing, whatever clocks say', () => {
    expect(lagMsOf([at('2026-01-01T00:00:02.000Z')], '2026-01-01T00:00:01.000Z')).toBe(0);
    expect(lagMsOf([], '2026-01-01T00:00:01.000Z')).toBe(0);
  });
});

it('a tenant stands as the beginning of the hash of its id', () => {
  // printf %s 11111111-1111-4111-8111-111111111111 | sha256sum | cut -c1-16
  expect(tenantTag('11111111-1111-4111-8111-111111111111')).toBe('bd7662a5eeb41614');
});
