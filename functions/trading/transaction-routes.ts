import * as z from 'zod/mini';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { consistencyHeader } from '../../shared/kernel/http/answer-headers.ts';
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import { readBook } from '../../shared/kernel/projection/read-book.ts';
import { MAIN } from '../../shared/kernel/projection/types.ts';
import { wantedBy } from '../../shared/kernel/projection/wanted.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import { readTransactionEvents } from '../../shared/trading/app/journal.ts';
import { recordBatch, recordOne } from '../../shared/trading/app/record-transactions.ts';
import { reverseTransaction } from '../../shared/trading/app/reverse.ts';
import type { StrictTrial } from '../../shared/trading/app/strict-trial.ts';
import {
  getTransaction,
  listTransactions,
  postBatch,
  postTransaction,
  reverseTransactionRoute,
} from '../../shared/trading/contract/transaction-http.ts';
import { asSent, listPage } from '../../shared/trading/read/list-transactions.ts';
import { type TransactionRow, transactionsProjection } from '../../shared/trading/read/transactions-book.ts';

const cursor = cursorOf('transactions', z.string());

const render = (transactionId: string, { transaction, importId, pairingId, isDerived, reversed }: TransactionRow) => ({
  transactionId,
  ...asSent(transaction),
  ...(importId !== undefined && { importId }),
  ...(pairingId !== undefined && { pairingId }),
  ...(isDerived && { derived: isDerived }),
  ...(reversed && { reversed }),
});

export const transactionRoutes = (store: Store, strict: StrictTrial) => [
  on(postTransaction, async (request) => {
    const result = await recordOne(store, strict, commandContext('recordTransaction', request), request.body);
    if (isRefused(result)) return result;
    const { transactionId, duplicate } = result.answer;
    const headers = consistencyHeader(result.versions, 'journal', MAIN);
    return duplicate
      ? { status: 200 as const, body: { transactionId, duplicate: true as const }, headers }
      : { status: 201 as const, body: { transactionId }, headers };
  }),

  on(postBatch, async (request) => {
    const result = await recordBatch(
      store,
      strict,
      commandContext('recordTransactions', request),
      request.body.transactions,
    );
    if (isRefused(result)) return result;
    return { status: 202 as const, body: result.answer, headers: consistencyHeader(result.versions, 'journal', MAIN) };
  }),

  on(listTransactions, async ({ tenant, query, consistencyToken }) => {
    const { limit, cursor: given, ...filter } = query;
    const after = cursor.decode(given);
    if (isRefused(after)) return after;
    return readBook(
      store,
      transactionsProjection,
      { tenant, ...wantedBy(store, tenant, consistencyToken) },
      async ({ book, missing }) => {
        const page = await listPage(book, filter, after.position, limit);
        const body = {
          items: page.items.map(([id, row]) => render(id, row)),
          nextCursor: page.after === undefined ? null : cursor.encode(page.after),
          complete: missing.length === 0,
          ...(missing.length > 0 && { missing }),
        };
        return { status: 200 as const, body };
      },
    );
  }),

  on(getTransaction, async ({ tenant, params, consistencyToken }) =>
    readBook(
      store,
      transactionsProjection,
      { tenant, ...wantedBy(store, tenant, consistencyToken) },
      async ({ book, missing }) => {
        const row = await book.get(params.transactionId);
        if (!row) return refuse('NotFound', 'There is no transaction with this id.');
        const { classification, ledgerEntries } = await readTransactionEvents(
          store,
          tenant,
          params.transactionId,
          row.journalVersion,
        );
        const body = {
          ...render(params.transactionId, row),
          classification,
          ledgerEntries,
          complete: missing.length === 0,
        };
        return { status: 200 as const, body };
      },
    ),
  ),

  on(reverseTransactionRoute, async (request) => {
    const { transactionId } = request.params;
    const command = { transactionId, reason: request.body.reason };
    const result = await reverseTransaction(store, commandContext('reverseTransaction', request), command);
    if (isRefused(result)) return result;
    return {
      status: 201 as const,
      body: { transactionId },
      headers: consistencyHeader(result.versions, 'journal', MAIN),
    };
  }),
];
