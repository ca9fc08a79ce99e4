import { environment } from '../../shared/adapters/environment.ts';
import { isRefused } from '../../shared/kernel/errors.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { initiateTransfer } from '../../shared/ledger/app/transfers/initiate-transfer.ts';
import { createTransferRoute } from '../../shared/ledger/contract/transfers-http.ts';
import { seenTransfer } from '../../shared/ledger/read/seen-transfer.ts';

const { store, log } = environment();

export const handler = createHttpHandler({
  log,
  routes: [
    on(createTransferRoute, async (request) => {
      const context = commandContext('createTransfer', request);
      const result = await initiateTransfer(store, context, request.body);
      return isRefused(result) ? result : { status: 201 as const, ...seenTransfer(request.tenant, result) };
    }),
  ],
});
