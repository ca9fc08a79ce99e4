/** Routes of lots that users name for disposals. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import { idSchema } from '../../kernel/ids.ts';
import { positiveDecimalString } from '../../kernel/money/schema.ts';
import { READ_CODES } from '../../kernel/projection/read-book.ts';

const PATH = '/v1/tax/lot-selections';
const ONE = '/v1/tax/lot-selections/{transactionId}';
const LOTS_MAX = 100;

const transactionId = idSchema('TransactionId');
const lotId = idSchema('LotId');

const selectionView = z.strictObject({
  transactionId: z.string(),
  disposedAt: z.string(),
  lots: z.array(z.strictObject({ lotId: z.string(), asset: z.string(), acquiredAt: z.string(), quantity: z.string() })),
  /** Whether all that was named is used. */
  met: z.boolean(),
});
export type LotSelectionView = z.infer<typeof selectionView>;

const lotsSelected = z.extend(selectionView, {
  /** Selections for other transactions that were met, and are no longer; left out where there are none. */
  nowUnmet: z.optional(z.array(selectionView)),
});
export type LotsSelectedView = z.infer<typeof lotsSelected>;

const EXAMPLE = {
  transactionId: '0450c1f0-3a40-8b1d-a5e0-91c2d7f3b685',
  disposedAt: '2022-08-01T09:30:00.000Z',
  lots: [
    {
      lotId: '0d7b3c1e-57a6-5d0b-9c1f-2f7b1b6f3a10',
      asset: 'BTC',
      acquiredAt: '2021-05-04T10:00:00.000Z',
      quantity: '0.2',
    },
  ],
  met: true,
} satisfies LotSelectionView;

export const postLotSelection = defineRoute({
  method: 'POST',
  path: PATH,
  operationId: 'selectLots',
  summary: 'Name the lots that a disposal uses',
  description:
    'Specific identification, until the year is filed. Units that are named are used first; the others go by the method in force. It takes the place of what was named for the transaction before. If something older uses up a named lot later on, the selection is kept, and the rows of the disposal say `"lotSelection": "unmet"` until it can be met again; where that is this very selection, the answer names the others in `nowUnmet`, so that lots can be named for these again. Where units cost the mean of all, no lot can be named.',
  scope: 'tax:write',
  body: z.strictObject({
    transactionId,
    lots: z
      .array(z.strictObject({ lotId, quantity: positiveDecimalString }))
      .check(z.minLength(1), z.maxLength(LOTS_MAX)),
  }),
  responses: { 201: lotsSelected },
  errors: ['NotFound', 'AlreadyFiled', ...READ_CODES, ...COMMAND_CODES],
  examples: {
    one: {
      summary: 'A part of one lot',
      body: {
        transactionId: EXAMPLE.transactionId,
        lots: EXAMPLE.lots.map(({ lotId: id, quantity }) => ({ lotId: id, quantity })),
      },
      answer: { status: 201, body: EXAMPLE },
    },
  },
});

export const listLotSelections = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listLotSelections',
  summary: 'List the lots that were named for disposals',
  description:
    'By the id of the transaction, which begins with its time. `met` says whether it uses all that was named for it.',
  scope: 'tax:read',
  query: pageQuery,
  responses: { 200: listOf(selectionView, { complete: z.boolean() }) },
  errors: [...READ_CODES],
  examples: {
    all: {
      summary: 'All of them',
      answer: { status: 200, body: { items: [EXAMPLE], nextCursor: null, complete: true } },
    },
  },
});

export const deleteLotSelection = defineRoute({
  method: 'DELETE',
  path: ONE,
  operationId: 'withdrawLotSelection',
  summary: 'Let the method choose the lots of a disposal again',
  description: 'Until the year is filed.',
  scope: 'tax:write',
  params: { transactionId },
  responses: { 204: null },
  errors: ['NotFound', 'AlreadyFiled', ...READ_CODES, ...COMMAND_CODES],
  examples: {
    one: { summary: 'Of one transaction', params: { transactionId: EXAMPLE.transactionId }, answer: { status: 204 } },
  },
});
