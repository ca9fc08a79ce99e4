/**
 * What a provider says that it settled, beside what its webhooks tell of single payments: balance transactions, bank
 * statements. An adapter reads the provider's documented lists and answers in these words.
 */
import type { InquiryOutcome, PaymentDirection } from './payment-provider.ts';

/** One movement on our account with the provider. */
export interface Settlement {
  readonly provider: string;
  /** The provider's own id of the movement. */
  readonly settlementId: string;
  /** The transfer that it names; undefined where it names none of ours. */
  readonly reference?: string | undefined;
  /** The provider's id of the payment that moved. */
  readonly providerId?: string | undefined;
  /** Code of the asset, as the ledger has it. */
  readonly asset: string;
  /** Decimal string, before fees: above zero, it came in. */
  readonly amount: string;
  /** What the provider kept, in the same asset: a decimal string. */
  readonly fee?: string | undefined;
  /** RFC 3339 UTC, by the provider's books. */
  readonly settledAt: string;
  /** The provider's words for it. */
  readonly description?: string | undefined;
}

/** Of movements that the provider recorded, from a time to another, that one not included. RFC 3339 UTC. */
export interface SettlementWindow {
  readonly from: string;
  readonly until: string;
}

export type SettlementPage =
  | {
      readonly kind: 'page';
      readonly settlements: readonly Settlement[];
      /** Where to go on; undefined at the end. */
      readonly next?: string | undefined;
      /** What of it can't be read, so that somebody must look; the rest goes on. */
      readonly problem?: string | undefined;
    }
  | { readonly kind: 'unknown'; readonly why: string; readonly retryAfterSeconds?: number };

/** What is asked about, where a provider has no list. */
export interface SettlementInquiry {
  readonly direction: PaymentDirection;
  readonly reference: string;
  readonly providerId?: string | undefined;
}

export type SettlementFeed = { readonly provider: string } & (
  | {
      readonly kind: 'list';
      /** Whether a credit that names a pay-in is how we hear of it: nothing else of the provider tells. */
      readonly tellsPayIns: boolean;
      /** The same window and place may be read again, and hold more then. */
      readonly read: (window: SettlementWindow, after: string | undefined) => Promise<SettlementPage>;
    }
  | {
      /** The provider has no list for us: each payment is asked about. */
      readonly kind: 'inquiry';
      readonly ask: (inquiry: SettlementInquiry) => Promise<InquiryOutcome>;
    }
);
