/** A small workflow for tests: it waits until it has heard of all its parts, publishes them once, and is done. */
import * as z from 'zod/mini';
import type { Next, WorkflowDefinition } from '../../../shared/kernel/workflow/definition.ts';
import type { Standing } from '../../../shared/kernel/workflow/workflow.ts';

const context = z.object({ wanted: z.array(z.string()), heard: z.array(z.string()), published: z.boolean() });
type Context = z.output<typeof context>;
const effect = z.object({ name: z.literal('publish'), parts: z.array(z.string()) });
export type Publish = z.output<typeof effect>;
type Decided = Next<Context, Publish>;

export const PATIENCE_SECONDS = 600;
const AT_REVIEW: Standing = { status: 'needs-review', step: 'gathering' };

function onwards(now: Context): Decided {
  if (now.heard.length < now.wanted.length) return { context: now, reason: 'a part was heard of' };
  return {
    context: now,
    to: { status: 'running', step: 'publishing' },
    reason: 'all parts are there',
    timer: null,
    effects: [{ name: 'publish', parts: now.heard }],
  };
}

export const gathering: WorkflowDefinition<Context, string, Publish, 'published'> = {
  type: 'gathering',
  context,
  effect,
  steps: () => ['gathering', 'publishing', 'published'],
  begin: (begun) => ({ context: begun, reason: 'begun', timer: { name: 'patience', afterSeconds: PATIENCE_SECONDS } }),
  take(workflow, input) {
    const { context: known, step } = workflow;
    switch (input.kind) {
      case 'message': {
        if (step !== 'gathering' || known.heard.includes(input.message)) return undefined;
        return onwards({ ...known, heard: [...known.heard, input.message].toSorted() });
      }
      case 'timeout':
        return {
          to: AT_REVIEW,
          reason: 'parts are missing',
          failure: { step, error: { code: 'Missing', message: 'parts are missing' } },
        };
      case 'effect-done':
        return {
          context: { ...known, published: true },
          to: { status: 'completed', step: 'published' },
          reason: 'published',
        };
      case 'effect-given-up':
        return {
          to: { status: 'needs-review', step },
          reason: 'could not publish',
          failure: { step, error: input.error },
        };
      case 'operator':
        if (input.act === 'compensate') return { to: { status: 'failed', step }, reason: input.reason, timer: null };
        return step === 'publishing'
          ? { ...onwards(known), reason: input.reason }
          : {
              to: { status: 'running', step },
              reason: input.reason,
              timer: { name: 'patience', afterSeconds: PATIENCE_SECONDS },
            };
      default:
        throw new Error('an input of no kind');
    }
  },
  policyOf: () => ({ attemptsMax: 3, firstDelaySeconds: 10, delaySecondsMax: 15, key: 'one' }),
};

export const begin = (...wanted: readonly string[]): Context => ({ wanted: [...wanted], heard: [], published: false });
