import { describe, expect, it } from 'vitest';
import type { Commit } from '../../../clients/ops/commits.ts';
import { followers } from '../../../clients/ops/trace/derived.ts';
import { type Hop, hopsOf } from '../../../clients/ops/trace/hops.ts';
import type { LogLine } from '../../../clients/ops/trace/log-lines.ts';
import { renderHops } from '../../../clients/ops/trace/render.ts';

const at = (ms: number): string => new Date(Date.UTC(2026, 0, 1) + ms).toISOString();

const commit = (streamType: string, version: number, ms: number, more: Partial<Commit> = {}): Commit => ({
  ...{ tenant: 'user', streamType, streamId: 'main', version, recordedAt: at(ms), events: { Happened: 1 } },
  ...{ commandId: `${streamType}-${version}`, causationId: '', correlationId: 'other', actor: 'a', source: null },
  ...more,
});
const derived = (streamType: string, version: number, ms: number, journal: number): Commit =>
  commit(streamType, version, ms, { source: { streamType: 'journal', streamId: 'main', version: journal } });
const line = (name: string, message: string, ms: number, more: Readonly<Record<string, unknown>>): LogLine => ({
  ...{ timestamp: at(ms), function: name, message, level: 'INFO' },
  ...more,
});

const flat = (hops: readonly Hop[], depth = 0): string[] =>
  hops.flatMap((hop) => [`${depth} ${hop.where}`, ...flat(hop.hops, depth + 1)]);

describe('what follows from a commit', () => {
  const own = commit('journal', 2, 0, { correlationId: 'mine' });
  const all = [
    derived('tax-book', 1, -10, 1),
    own,
    commit('journal', 3, 5),
    // Took in both commits of the journal at once, and bears the correlation id of the last.
    derived('tax-book', 2, 20, 3),
    derived('tax-book', 3, 40, 4),
    derived('position', 7, 20, 2),
  ];

  it('is found by its source where it bears the correlation id of another', () => {
    const found = followers([own], all);
    expect(found.map(({ streamType, version }) => `${streamType} ${version}`)).toEqual([
      'journal 2',
      'tax-book 2',
      'position 7',
    ]);
  });

  it('is not what another user has, nor what was derived from later commits alone', () => {
    const others = all.map((one) => (one === own ? one : { ...one, tenant: 'somebody' }));
    expect(followers([own], others)).toEqual([own]);
    expect(followers([], all)).toEqual([]);
  });
});

describe('the hops of a transaction', () => {
  const journal = commit('journal', 2, 10);
  const book = derived('tax-book', 1, 60, 2);
  const lines = [
    line('trading.http', 'request', 20, {
      commandId: 'journal-2',
      durationMs: 15,
      route: 'POST /v1/transactions',
      status: 201,
    }),
    line('relay.stream', 'relayed', 30, { causationId: ['journal-2', 'x'], durationMs: 5, lagMs: 20 }),
    line('tax.book', 'applied', 70, { causationId: 'journal-2', commandId: 'tax-book-1', durationMs: 30 }),
    line('webhooks.delivery', 'webhook sent', 90, {
      causationId: 'event-1',
      streamType: 'tax-book',
      version: 1,
      outcome: '2xx',
    }),
  ];

  it('stand below what they follow from, each when it began', () => {
    const hops = hopsOf([journal, book], lines);
    expect(flat(hops)).toEqual([
      '0 trading.http',
      '1 journal/main 2',
      '2 relay.stream',
      '2 tax.book',
      '3 tax-book/main 1',
      '4 webhooks.delivery',
    ]);
    expect(renderHops(hops)).toEqual([
      '     +0 ms  └ trading.http (15 ms): request POST /v1/transactions status=201',
      '     +5 ms    └ journal/main 2: Happened',
      '    +20 ms      ├ relay.stream (5 ms): relayed lagMs=20',
      '    +35 ms      └ tax.book (30 ms): applied',
      '    +55 ms        └ tax-book/main 1: Happened',
      '    +85 ms          └ webhooks.delivery: webhook sent outcome=2xx',
    ]);
  });

  it('without log lines are the commits alone, each below its source', () => {
    expect(flat(hopsOf([journal, book], []))).toEqual(['0 journal/main 2', '1 tax-book/main 1']);
    expect(hopsOf([], [])).toEqual([]);
  });
});
