import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import type { AccountId, TransferId } from '../../contract/account.ts';
import type { Transfer } from '../../domain/transfers/transfer.ts';
import { accountStream } from '../../read/account-head.ts';
import { transferStream } from '../../read/transfer-head.ts';

export const noTransfer = (): Refusal<'NotFound'> => refuse('NotFound', 'There is no transfer with this id.');

/** The streams that a transfer is about. */
export interface Places {
  readonly transfer: StreamId;
  readonly from: StreamId;
  readonly to: StreamId;
}

export function placesOf({ transferId, from, to }: Transfer): Places {
  return {
    transfer: transferStream(from.userId as TenantId, transferId as TransferId),
    from: accountStream(from.userId as TenantId, from.accountId as AccountId),
    to: accountStream(to.userId as TenantId, to.accountId as AccountId),
  };
}
