/**
 * What the ledger knows of a payment provider: cards, on- and off-ramps, banks. An adapter speaks the provider's
 * documented protocol and answers in these words; the local simulator speaks the same protocols.
 */

/** `pay-in`: money comes from outside to a user's account; `pay-out`: the other way; `refund`: of an earlier pay-in. */
export type PaymentDirection = 'pay-in' | 'pay-out' | 'refund';

export interface PaymentOrder {
  readonly direction: PaymentDirection;
  /** The transfer's id: the provider's idempotency key, and what its updates are matched by. */
  readonly reference: string;
  /** Decimal string, above zero, within the asset's precision. */
  readonly amount: string;
  /** Code of the asset, as the ledger has it (EUR, USDC). */
  readonly asset: string;
  /** Where it goes or comes from, as the provider names it: a payment method, a bank account, a chain address. */
  readonly counterparty: string;
  /** Of a refund: the provider's id of what is refunded. */
  readonly refundOf?: string;
}

/** Where a payment stands at the provider. */
export type PaymentStage = 'processing' | 'confirming' | 'settled' | 'failed' | 'cancelled' | 'refunded' | 'disputed';

export interface PaymentState {
  readonly stage: PaymentStage;
  /** The provider's id of the payment; the order's reference where it gives none before the user has been there. */
  readonly providerId: string;
  /**
   * What was settled and what the provider kept, when it says so: decimal strings. Of `refunded`, what has come back: with
   * a `part`, of that one, and zero if that failed after all; else in all so far.
   */
  readonly amount?: string;
  readonly fee?: string;
  /** The provider's id of a refund of the payment, of which there may be several. */
  readonly part?: string;
  /** The provider's code and words for a failure. */
  readonly reason?: string;
  /** Where the user has to go on before anything moves: the provider's own page, or a confirmation of the card's bank. */
  readonly continueUrl?: string;
}

/**
 * `refused`: the provider said no and did nothing. `unknown`: no answer, or one that leaves it open whether something was
 * done: the caller asks again under the same reference, and never compensates on it.
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly state: PaymentState }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unknown'; readonly why: string; readonly retryAfterSeconds?: number };

export type InquiryOutcome =
  | { readonly kind: 'found'; readonly state: PaymentState }
  | { readonly kind: 'unknown-to-provider' }
  | { readonly kind: 'unknown'; readonly why: string; readonly retryAfterSeconds?: number };

/** What is asked about. */
export interface Inquiry extends Pick<PaymentOrder, 'direction' | 'reference'> {
  /**
   * When the order was first sent, RFC 3339 UTC. Some providers can only be asked for all payments since then: without
   * it, such a one is never sure that it doesn't know an order.
   */
  readonly sentAt?: string;
}

export interface PaymentProvider {
  /** As in routes and settings: `stripe`, `moonpay`, `ramp`, `bank-files`. */
  readonly name: string;
  readonly directions: ReadonlySet<PaymentDirection>;
  /** May be called again with the same order within a day: the provider does it once. After that, `inquire` first. */
  send(order: PaymentOrder): Promise<SendOutcome>;
  /** What became of an order. */
  inquire(order: Inquiry, providerId?: string): Promise<InquiryOutcome>;
  /** Asks the provider to stop; the answer is what is true then. */
  cancel(order: Inquiry, providerId: string): Promise<InquiryOutcome>;
}

/** What a provider told by a webhook or a file, in one shape. */
export interface ProviderUpdate {
  readonly provider: string;
  /** The provider's id of the message: deduplicated by it. */
  readonly eventId: string;
  /** The transfer that it is about; undefined where the provider names only its own id. */
  readonly reference?: string;
  readonly state: PaymentState;
  /** RFC 3339 UTC, by the provider's clock. */
  readonly occurredAt: string;
}
