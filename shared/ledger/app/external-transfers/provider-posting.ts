/** What a booking means to reconciliation: our side of a payment, kept beside what its provider says that it settled. */
import { decimal, format, negate } from '../../../kernel/money/decimal.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { ExternalTransfer } from '../../contract/external-transfer.ts';
import { postingWrite } from '../../read/reconciliation/places.ts';
import { providerIdWrite } from './transfer-workflows.ts';

/** Of a booking, what a provider has a part in. */
interface Posting {
  readonly kind: 'settle' | 'reverse';
  readonly transactionId: string;
  readonly amount: string;
  readonly providerId?: string | undefined;
  readonly providerFee?: string | undefined;
}

/** With the provider's id, by which settlements find it. */
export function providerPostingWrites(
  transfer: ExternalTransfer,
  booking: Posting,
  now: string,
): readonly RecordWrite[] {
  const { provider, direction, asset, transferId } = transfer;
  const { kind, transactionId, amount, providerId, providerFee: fee } = booking;
  const cause = kind === 'settle' ? 'settled' : 'reversed';
  const comesIn = (direction === 'pay-in') === (kind === 'settle');
  const posting = postingWrite(
    { provider, paymentId: transferId },
    {
      ...{ transactionId, cause, direction, asset, postedAt: now },
      amount: comesIn ? amount : format(negate(decimal(amount))),
      ...(providerId !== undefined && { providerId }),
      ...(fee !== undefined && kind === 'settle' && { fee }),
    },
  );
  return kind === 'reverse' || providerId === undefined || providerId === transferId
    ? [posting]
    : [posting, providerIdWrite(provider, providerId, transferId)];
}
