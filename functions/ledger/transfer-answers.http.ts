import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { acceptTransfer, declineTransfer } from '../../shared/ledger/app/transfers/answer-transfer.ts';
import * as answers from '../../shared/ledger/contract/transfer-answers-http.ts';
import { seenTransfer } from '../../shared/ledger/read/seen-transfer.ts';

const { store, log } = environment();

export const handler = createHttpHandler({
  log,
  routes: [
    on(answers.acceptTransferRoute, async (request) => {
      const { tenant, params } = request;
      const context = commandContext('acceptTransfer', request);
      const result = await acceptTransfer(store, context, params.transferId);
      return isRefused(result) ? result : { status: 200 as const, ...seenTransfer(tenant, result) };
    }),

    on(answers.declineTransferRoute, async (request) => {
      const { tenant, params, body } = request;
      const context = commandContext('declineTransfer', request);
      const result = await declineTransfer(store, context, { ...params, ...body });
      return isRefused(result) ? result : { status: 200 as const, ...seenTransfer(tenant, result) };
    }),
  ],
});
