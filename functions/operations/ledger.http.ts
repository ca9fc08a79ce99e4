import { environment } from '../../shared/adapters/environment.ts';
import { isRefused, type Refusal } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { derivedId, newId } from '../../shared/kernel/ids.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import { changeAccount, noAccount } from '../../shared/ledger/app/accounts/account-commands.ts';
import { refuseUnknownAssets } from '../../shared/ledger/app/accounts/named-assets.ts';
import * as decisions from '../../shared/ledger/app/accounts/operator-decisions.ts';
import { ownerOf } from '../../shared/ledger/app/accounts/owners.ts';
import { type Adjusted, adjust } from '../../shared/ledger/app/postings/adjust.ts';
import type { AccountId, TransactionId } from '../../shared/ledger/contract/account.ts';
import { accountViewOf } from '../../shared/ledger/read/account-view.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import * as contract from '../../shared/operations/contract/ledger-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();

/** Of transactions that operators book under an idempotency key. */
const NAMESPACE = 'b7b0b1c4-2c7e-5d0a-8f36-0d4c1b9a6e52';

type Request = Parameters<typeof operatingOf>[2] & {
  readonly params: { readonly accountId: AccountId };
  readonly body: { readonly reason: string };
};
type View = ReturnType<typeof accountViewOf>;

/** One act on one account, on record before it is done. Doing it twice is doing it once. */
async function acted<Code extends string>(
  action: string,
  request: Request,
  decide: Parameters<typeof changeAccount<Code>>[3],
) {
  const { accountId } = request.params;
  const { idempotency: _, ...context } = operatingOf(store, action, request).context;
  const act = { action, target: { accountId }, reason: request.body.reason };
  const done = await operate<Json, Code | 'NotFound' | 'Conflict' | 'IdempotencyKeyReused'>(
    operatingOf(store, action, request),
    act,
    async () => {
      const owner = await ownerOf(store, accountId);
      if (!owner) return noAccount();
      const changed = await changeAccount<Code>(store, context, { owner, accountId }, decide);
      if (isRefused(changed)) return changed as Refusal<Code>;
      return accountViewOf(changed.answer, request.now) as unknown as Json;
    },
  );
  return isRefused(done) ? done : { status: 200 as const, body: done as unknown as View };
}

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.adjustBalanceRoute, async (request) => {
      const { forced: isForced, ...body } = request.body;
      const operating = operatingOf(store, 'adjustBalance', request);
      const { idempotency, ...context } = operating.context;
      const transactionId = (idempotency
        ? derivedId(NAMESPACE, context.principal, idempotency.key)
        : newId()) as string as TransactionId;
      const { accountId, direction, amount, asset } = body;
      const target = { accountId, direction, amount, asset, transactionId };
      const done = await operate(operating, { action: 'adjustBalance', target, reason: body.reason }, async () => {
        const booked = await adjust(store, context, { ...body, transactionId, isForced });
        return isRefused(booked) ? booked : (booked.answer as unknown as Json);
      });
      return isRefused(done) ? done : { status: 201 as const, body: done as unknown as Adjusted };
    }),

    on(contract.opsFreezeRoute, (request) =>
      acted('opsFreezeAccount', request, decisions.freezeBecause(request.body.reason)),
    ),
    on(contract.opsUnfreezeRoute, (request) =>
      acted('opsUnfreezeAccount', request, decisions.unfreezeBecause(request.body.reason)),
    ),
    on(contract.opsVerifyRoute, (request) =>
      acted('opsVerifyAccount', request, decisions.verifyBecause(request.body.reason)),
    ),
    on(contract.opsRejectRoute, (request) =>
      acted('opsRejectAccount', request, decisions.rejectBecause(request.body.reason)),
    ),
    on(contract.opsCreditRoute, async (request) => {
      const { creditLimits } = request.body;
      const unknown = await refuseUnknownAssets(store, { creditLimits });
      const grant = decisions.grantLimits(creditLimits);
      return acted('opsGrantCredit', request, (account, now) => unknown ?? grant(account, now));
    }),
  ],
});
