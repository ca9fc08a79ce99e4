/** Routes of operators for the sources of market data. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { timestamp } from '../../kernel/time.ts';
import { withReason } from './parts.ts';

const PATH = '/v1/ops/data-sources';

const text = z.string();

const budget = z.strictObject({
  /** So many requests in any stretch of so many seconds. */
  requests: z.int(),
  periodSeconds: z.int(),
  /** Requests that may be sent at once, and those that may be sent now. */
  burst: z.int(),
  available: z.int(),
});

const dataSource = z.strictObject({
  name: text,
  displayName: text,
  kind: text,
  apiEndpoint: z.nullable(text),
  apiVersion: z.nullable(text),
  supportedOperations: z.array(text),
  /** Its closes are in the units of the day that it is asked on. */
  splitAdjusted: z.optional(z.boolean()),
  assetTypes: z.array(text),
  contractAddresses: z.array(z.strictObject({ chain: text, address: text, role: text })),
  methodSignatures: z.array(z.strictObject({ selector: text, signature: text, meaning: text })),
  /** Whether it is asked: what an operator said last, else what the registry says. */
  active: z.boolean(),
  budgets: z.array(budget),
  breaker: z.strictObject({
    status: z.enum(['closed', 'open', 'half-open']),
    /** Failures in a row, of a closed one. */
    failures: z.int(),
    /** When it lets a trial through. */
    until: z.nullable(timestamp),
  }),
  /** Until when we keep still because the source said that there were too many requests. */
  pausedUntil: z.nullable(timestamp),
  lastFault: z.nullable(z.strictObject({ kind: text, reason: text, at: timestamp })),
});

const FRED = {
  name: 'fred',
  displayName: 'FRED, Federal Reserve Bank of St. Louis',
  kind: 'yield-provider',
  apiEndpoint: 'https://api.stlouisfed.org',
  apiVersion: null,
  supportedOperations: ['yields'],
  assetTypes: ['bond'],
  contractAddresses: [],
  methodSignatures: [],
  active: true,
  budgets: [{ requests: 120, periodSeconds: 60, burst: 20, available: 19 }],
  breaker: { status: 'closed', failures: 1, until: null },
  pausedUntil: null,
  lastFault: { kind: 'unavailable', reason: 'The source answered 503.', at: '2026-03-01T10:00:00.000Z' },
} as const;

export const listDataSources = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listDataSources',
  summary: 'Sources of market data',
  description:
    'Each source with its limits, what is left of its budget, its circuit breaker and its last fault. Budgets and breakers are shared by all that ask.',
  scope: OPS_SCOPE,
  responses: { 200: z.strictObject({ items: z.array(dataSource) }) },
  errors: [],
  examples: { one: { summary: 'One source', answer: { status: 200, body: { items: [FRED] } } } },
});

/** A name of the registry. */
const params = { source: z.string() };

export const activateDataSource = defineRoute({
  method: 'POST',
  path: `${PATH}/{source}/activate`,
  operationId: 'activateDataSource',
  summary: 'Ask a source again',
  description: 'Switches a source on. Its breaker is closed and its pause ends: the next request goes out.',
  scope: OPS_SCOPE,
  params,
  body: withReason,
  responses: { 200: dataSource },
  errors: COMMAND_CODES,
  examples: {
    on: {
      summary: 'The outage is over',
      params: { source: 'fred' },
      body: { reason: 'They say that it is repaired' },
      answer: { status: 200, body: FRED },
    },
  },
});

export const deactivateDataSource = defineRoute({
  method: 'POST',
  path: `${PATH}/{source}/deactivate`,
  operationId: 'deactivateDataSource',
  summary: 'Ask a source no more',
  description: 'Switches a source off: the next one in order of preference is asked instead, if there is one.',
  scope: OPS_SCOPE,
  params,
  body: withReason,
  responses: { 200: dataSource },
  errors: COMMAND_CODES,
  examples: {
    off: {
      summary: 'It sends nonsense',
      params: { source: 'fred' },
      body: { reason: 'Yields of the wrong year' },
      answer: { status: 200, body: { ...FRED, active: false } },
    },
  },
});
