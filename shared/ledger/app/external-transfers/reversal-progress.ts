/**
 * How much of what a transfer settled was taken back, in one piece or in parts: a record that each reversal moves on in
 * its own append, so that the parts never come to more than there was.
 */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { derivedId } from '../../../kernel/ids.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import { add, type Decimal, decimal, format, subtract, ZERO } from '../../../kernel/money/decimal.ts';
import type { RecordKey, RecordWrite, StoredRecord } from '../../../kernel/store/records.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { TransactionId } from '../../contract/account.ts';
import type { ExternalTransfer } from '../../contract/external-transfer.ts';
import { referenceKey } from '../../read/places.ts';

/** A part that somebody wants back. */
export interface ReversalPart {
  readonly transactionId: TransactionId;
  /** Left out: all that is left. */
  readonly amount?: string | undefined;
  readonly reason: string;
}

/** What a reversal takes back of all that was settled. */
export interface ReversalPiece {
  readonly total: Decimal;
  readonly before: Decimal;
  readonly now: Decimal;
}

export const progressKey = (owner: TenantId, { transferId }: ExternalTransfer): RecordKey =>
  referenceKey(owner, 'external-transfer', derivedId(transferId, 'reversed so far'));

export function pieceOf(
  total: Decimal,
  part: ReversalPart | undefined,
  record: StoredRecord | undefined,
): ReversalPiece | Refusal<'AlreadyReversed' | 'ValidationFailed'> {
  const before = typeof record?.value === 'string' ? decimal(record.value) : ZERO;
  const left = subtract(total, before);
  if (part !== undefined && left === ZERO) return refuse('AlreadyReversed', 'All of it was taken back before.');
  const now = part?.amount === undefined ? left : decimal(part.amount);
  if (now > left) return refuseInput([{ path: 'amount', message: `is more than is left of it, ${format(left)}` }]);
  return { total, before, now };
}

export const progressWrite = (
  key: RecordKey,
  { before, now }: ReversalPiece,
  record: StoredRecord | undefined,
): RecordWrite => ({
  ...key,
  expect: record ? { revision: record.revision } : 'absent',
  value: format(add(before, now)),
});
