/** Parameters for simulation as they are stored: one record of the platform's for each asset. */
import * as z from 'zod/mini';
import type { RecordKey, StoredRecord } from '../../kernel/store/records.ts';
import { PLATFORM } from '../../kernel/streams.ts';
import { keyPart } from './market-places.ts';

/** The projection whose records these are. */
const MARKET_PARAMETERS = 'market-parameters';

export const parametersKey = (asset: string): RecordKey => ({
  place: { tenant: PLATFORM, projection: MARKET_PARAMETERS, partition: keyPart(asset) },
  sort: 'PARAMETERS',
});

/** What is expected of an asset from now on, by whoever said so. */
export const forwardReturn = z.strictObject({
  /** A year's log return as a fraction: 0.07 is 7%. */
  value: z.string(),
  /** `manual`, or who expects it: a provider of targets. */
  source: z.string(),
  at: z.string(),
});
export type ForwardReturn = z.output<typeof forwardReturn>;

const history = z.strictObject({
  currency: z.string(),
  /** Days of the first and last close. */
  from: z.string(),
  to: z.string(),
  perYear: z.union([z.literal(252), z.literal(365)]),
  /** Left out where there are too few returns to say anything. */
  statistics: z.optional(z.strictObject({ returns: z.int(), meanReturn: z.string(), volatility: z.string() })),
  /** A logarithm for each day from `from` on, in billionths and relative to the first; null for a day without a close. */
  logs: z.array(z.nullable(z.int())),
  refreshedAt: z.string(),
});
export type ReturnHistory = z.output<typeof history>;

const storedParameters = z.strictObject({
  asset: z.string(),
  /** Left out until there are closes. */
  history: z.optional(history),
  forwardReturn: z.optional(forwardReturn),
});
export type StoredParameters = z.output<typeof storedParameters>;

export const parametersIn = ({ value }: StoredRecord): StoredParameters => z.parse(storedParameters, value);
