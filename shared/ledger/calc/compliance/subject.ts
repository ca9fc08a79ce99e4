import type { Verification } from '../../contract/account.ts';
import type { ExternalTransfer } from '../../contract/external-transfer.ts';

/** A transfer that was assessed before. */
export interface Assessed {
  readonly transferId: string;
  readonly direction: ExternalTransfer['direction'];
  readonly asset: string;
  readonly amount: string;
  readonly assessedAt: string;
}

/** What rules are asked about. */
export interface Subject {
  readonly transfer: Pick<
    ExternalTransfer,
    'transferId' | 'direction' | 'provider' | 'asset' | 'amount' | 'counterparty' | 'country'
  >;
  readonly account: { readonly createdAt: string; readonly verification: Verification };
  /** The user's, those that were rejected left out. */
  readonly recent: readonly Assessed[];
  readonly now: string;
}
