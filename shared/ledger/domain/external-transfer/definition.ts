/** The saga of a transfer from or to outside: news add to what is known, and what is known says what to do. */
import * as z from 'zod/mini';
import { assertNever, isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Timestamp } from '../../../kernel/time.ts';
import type { DecidedInput, Next, WorkflowDefinition } from '../../../kernel/workflow/definition.ts';
import type { OperatorAct, Workflow } from '../../../kernel/workflow/workflow.ts';
import type { ExternalTransfer } from '../../contract/external-transfer.ts';
import type { PaymentState } from '../../contract/payment-provider.ts';
import { policyOf, type TransferEffect, type TransferResult, transferEffect } from './effects.ts';
import { type Facts, NOTHING_KNOWN, saga, type TransferSaga } from './facts.ts';
import { planTransfer } from './plan.ts';
import { type Plan, stepsOf } from './plan-parts.ts';
import { toldBy } from './take-news.ts';
import { givenUp, resultTaken } from './take-results.ts';
import { verdictOn } from './verdict.ts';

export type TransferMessage =
  | { readonly kind: 'provider-update'; readonly state: PaymentState }
  | { readonly kind: 'cancel' };

type Input = DecidedInput<TransferMessage, TransferEffect, TransferResult>;
type Running = Workflow<TransferSaga, TransferEffect>;

export const beginTransfer = (transfer: ExternalTransfer): TransferSaga => ({ transfer, facts: NOTHING_KNOWN });

const isUnderWay = ({ orders }: Running): boolean => orders.some(({ dueAt }) => dueAt !== null);
const NOT_NOW = (detail: string): Refusal<'NotPossibleNow'> => refuse('NotPossibleNow', detail);

/** Once the provider was asked to pay, nobody can know but it; so an operator who says that it failed must know. */
function compensated(workflow: Running, reason: string): Facts | Refusal<'NotPossibleNow'> {
  const { transfer, facts } = workflow.context;
  const { review, ...rest } = facts;
  if (verdictOn(facts, transfer.onReversal) === 'settled') {
    return NOT_NOW('The provider has settled it: have the provider pay it back, and it is reversed.');
  }
  if (facts.sends > 0) return { ...rest, ruling: 'failed' };
  return { ...rest, refusal: { code: 'Compensated', message: reason } };
}

/** Tries again where it stands: the check, the booking, or the question to the provider. */
function triedAgain(workflow: Running): Facts | Refusal<'NotPossibleNow'> {
  const { transfer, facts } = workflow.context;
  if (isUnderWay(workflow)) return NOT_NOW('The step is being tried right now; wait for what it comes to.');
  const { review, compliance, ...rest } = facts;
  return {
    ...rest,
    ...(review?.code !== 'ComplianceReview' && compliance && { compliance }),
    ...{ inquiries: 0, isToAsk: facts.sends > 0 },
    isDeciding: verdictOn(facts, transfer.onReversal) === 'contradiction',
  };
}

const operated = (workflow: Running, act: OperatorAct, reason: string): Facts | Refusal<'NotPossibleNow'> =>
  act === 'retry' ? triedAgain(workflow) : compensated(workflow, reason);

/** What is known after an input; undefined when it says nothing new. */
function known(workflow: Running, input: Input): Facts | Refusal<'NotPossibleNow'> | undefined {
  const { context, step } = workflow;
  const { facts } = context;
  switch (input.kind) {
    case 'message':
      // Of what was never sent a provider can't know: it stays on record, and nothing follows from it.
      if (input.message.kind === 'provider-update')
        return facts.sends === 0 ? undefined : toldBy(facts, input.message.state);
      return facts.cancel === 'no' && facts.posted === 'no' ? { ...facts, cancel: 'wanted' } : undefined;
    case 'timeout':
      return input.timer.name === 'clearing' ? { ...facts, isCleared: true } : { ...facts, isToAsk: true };
    case 'effect-done':
      return resultTaken(facts, input.effect, input.result, step);
    case 'effect-given-up':
      return givenUp(facts, input.effect, input.error, step);
    case 'operator':
      return operated(workflow, input.act, input.reason);
    default:
      return assertNever(input);
  }
}

/** A timer that runs already goes on. */
function following(
  { timer }: Pick<Running, 'timer'>,
  { transfer, plan, at }: { readonly transfer: ExternalTransfer; readonly plan: Plan; readonly at: Timestamp },
): Next<TransferSaga, TransferEffect> {
  const isSentNow = plan.facts.sends > 0 && plan.facts.sentAt === undefined;
  const isSame = plan.timer !== undefined && plan.timer.name === timer?.name;
  return {
    context: { transfer, facts: isSentNow ? { ...plan.facts, sentAt: at } : plan.facts },
    ...{ to: plan.to, reason: plan.reason },
    ...(plan.effect && { effects: [plan.effect] }),
    ...(!isSame && { timer: plan.timer ?? null }),
    ...(plan.failure && { failure: { step: plan.to.step, error: plan.failure } }),
  };
}

export const externalTransferSaga: WorkflowDefinition<TransferSaga, TransferMessage, TransferEffect, TransferResult> = {
  type: 'external-transfer',
  context: z.readonly(saga),
  effect: transferEffect,
  steps: stepsOf,
  begin: (context, at) => following({ timer: null }, { transfer: context.transfer, plan: planTransfer(context), at }),
  take(workflow, input, at) {
    const { transfer } = workflow.context;
    const facts = known(workflow, input);
    if (facts === undefined || isRefused(facts)) return facts;
    // One thing at a time: what is under way will come to something, and then it is seen what follows from all.
    if (isUnderWay(workflow)) return { context: { transfer, facts }, reason: 'noted' };
    return following(workflow, { transfer, plan: planTransfer({ transfer, facts }), at });
  },
  policyOf,
};
