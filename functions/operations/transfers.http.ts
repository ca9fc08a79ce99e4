import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { derivedId, newId } from '../../shared/kernel/ids.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import { type ReverseCode, reverseTransfer } from '../../shared/ledger/app/transfers/reverse-transfer.ts';
import type { TransactionId } from '../../shared/ledger/contract/account.ts';
import { transferViewOf } from '../../shared/ledger/read/transfer-view.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/transfers-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();

type View = ReturnType<typeof transferViewOf>;

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.opsReverseTransfer, async (request) => {
      const { tenant, transferId } = request.params;
      const { forced: isForced, reason } = request.body;
      const operating = operatingOf(store, 'opsReverseTransfer', request);
      const { idempotency, ...context } = operating.context;
      const transactionId = (idempotency
        ? derivedId(transferId, 'reversal', operating.principal.id, idempotency.key)
        : newId()) as string as TransactionId;
      const act = { action: 'opsReverseTransfer', target: { tenant, transferId, transactionId }, reason };
      const done = await operate<Json, ReverseCode | 'Conflict' | 'IdempotencyKeyReused'>(operating, act, async () => {
        const asked = { transferId, reason, by: 'operator', userId: tenant, transactionId, isForced } as const;
        const reversed = await reverseTransfer(store, context, asked);
        if (isRefused(reversed)) return reversed;
        return transferViewOf({ role: 'sender', transfer: reversed.answer }) as unknown as Json;
      });
      return isRefused(done) ? done : { status: 200 as const, body: done as unknown as View };
    }),
  ],
});
