import * as z from 'zod/mini';
import type { CommandResult } from '../../shared/kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import type { ConsistencyToken } from '../../shared/kernel/http/consistency-token.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { type OpenedBook, readBook } from '../../shared/kernel/projection/read-book.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import type { TenantId } from '../../shared/kernel/streams.ts';
import { journalStream } from '../../shared/trading/app/journal.ts';
import {
  confirmPairing,
  type Decided,
  dismissPairing,
  type KnownPairing,
  pairByHand,
  splitPairing,
  undoPairing,
} from '../../shared/trading/app/pairing/pairing-commands.ts';
import {
  confirmPairingRoute,
  dismissPairingRoute,
  getPairing,
  listPairings,
  postPairing,
  splitPairingRoute,
  undoPairingRoute,
} from '../../shared/trading/contract/pairing-http.ts';
import { pairingsPage, pairingView } from '../../shared/trading/read/pairing/list-pairings.ts';
import { type PairingsBook, pairingsProjection } from '../../shared/trading/read/pairing/pairings-book.ts';

const cursor = cursorOf('pairings', z.string());

interface Asking {
  readonly tenant: TenantId;
  readonly params: { readonly pairingId: string };
}

const reading = <R>(
  store: Store,
  { tenant, consistencyToken }: Pick<Asking, 'tenant'> & { readonly consistencyToken: ConsistencyToken | undefined },
  read: (opened: OpenedBook<PairingsBook>) => Promise<R>,
) => readBook(store, pairingsProjection, { tenant, ...wantedBy(store, tenant, consistencyToken) }, read);

const refuseUnknown = (): Refusal<'NotFound'> => refuse('NotFound', 'There is no pairing with this id.');
const completeness = ({ missing }: OpenedBook<PairingsBook>) => ({
  complete: missing.length === 0,
  ...(missing.length > 0 && { missing }),
});

/** What an id names: read once the book has seen all that the journal holds, for it is going to be decided upon. */
const naming =
  (store: Store, { tenant, params }: Asking) =>
  () => {
    const everything = { stream: journalStream(tenant), version: 0 };
    return readBook(
      store,
      pairingsProjection,
      { tenant, wanted: everything },
      async ({ book }): Promise<KnownPairing | Refusal<'NotFound'>> => {
        const { pairingId } = params;
        const row = await book.get(pairingId);
        if (!row) return refuseUnknown();
        const { confidence, rules, withdrawals, deposits } = pairingView(book, pairingId, row);
        const idsOf = (parts: typeof withdrawals) => parts.map(({ transactionId }) => transactionId);
        return { pairingId, confidence, rules, withdrawals: idsOf(withdrawals), deposits: idsOf(deposits) };
      },
    );
  };

const rendered = ({ answer, versions }: CommandResult<Decided>) => ({
  body: answer,
  headers: consistencyHeader(versions, 'journal', MAIN),
});

export const pairingRoutes = (store: Store) => [
  on(listPairings, async ({ tenant, query, consistencyToken }) => {
    const { limit, cursor: given, ...filter } = query;
    const after = cursor.decode(given);
    if (isRefused(after)) return after;
    return reading(store, { tenant, consistencyToken }, async (opened) => {
      const page = await pairingsPage(opened.book, filter, after.position, limit);
      const body = {
        items: page.items.map(([id, row]) => pairingView(opened.book, id, row)),
        nextCursor: page.after === undefined ? null : cursor.encode(page.after),
        ...completeness(opened),
      };
      return { status: 200 as const, body };
    });
  }),

  on(getPairing, (request) =>
    reading(store, request, async (opened) => {
      const row = await opened.book.get(request.params.pairingId);
      if (!row) return refuseUnknown();
      const body = { ...pairingView(opened.book, request.params.pairingId, row), ...completeness(opened) };
      return { status: 200 as const, body };
    }),
  ),

  on(postPairing, async (request) => {
    const result = await pairByHand(store, commandContext('pairTransfers', request), request.body);
    return isRefused(result) ? result : { status: 201 as const, ...rendered(result) };
  }),

  on(confirmPairingRoute, async (request) => {
    const find = naming(store, request);
    const result = await confirmPairing(store, commandContext('confirmPairing', request), find);
    return isRefused(result) ? result : { status: 200 as const, ...rendered(result) };
  }),

  on(dismissPairingRoute, async (request) => {
    const find = naming(store, request);
    const result = await dismissPairing(store, commandContext('dismissPairing', request), find);
    return isRefused(result) ? result : { status: 200 as const, ...rendered(result) };
  }),

  on(undoPairingRoute, async (request) => {
    const find = naming(store, request);
    const result = await undoPairing(store, commandContext('undoPairing', request), find, request.body.reason);
    return isRefused(result) ? result : { status: 200 as const, ...rendered(result) };
  }),

  on(splitPairingRoute, async (request) => {
    const find = naming(store, request);
    const result = await splitPairing(store, commandContext('splitPairing', request), find, request.body.remove);
    return isRefused(result) ? result : { status: 200 as const, ...rendered(result) };
  }),
];
