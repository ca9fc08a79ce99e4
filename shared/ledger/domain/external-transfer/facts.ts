/**
 * What is known of a transfer. News only add to it, in whatever order they come; what follows from it is worked out anew
 * each time (`plan.ts`). So the order of news makes no difference.
 */
import * as z from 'zod/mini';
import { timestamp } from '../../../kernel/time.ts';
import { externalTransfer } from '../../contract/external-transfer.ts';

const problem = z.object({ code: z.string(), message: z.string() });
export type Problem = z.output<typeof problem>;

const settledClaim = z.object({
  amount: z.optional(z.string()),
  fee: z.optional(z.string()),
  /** The provider has named two different amounts. */
  isDisputed: z.boolean(),
});

/** What the provider has said so far. Each is kept, whatever it says later. */
const claims = z.object({
  isConfirming: z.boolean(),
  settled: z.optional(settledClaim),
  /** That it failed, or was cancelled: the reason. */
  failed: z.optional(z.string()),
  /** That it came back after it was settled: refunded or disputed. */
  reversed: z.optional(z.string()),
  /** How much came back, the most that was told; left out while nobody has said. */
  reversedAmount: z.optional(z.string()),
  /** How much by each refund that the provider has named, by its id; zero of what failed after all. */
  reversedParts: z.optional(z.record(z.string(), z.string())),
});

const compliance = z.object({
  decision: z.enum(['clear', 'review', 'reject']),
  /** 0 to 100. */
  riskScore: z.int(),
  /** Of the check against money laundering, such as `sanctions-list`. */
  flags: z.array(z.string()),
});

export const facts = z.object({
  isValid: z.boolean(),
  isKnownCustomer: z.boolean(),
  compliance: z.optional(compliance),
  hold: z.object({
    state: z.enum(['none', 'held', 'completed', 'released', 'refused']),
    /** Funds that were released can be held again, under another number. */
    number: z.int(),
  }),
  /** `unknown`: no answer, so that it may have been done or not. */
  sending: z.enum(['not-sent', 'ordered', 'accepted', 'unknown']),
  sends: z.int(),
  /** When it was sent first. */
  sentAt: z.optional(timestamp),
  providerId: z.optional(z.string()),
  /** Where the user has to go on before anything moves. */
  continueUrl: z.optional(z.string()),
  claims,
  /** Whether the provider, asked, has said that nothing will come of it. */
  isFailureCertain: z.boolean(),
  /** Questions to the provider since the last news that settled nothing. */
  inquiries: z.int(),
  /** How long the provider wants to be left alone. */
  retryAfterSeconds: z.optional(z.number()),
  /** Whether it is time to ask the provider. */
  isToAsk: z.boolean(),
  /** Whether the answer decides between what the provider said before. */
  isDeciding: z.boolean(),
  ruling: z.optional(z.enum(['settled', 'failed'])),
  isCleared: z.boolean(),
  posted: z.enum(['no', 'posted', 'reversed']),
  /** What was posted, when it was. */
  postedAmount: z.optional(z.string()),
  cancel: z.enum(['no', 'wanted', 'asked']),
  /** Why it can't go on, and nothing has been sent or the provider has refused it. */
  refusal: z.optional(problem),
  /** Why somebody must look at it. */
  review: z.optional(z.extend(problem, { step: z.string() })),
});
export type Facts = z.output<typeof facts>;

export const saga = z.object({ transfer: externalTransfer, facts });
export type TransferSaga = z.output<typeof saga>;

export const NOTHING_KNOWN: Facts = {
  ...{ isValid: false, isKnownCustomer: false, hold: { state: 'none', number: 1 }, sending: 'not-sent', sends: 0 },
  ...{ claims: { isConfirming: false }, isFailureCertain: false, inquiries: 0, isToAsk: false, isDeciding: false },
  ...{ isCleared: false, posted: 'no', cancel: 'no' },
};
