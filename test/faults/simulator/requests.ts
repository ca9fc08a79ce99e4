/** What users ask for, drawn from the seed: each request can be sent again, word for word, under its key. */
import { strictTrial } from '../../../functions/trading/strict.ts';
import { environment } from '../../../shared/adapters/environment.ts';
import type { CommandContext, CommandResult } from '../../../shared/kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../shared/kernel/errors.ts';
import type { Json } from '../../../shared/kernel/pages/types.ts';
import { recordUserPrices } from '../../../shared/market-data/app/user-prices.ts';
import { replaceSettings } from '../../../shared/settings/app/settings.ts';
import { settings } from '../../../shared/settings/contract/settings.ts';
import { requestImport } from '../../../shared/trading/app/imports/request-import.ts';
import { reverseImport } from '../../../shared/trading/app/imports/reverse-import.ts';
import { recordBatch, recordOne } from '../../../shared/trading/app/record-transactions.ts';
import { reverseTransaction } from '../../../shared/trading/app/reverse.ts';
import { createEndpoint, updateEndpoint } from '../../../shared/webhooks/app/endpoint-commands.ts';
import { endpointInput } from '../../../shared/webhooks/contract/endpoint.ts';
import { csvOf } from '../../support/history.ts';
import type { Random } from './random.ts';
import type { Transactions } from './transactions.ts';

export type Answered = CommandResult<unknown> | Refusal<string>;

export interface Request {
  readonly kind: string;
  /** What the hash of an idempotent request is taken of. */
  readonly body: Json;
  readonly send: (context: CommandContext) => Promise<Answered>;
}

const { store, files } = environment();
const fileStore = files();
const strict = strictTrial(store);

const bodyOf = (kind: string, content: unknown): Pick<Request, 'kind' | 'body'> => ({
  kind,
  // What was drawn is JSON.
  body: [kind, content] as unknown as Json,
});

export function recordRequest(transactions: Transactions): Request {
  const transaction = transactions.next();
  return {
    ...bodyOf('record', transaction),
    send: (context) => recordOne(store, strict, context, transaction),
  };
}

export function batchRequest(transactions: Transactions): Request {
  const several = transactions.several(2, 5);
  return { ...bodyOf('batch', several), send: (context) => recordBatch(store, strict, context, several) };
}

export function importRequest(transactions: Transactions): Request {
  const content = csvOf(transactions.several(2, 6));
  const order = { format: 'generic', account: undefined, mappingId: undefined, content, uploadId: undefined };
  return { ...bodyOf('import', content), send: (context) => requestImport(store, fileStore, context, order) };
}

export function settingsRequest(random: Random): Request {
  const wanted = settings.parse({
    tax: {
      method: random.pick(['FIFO', 'LIFO', 'HIFO', 'AVERAGE']),
      lotScope: random.pick(['universal', 'per-account']),
      strict: random.chance(0.5),
    },
    pairing: { applyAbove: random.pick(['0.5', '0.9', '1']) },
  });
  return {
    ...bodyOf('settings', wanted),
    send: async (context) => {
      const answer = await replaceSettings(store, context, { settings: wanted, ifMatch: undefined });
      return isRefused(answer) ? answer : { answer, versions: [] };
    },
  };
}

export function pricesRequest(random: Random): Request {
  const prices = ['BTC', 'ETH'].map((asset) => ({
    asset,
    date: random.pick(['2021-03-01', '2021-09-01', '2022-05-01']),
    close: `${random.between(10, 90)}.5`,
    currency: 'USD',
  }));
  const event = { type: 'PricesRecorded' as const, data: { prices } };
  return { ...bodyOf('prices', prices), send: (context) => recordUserPrices(store, context, [event]) };
}

export const reversalRequest = (transactionId: string): Request => ({
  ...bodyOf('reversal', transactionId),
  send: (context) => reverseTransaction(store, context, { transactionId, reason: 'a mistake' }),
});

export const importReversalRequest = (importId: string): Request => ({
  ...bodyOf('import reversal', importId),
  send: (context) => reverseImport(store, context, { importId, reason: 'a mistake' }),
});

/** All events now and then only: most of what comes of one is the same for the next. */
const EVENT_TYPES: readonly [string[], ...string[][]] = [
  ['*'],
  ['TransactionImported', 'TransactionReversed'],
  ['TransactionImported', 'ImportCompleted'],
  ['TaxLotCreated', 'TaxBookRestated'],
  ['AssetPositionUpdated', 'SettingsReplaced'],
];

export function endpointRequest(random: Random, url: string): Request {
  const eventTypes = random.pick(EVENT_TYPES);
  const input = endpointInput.parse({ url, eventTypes, requestsAtOnce: random.pick([1, 2, 3, 5]), timeoutSeconds: 5 });
  return { ...bodyOf('endpoint', input), send: (context) => createEndpoint(store, context, input) };
}

/** Takes an endpoint that was given up into service again. */
export const enableRequest = (endpointId: string): Request => ({
  ...bodyOf('enable', endpointId),
  send: (context) => updateEndpoint(store, context, endpointId, { active: true }),
});
