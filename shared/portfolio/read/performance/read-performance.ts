import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import type { ConsistencyToken } from '../../../kernel/http/consistency-token.ts';
import { type ReadCode, type ReadOptions, readBook } from '../../../kernel/projection/read-book.ts';
import { wantedBy } from '../../../kernel/projection/wanted.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import type { Performance } from '../../calc/performance/performance.ts';
import { type FoldServices, foldOnDemand } from './fold-on-demand.ts';
import { performanceProjection } from './performance-projection.ts';
import { refuseUnknownName } from './unknown-name.ts';
import { type Asked, type OpenMarket, workOut } from './work-out.ts';

export interface ReadServices extends FoldServices {
  readonly openMarket: (tenant: TenantId) => OpenMarket;
}

export interface ReadRequest {
  readonly tenant: TenantId;
  readonly now: Timestamp;
  readonly consistencyToken: ConsistencyToken | undefined;
  readonly asked: Asked;
}

export interface WorkedOut {
  readonly worked: Performance;
  /** Empty when everything is known. */
  readonly missing: readonly object[];
}

/**
 * Works performance out of all that was recorded when it is asked for. Where the fold was halted, of what it had taken
 * in by then: `missing` says so, unless a token wants more.
 */
export async function readPerformance<R extends object>(
  services: ReadServices,
  { tenant, now, consistencyToken, asked }: ReadRequest,
  tell: (out: WorkedOut) => R,
): Promise<R | Refusal<ReadCode | 'ValidationFailed' | 'NotFound'>> {
  const { store, openMarket } = services;
  const read = (options: Pick<ReadOptions, 'wanted' | 'settle'>) =>
    readBook(store, performanceProjection, { tenant, ...options }, async ({ book, missing }) => {
      const unknown = await refuseUnknownName(book.reads, asked);
      if (unknown) return unknown;
      const worked = await workOut(book.reads, openMarket(tenant), asked);
      return tell({ worked, missing: [...missing, ...worked.missing, ...unpriced(worked, asked)] });
    });
  const answer = await read(foldOnDemand(services, { tenant, now }, wantedBy(store, tenant, consistencyToken)));
  const isHalted = isRefused(answer) && answer.code === 'ConsumerHalted';
  return isHalted && consistencyToken === undefined ? read({ wanted: undefined }) : answer;
}

/** A benchmark that nobody prices measures nothing. */
const unpriced = (worked: Performance, { benchmark, to }: Asked): readonly object[] =>
  benchmark === undefined || worked.unitWorths(benchmark, to).at(-1) !== undefined
    ? []
    : [{ asset: benchmark, what: 'price' }];
