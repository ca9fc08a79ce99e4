import { format } from '../../../kernel/money/decimal.ts';
import type { JournalEvent } from '../../contract/events.ts';
import type { Candidate } from './candidate.ts';
import type { Parts } from './proposal.ts';

export type PairingData = Extract<JournalEvent, { type: 'PairingDismissed' }>['data'];
export type PairedPart = PairingData['withdrawals'][number];

export const partOf = ({ transactionId, account, quantity, transaction }: Candidate): PairedPart => ({
  transactionId,
  account,
  timestamp: transaction.timestamp,
  quantity: format(quantity),
});

/** A pairing as events name it. */
export const pairedDataOf = (
  { pairingId, withdrawals, deposits }: Parts & { readonly pairingId: string },
  { confidence, rules }: { readonly confidence: string; readonly rules: readonly string[] },
): PairingData => ({
  pairingId,
  asset: withdrawals[0]?.asset ?? '',
  withdrawals: withdrawals.map(partOf),
  deposits: deposits.map(partOf),
  confidence,
  rules: [...rules],
});
