import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { REPLAY_STATUSES } from '../../kernel/projection/replay/replay.ts';
import { timestamp } from '../../kernel/time.ts';
import { EXAMPLE_TENANT, tenant, withReason } from './parts.ts';
import { policy, policyGiven } from './replay-policy.ts';

const PATH = '/v1/ops/replays';
const REPLAY_PATH = `${PATH}/{tenant}/{projection}` as const;

const params = {
  tenant,
  /** `transactions`, `pairings`, `holdings` or `tax-book`. */
  projection: z.string(),
};

const replayView = z.strictObject({
  tenant: z.string(),
  projection: z.string(),
  /** The generation that it builds, or has built. */
  generation: z.int(),
  policy,
  status: z.enum(REPLAY_STATUSES),
  /** Why it failed. */
  reason: z.nullable(z.string()),
  requestedBy: z.string(),
  requestedAt: timestamp,
  updatedAt: timestamp,
  /** Whether the generations were the same when they were compared last. */
  isEqual: z.nullable(z.boolean()),
  /** Commits that have been applied, of those that the generation that serves has. */
  progress: z.nullable(z.strictObject({ applied: z.int(), of: z.int() })),
});

const generationView = z.strictObject({
  generation: z.int(),
  /** Version of the fold that wrote it. */
  reducer: z.int(),
  /** Version applied, by source. */
  cursors: z.record(z.string(), z.int()),
});

const comparisonView = z.strictObject({
  comparedAt: timestamp,
  isEqual: z.boolean(),
  serving: z.strictObject({ generation: z.int(), reducer: z.int() }),
  rebuilt: z.strictObject({ generation: z.int(), reducer: z.int() }),
  /** Maps of the book, what is in no map (`state`), and what the book states as facts (`statements`). */
  parts: z.array(
    z.strictObject({
      name: z.string(),
      servingRows: z.int(),
      rebuiltRows: z.int(),
      differences: z.int(),
      /** It may hold more than is needed; its differences say nothing. */
      isHint: z.boolean(),
    }),
  ),
});

const AT = '2026-03-01T10:00:00.000Z';
const EXAMPLE_PARAMS = { tenant: EXAMPLE_TENANT, projection: 'tax-book' } as const;
const REPLAY = {
  ...EXAMPLE_PARAMS,
  generation: 2,
  policy: 'on-equal',
  status: 'building',
  reason: null,
  requestedBy: '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f12',
  requestedAt: AT,
  updatedAt: AT,
  isEqual: null,
  progress: { applied: 1_200, of: 4_000 },
} as const;
const GENERATION = { generation: 1, reducer: 1, cursors: { journal: 4_000 } } as const;
const COMPARISON = {
  comparedAt: AT,
  isEqual: true,
  serving: { generation: 1, reducer: 1 },
  rebuilt: { generation: 2, reducer: 1 },
  parts: [{ name: 'maps.open', servingRows: 17, rebuiltRows: 17, differences: 0, isHint: false }],
} as const;

export const startReplay = defineRoute({
  method: 'POST',
  path: PATH,
  operationId: 'startReplay',
  summary: 'Rebuild a projection of one user',
  description:
    'Builds a new generation from the commits while the one that serves goes on, compares the two row by row, and lets the new one serve if `policy` says so. Nothing is appended and nothing is sent.',
  scope: OPS_SCOPE,
  body: z.strictObject({ ...params, policy: policyGiven }),
  responses: { 202: replayView },
  errors: COMMAND_CODES,
  examples: {
    one: {
      summary: 'The tax book of a user',
      body: { ...EXAMPLE_PARAMS, policy: 'on-equal' },
      answer: { status: 202, body: REPLAY },
    },
  },
});

export const listReplays = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listReplays',
  summary: 'Replays',
  description: 'The last replay of each projection of a user.',
  scope: OPS_SCOPE,
  query: { tenant },
  responses: { 200: z.strictObject({ items: z.array(replayView) }) },
  errors: [],
  examples: {
    one: {
      summary: 'One is at work',
      query: { tenant: EXAMPLE_TENANT },
      answer: { status: 200, body: { items: [REPLAY] } },
    },
  },
});

export const getReplay = defineRoute({
  method: 'GET',
  path: REPLAY_PATH,
  operationId: 'getReplay',
  summary: 'A replay, and what comparing came to',
  description: 'Counts of rows and differences; the differences themselves are shown with a reason only.',
  scope: OPS_SCOPE,
  params,
  responses: { 200: z.strictObject({ ...replayView.shape, comparison: z.nullable(comparisonView) }) },
  errors: [],
  examples: {
    compared: {
      summary: 'Both generations are the same',
      params: EXAMPLE_PARAMS,
      answer: {
        status: 200,
        body: { ...REPLAY, status: 'compared', isEqual: true, comparison: COMPARISON },
      },
    },
  },
});

export const showReplayDifferences = defineRoute({
  method: 'POST',
  path: `${REPLAY_PATH}/differences`,
  operationId: 'showReplayDifferences',
  summary: 'Show where two generations differ',
  description: 'The first 100 differences, with the beginnings of both rows. That you looked, and why, is recorded.',
  scope: OPS_SCOPE,
  params,
  body: withReason,
  responses: {
    200: z.strictObject({
      items: z.array(
        z.strictObject({
          part: z.string(),
          key: z.string(),
          serving: z.nullable(z.string()),
          rebuilt: z.nullable(z.string()),
        }),
      ),
    }),
  },
  errors: COMMAND_CODES,
  idempotent: false,
  examples: {
    one: {
      summary: 'One lot differs',
      params: EXAMPLE_PARAMS,
      body: { reason: 'The rebuilt book differs in one lot' },
      answer: {
        status: 200,
        body: { items: [{ part: 'maps.open', key: 'BTC', serving: '["0.5"]', rebuilt: null }] },
      },
    },
  },
});

interface Act<Id extends string, Word extends string> {
  readonly operationId: Id;
  readonly word: Word;
  readonly summary: string;
  readonly description: string;
}

const act = <const Id extends string, const Word extends string>({
  operationId,
  word,
  summary,
  description,
}: Act<Id, Word>) =>
  defineRoute({
    method: 'POST',
    path: `${REPLAY_PATH}/${word}` as const,
    operationId,
    summary,
    description,
    scope: OPS_SCOPE,
    params,
    responses: { 202: replayView },
    errors: COMMAND_CODES,
    examples: { one: { summary, params: EXAMPLE_PARAMS, answer: { status: 202, body: REPLAY } } },
  });

export const pauseReplay = act({
  operationId: 'pauseReplay',
  word: 'pause',
  summary: 'Pause a replay',
  description: 'It stops after the portion that is at work; what was built stays.',
});
export const resumeReplay = act({
  operationId: 'resumeReplay',
  word: 'resume',
  summary: 'Resume a replay',
  description: 'Goes on with one that was paused or has failed, and compares anew one that was compared.',
});
export const cancelReplay = act({
  operationId: 'cancelReplay',
  word: 'cancel',
  summary: 'Cancel a replay',
  description: 'What was built is deleted; what serves goes on.',
});
export const switchReplay = act({
  operationId: 'switchReplay',
  word: 'switch',
  summary: 'Let the rebuilt generation serve',
  description: 'As soon as it has applied what serves has, and whatever comparing them shows.',
});
export const cleanUpReplay = act({
  operationId: 'cleanUpReplay',
  word: 'clean-up',
  summary: 'Clear away generations that serve no more',
  description: 'Done by itself ten minutes after a switch; this asks for it again.',
});

export const listGenerations = defineRoute({
  method: 'GET',
  path: '/v1/ops/generations',
  operationId: 'listGenerations',
  summary: 'Generations of projections',
  description: 'What serves of each projection of a user, what is being built, and what is still to be cleared away.',
  scope: OPS_SCOPE,
  query: { tenant },
  responses: {
    200: z.strictObject({
      items: z.array(
        z.strictObject({
          projection: z.string(),
          serving: z.nullable(generationView),
          building: z.nullable(generationView),
          retired: z.array(z.strictObject({ generation: z.int(), since: timestamp })),
        }),
      ),
    }),
  },
  errors: [],
  examples: {
    one: {
      summary: 'Never rebuilt',
      query: { tenant: EXAMPLE_TENANT },
      answer: {
        status: 200,
        body: { items: [{ projection: 'tax-book', serving: GENERATION, building: null, retired: [] }] },
      },
    },
  },
});
