/** How workflows are shown. */
import * as z from 'zod/mini';
import { idSchema } from '../../kernel/ids.ts';
import { timestamp } from '../../kernel/time.ts';
import { WORKFLOW_STATUSES } from '../../kernel/workflow/workflow.ts';
import { externalTransfer } from './external-transfer.ts';

export const workflowId = idSchema('WorkflowId');
export const workflowStatus = z.enum(WORKFLOW_STATUSES);
const error = z.strictObject({ code: z.string(), message: z.string() });
const standing = z.strictObject({ status: workflowStatus, step: z.string() });

const summary = {
  workflowId,
  workflowType: z.string(),
  status: workflowStatus,
  step: z.string(),
  /** The last failure; kept when it went on after all. */
  error: z.nullable(error),
  startedAt: timestamp,
  updatedAt: timestamp,
};
export const workflowSummary = z.strictObject(summary);

const historyEntry = z.strictObject({
  at: timestamp,
  /** The owner, a schedule, a provider, a timer, an operator, or the system itself. */
  source: z.string(),
  reason: z.string(),
  from: z.optional(standing),
  to: z.optional(standing),
  error: z.optional(error),
  /** What an operator did. */
  act: z.optional(z.string()),
});

export const workflowView = z.strictObject({
  ...summary,
  completedSteps: z.array(z.string()),
  /** What lies ahead if all goes well. */
  pendingSteps: z.array(z.string()),
  failedStep: z.nullable(z.string()),
  /** Attempts that failed, and steps that operators had tried again. */
  retryCount: z.int(),
  /** When something happens next by itself; null when it only waits for news, or is over. */
  nextAt: z.nullable(timestamp),
  completedAt: z.nullable(timestamp),
  /** What it makes. */
  transfer: externalTransfer,
  /** The provider's id of the payment, which a refund of it names; and while it waits for that, where the user goes on. */
  payment: z.optional(z.strictObject({ providerId: z.string(), continueUrl: z.optional(z.string()) })),
  /** Of the check against the law, where there was one; what was found is for operators. */
  compliance: z.optional(z.strictObject({ decision: z.string() })),
  history: z.array(historyEntry),
});
export type WorkflowView = z.output<typeof workflowView>;

const ID = '0199f2a4-7b1e-7c3d-9e4f-1a2b3c4d5e6f';
const TIME = '2026-03-01T10:00:00.000Z';

export const WORKFLOW_SUMMARY_EXAMPLE = {
  ...{ workflowId: ID, workflowType: 'external-transfer', status: 'running', step: 'provider-processing' },
  ...{ error: null, startedAt: TIME, updatedAt: TIME },
} as const;

export const WORKFLOW_EXAMPLE = {
  ...WORKFLOW_SUMMARY_EXAMPLE,
  completedSteps: ['initiated', 'validating', 'kyc', 'compliance', 'balance-reserved', 'sent-to-provider'],
  pendingSteps: ['provider-confirming', 'completed'],
  ...{ failedStep: null, retryCount: 0, nextAt: '2026-03-01T10:05:00.000Z', completedAt: null },
  transfer: {
    ...{ transferId: ID, domain: 'banking', provider: 'stripe', direction: 'pay-out', accountId: ID, asset: 'EUR' },
    ...{ amount: '40', counterparty: 'ba_1QxY3aLkdIwHu7ix', fees: [], onReversal: 'review', clearingSeconds: 0 },
  },
  payment: { providerId: 'po_1QxYAbLkdIwHu7ixp2mZ' },
  compliance: { decision: 'clear' },
  history: [{ at: TIME, source: 'owner', reason: 'it is validated', to: { status: 'running', step: 'initiated' } }],
} as const;
