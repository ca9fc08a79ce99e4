/** What a transfer has done outside its decisions: by the ledger, by checks, by the provider. */
import * as z from 'zod/mini';
import { assertNever } from '../../../kernel/errors.ts';
import type { AttemptPolicy } from '../../../kernel/workflow/definition.ts';
import type { InquiryOutcome, SendOutcome } from '../../contract/payment-provider.ts';
import type { Problem } from './facts.ts';

const hold = { holdNumber: z.int() };

/** All of them are of the transfer in the saga's context, and may be performed again under the same key. */
export const transferEffect = z.discriminatedUnion('name', [
  z.object({ name: z.literal('Validate') }),
  z.object({ name: z.literal('CheckKyc') }),
  z.object({ name: z.literal('CheckCompliance') }),
  /** Of the amount and the fees; it does not expire. */
  z.object({ name: z.literal('PlaceHold'), ...hold }),
  /** Pays out of the hold to outside, with the fees; what remains of it is released. */
  z.object({ name: z.literal('CompleteHold'), ...hold, amount: z.string() }),
  /** Of a hold that was never placed, too. */
  z.object({ name: z.literal('ReleaseHold'), ...hold }),
  /** Books what has come in, or has gone out though nothing was held: then the balance may be below zero. */
  z.object({ name: z.literal('Post'), amount: z.string() }),
  z.object({ name: z.literal('ReversePosting') }),
  z.object({ name: z.literal('SendToProvider') }),
  z.object({ name: z.literal('Inquire'), providerId: z.optional(z.string()) }),
  z.object({ name: z.literal('CancelAtProvider'), providerId: z.string() }),
]);
export type TransferEffect = z.output<typeof transferEffect>;

export type TransferResult =
  | { readonly kind: 'done' }
  | ({ readonly kind: 'refused' } & Problem)
  | {
      readonly kind: 'assessed';
      readonly decision: 'clear' | 'review' | 'reject';
      readonly riskScore: number;
      readonly flags: readonly string[];
    }
  | SendOutcome
  | InquiryOutcome;

/** What owner and operators are told of an attempt that failed for a reason that is ours or the provider's to know. */
export function failureOf({ name }: TransferEffect): Problem {
  switch (name) {
    case 'Validate':
    case 'CheckKyc':
    case 'CheckCompliance':
      return { code: 'CheckUnavailable', message: 'It could not be checked just then.' };
    case 'SendToProvider':
    case 'Inquire':
    case 'CancelAtProvider':
      return { code: 'ProviderUnavailable', message: 'The provider could not be reached just then.' };
    case 'PlaceHold':
    case 'CompleteHold':
    case 'ReleaseHold':
    case 'Post':
    case 'ReversePosting':
      return { code: 'BookingUnavailable', message: 'It could not be booked just then.' };
    default:
      return assertNever(name);
  }
}

const HOUR_SECONDS = 3_600;
const ATTEMPTS = { attemptsMax: 8, firstDelaySeconds: 2, delaySecondsMax: HOUR_SECONDS } as const;

/**
 * What moves money keeps its key whatever is tried again: the provider knows a payment by the transfer's id, the ledger a
 * hold by its number. A question or a check is asked anew each time.
 */
export function policyOf({ name }: TransferEffect): AttemptPolicy {
  switch (name) {
    case 'SendToProvider':
    case 'CompleteHold':
    case 'Post':
    case 'ReversePosting':
      return { ...ATTEMPTS, key: 'one' };
    default:
      return { ...ATTEMPTS, key: 'per-order' };
  }
}
