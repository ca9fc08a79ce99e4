/**
 * No user can read or write another's data by any route. There is a case for each route of the registry; a route without
 * one fails here.
 */
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { funded, ACCOUNTS as LEDGER, openAccount } from '../ledger/support/clients.ts';
import { proposedSplit } from '../portfolio/support/split-asset.ts';
import { ended, everythingOf, newUser, post, refusal, taxReport } from '../support/api.ts';
import type { Answer, Body, HttpClient, Sending } from '../support/http-client.ts';
import { anyIds, opsRoutes, targetOf, userRoutes } from '../support/routes.ts';

/** What a user has, and the names by which it would be recognised in somebody else's hands. */
interface Owner {
  readonly user: HttpClient;
  /** Nothing else has this text in it. */
  readonly mark: string;
  readonly transactionId: string;
  readonly importId: string;
  readonly pairingId: string;
  readonly uploadId: string;
  readonly mappingId: string;
  readonly portfolioId: string;
  readonly proposalId: string;
  /** Of a corporate action that is proposed. */
  readonly actionId: string;
  readonly endpointId: string;
  readonly deliveryId: string;
  readonly holdingsPreparationId: string;
  readonly taxPreparationId: string;
  readonly reportId: string;
  readonly accountId: string;
  readonly transferId: string;
  readonly holdId: string;
  readonly scheduleId: string;
  readonly idempotencyKey: string;
  /** The answer that the key was given for. */
  readonly recorded: Body;
}

const CSV = (mark: string) =>
  `id,date,type,account,in_asset,in_quantity,out_asset,out_quantity,notes\n${mark}-f,2021-01-01,buy,${mark},${mark}COIN,10,USD,1000,${mark}\n`;
const transactionOf = (mark: string) => ({
  externalId: `${mark}-t`,
  account: mark,
  timestamp: '2021-02-01T00:00:00Z',
  type: 'buy',
  amounts: [
    { asset: `${mark}COIN`, quantity: '1', direction: 'in' },
    { asset: 'USD', quantity: '100', direction: 'out' },
  ],
  notes: mark,
});
const pricesOf = (mark: string) => ({
  prices: [{ asset: `${mark}COIN`, date: '2021-03-01', close: '7', currency: 'USD' }],
});
/** A currency can't be anybody's mark: the victim is the only one who has a rate of these digits. */
const MARKED_RATE = '0.00727182818';
const ratesOf = (rate: string) => ({ rates: [{ from: 'ISK', to: 'USD', date: '2021-03-01', rate }] });
const mappingOf = (mark: string) => ({
  name: `${mark}'s`,
  header: ['When', 'What', mark],
  columns: { date: 'When', quantity: 'What' },
  constants: { asset: `${mark}COIN` },
});
const endpointOf = (mark: string) => ({
  url: `http://127.0.0.1:9/${mark}`,
  eventTypes: ['ImportFailed'],
  name: mark,
  active: false,
});

/** Sends a test to an endpoint where nobody listens; answers the delivery's id. */
async function deliveryOf({ user }: Pick<Owner, 'user'>, mark: string): Promise<string> {
  const { endpointId } = await post(user, '/v1/webhooks/endpoints', { ...endpointOf(mark), active: true }, 201);
  return String((await post(user, `/v1/webhooks/endpoints/${endpointId}/test`, {}, 202))['deliveryId']);
}

/** Has a rebalancing of a portfolio proposed; answers its id. */
async function proposalOf(user: HttpClient, mark: string, portfolioId: string): Promise<string> {
  const targets = [`${mark}COIN`, 'USD'].map((asset) => ({ asset, percent: '50' }));
  await user.send('PUT', `/v1/portfolios/${portfolioId}/target-allocation`, { body: { targets } });
  // The price that it goes by was recorded a moment ago; the read waits for as long as it takes.
  await user.read('/v1/holdings');
  const headers = { 'consistency-token': user.consistencyToken() ?? '' };
  const answer = await user.send('POST', `/v1/portfolios/${portfolioId}/rebalance-proposals`, { body: {}, headers });
  expect(answer, answer.text).toMatchObject({ status: 201 });
  return String(answer.body['proposalId']);
}

/** Has a tax report made, and files the year with it. */
async function reportOf(user: HttpClient): Promise<string> {
  const { reportId } = await taxReport(user, 2021);
  await post(user, '/v1/tax/filings', { taxYear: 2021, reportId }, 201);
  return String(reportId);
}

const SCHEDULES = '/v1/ledger/transfer-schedules';

/** Opens an account of the ledger with something in it, some of it held, some sent on, and some planned to be. */
async function ledgerOf(user: HttpClient, mark: string) {
  const accountId = await funded(user, '100', { name: mark });
  const to = await openAccount(user, { name: mark });
  const { holdId } = await post(
    user,
    `${LEDGER}/${accountId}/holds`,
    { asset: 'EUR', amount: '1', description: mark },
    201,
  );
  const sent = { from: accountId, to, asset: 'EUR', amount: '2', description: mark };
  const { transferId } = await post(user, '/v1/ledger/transfers', sent, 201);
  const when = { startDate: '2030-01-01', timeZone: 'UTC' };
  const planned = { name: mark, transfer: { kind: 'internal', ...sent }, when };
  const { scheduleId } = await post(user, SCHEDULES, planned, 201);
  return { accountId, holdId: String(holdId), transferId: String(transferId), scheduleId: String(scheduleId) };
}

/** Has a past of theirs prepared. */
async function preparationOf(user: HttpClient, list: string): Promise<string> {
  const { status, body } = await user.send('GET', `${list}?asOf=2021-06-01T00:00:00Z&prepare=true`);
  expect(status).toBe(202);
  return String(body['preparationId']);
}
const movedOf = (mark: string, type: 'withdrawal' | 'deposit') => ({
  externalId: `${mark}-${type}`,
  account: `${mark}-${type}`,
  timestamp: '2021-02-02T00:00:00Z',
  type,
  amounts: [{ asset: `${mark}COIN`, quantity: '1', direction: type === 'deposit' ? 'in' : 'out' }],
});
const assetOf = (mark: string) => ({ code: `${mark}COIN`, type: 'custom', name: `${mark}'s`, precision: 2 });
const settingsOf = (tolerance: string) => ({ reconciliationTolerancePercent: tolerance });

/** Gives a user one of everything, by the same commands in the same order, so that versions are equal, too. */
async function owner(mark: string, tolerance: string): Promise<Owner> {
  const user = await newUser();
  const idempotencyKey = `key-${mark}`;
  const key = { 'idempotency-key': idempotencyKey };
  const recorded = await user.send('POST', '/v1/transactions', { body: transactionOf(mark), headers: key });
  expect(recorded).toMatchObject({ status: 201 });
  const batch = { transactions: [{ ...transactionOf(mark), externalId: `${mark}-b` }] };
  const importId = String((await post(user, '/v1/transactions/batch', batch, 202))['importId']);
  const moved = { transactions: [movedOf(mark, 'withdrawal'), movedOf(mark, 'deposit')] };
  await post(user, '/v1/transactions/batch', moved, 202);
  const proposed = await user.read('/v1/transfers/pairings');
  const pairingId = String((proposed.body['items'] as readonly Body[])[0]?.['pairingId']);
  const { uploadId, url } = await post(user, '/v1/imports/uploads', undefined, 201);
  expect(
    (await fetch(String(url), { method: 'PUT', body: CSV(mark).replaceAll(`${mark}-f`, `${mark}-u`) })).status,
  ).toBe(200);
  await post(user, '/v1/prices', pricesOf(mark), 200);
  await post(user, '/v1/exchange-rates', ratesOf(mark === 'VICTIM' ? MARKED_RATE : '2'), 200);
  await user.send('PUT', '/v1/settings', { body: settingsOf(tolerance) });
  await post(user, '/v1/assets', assetOf(mark), 201);
  await user.send('PUT', `/v1/watchlist/${mark}COIN`);
  const endpointId = String((await post(user, '/v1/webhooks/endpoints', endpointOf(mark), 201))['endpointId']);
  const mappingId = String((await post(user, '/v1/imports/mappings', mappingOf(mark), 201))['mappingId']);
  const portfolioId = String((await post(user, '/v1/portfolios', { name: mark }, 201))['portfolioId']);
  const transactionId = String(recorded.body['transactionId']);
  const isVictim = mark === 'VICTIM';
  const preparations = {
    holdingsPreparationId: isVictim ? await preparationOf(user, '/v1/holdings') : '',
    taxPreparationId: isVictim ? await preparationOf(user, '/v1/tax/lots') : '',
    reportId: isVictim ? await reportOf(user) : '',
  };
  const ledger = isVictim ? await ledgerOf(user, mark) : { accountId: '', holdId: '', transferId: '', scheduleId: '' };
  const proposalId = isVictim ? await proposalOf(user, mark, portfolioId) : '';
  const actionId = isVictim ? await proposedSplit(user, mark) : '';
  const webhooks = { endpointId, deliveryId: isVictim ? await deliveryOf({ user }, mark) : '' };
  return {
    ...{
      user,
      mark,
      transactionId,
      importId,
      pairingId,
      uploadId: String(uploadId),
      mappingId,
      portfolioId,
      proposalId,
      actionId,
      idempotencyKey,
      ...webhooks,
      ...preparations,
      ...ledger,
    },
    recorded: recorded.body,
  };
}

interface Attack {
  readonly target: (victim: Owner) => string;
  readonly body?: (victim: Owner) => unknown;
  /** What the answer is: one of the attacker's own, or that there is no such thing. */
  readonly answers: number;
}

const MISSING = 404;
const NOT_HELD = 400;
const UNPAIRABLE = 422;
const pairing = ({ pairingId }: Owner): string => `/v1/transfers/pairings/${pairingId}`;
const mappingPath = ({ mappingId }: Owner): string => `/v1/imports/mappings/${mappingId}`;
const actionPath =
  (what: string) =>
  ({ actionId }: Owner): string =>
    `/v1/corporate-actions/${actionId}/${what}`;
const portfolioPath =
  (what: string) =>
  ({ portfolioId }: Owner): string =>
    `/v1/portfolios/${portfolioId}${what}`;
const endpointPath =
  (what: string) =>
  ({ endpointId }: Owner): string =>
    `/v1/webhooks/endpoints/${endpointId}${what}`;
const accountPath =
  (what: string) =>
  ({ accountId }: Owner): string =>
    `${LEDGER}/${accountId}${what}`;
const transferPath =
  (what: string) =>
  ({ transferId }: Owner): string =>
    `/v1/ledger/transfers/${transferId}${what}`;
const schedulePath =
  (what: string) =>
  ({ scheduleId }: Owner): string =>
    `${SCHEDULES}/${scheduleId}${what}`;
const because = () => ({ reason: 'mine now' });
const euro = () => ({ asset: 'EUR', amount: '1' });
const attacks: Readonly<Record<string, Attack>> = {
  'POST /v1/ledger/accounts': { target: () => LEDGER, body: () => ({ kind: 'checking' }), answers: 201 },
  'GET /v1/ledger/accounts': { target: () => LEDGER, answers: 200 },
  'GET /v1/ledger/accounts/{accountId}': { target: accountPath(''), answers: MISSING },
  'PATCH /v1/ledger/accounts/{accountId}': {
    target: accountPath(''),
    body: () => ({ name: 'mine' }),
    answers: MISSING,
  },
  'POST /v1/ledger/accounts/{accountId}/freeze': { target: accountPath('/freeze'), body: because, answers: MISSING },
  'POST /v1/ledger/accounts/{accountId}/unfreeze': {
    target: accountPath('/unfreeze'),
    body: because,
    answers: MISSING,
  },
  'POST /v1/ledger/accounts/{accountId}/close': { target: accountPath('/close'), body: because, answers: MISSING },
  'POST /v1/ledger/accounts/{accountId}/stake': { target: accountPath('/stake'), body: euro, answers: MISSING },
  'POST /v1/ledger/accounts/{accountId}/unstake': { target: accountPath('/unstake'), body: euro, answers: MISSING },
  'GET /v1/ledger/accounts/{accountId}/balances': { target: accountPath('/balances'), answers: MISSING },
  'GET /v1/ledger/accounts/{accountId}/entries': { target: accountPath('/entries'), answers: MISSING },
  'POST /v1/ledger/accounts/{accountId}/holds': { target: accountPath('/holds'), body: euro, answers: MISSING },
  // A list of records that nobody has is empty, whosever the account is.
  'GET /v1/ledger/accounts/{accountId}/holds': { target: accountPath('/holds'), answers: 200 },
  'POST /v1/ledger/accounts/{accountId}/holds/{holdId}/complete': {
    target: ({ accountId, holdId }) => `${LEDGER}/${accountId}/holds/${holdId}/complete`,
    body: () => ({ to: randomUUID() }),
    answers: MISSING,
  },
  'POST /v1/ledger/accounts/{accountId}/holds/{holdId}/release': {
    target: ({ accountId, holdId }) => `${LEDGER}/${accountId}/holds/${holdId}/release`,
    answers: MISSING,
  },
  'POST /v1/ledger/transfers': {
    target: () => '/v1/ledger/transfers',
    body: ({ accountId }) => ({ from: accountId, to: randomUUID(), ...euro() }),
    answers: MISSING,
  },
  'POST /v1/ledger/transfer-schedules': {
    target: () => SCHEDULES,
    body: ({ accountId }) => ({
      transfer: { kind: 'internal', from: accountId, to: accountId, ...euro(), convertTo: { asset: 'USD' } },
      when: { startDate: '2030-01-01' },
    }),
    answers: MISSING,
  },
  'GET /v1/ledger/transfer-schedules': { target: () => SCHEDULES, answers: 200 },
  'GET /v1/ledger/transfer-schedules/{scheduleId}': { target: schedulePath(''), answers: MISSING },
  'PATCH /v1/ledger/transfer-schedules/{scheduleId}': {
    target: schedulePath(''),
    body: () => ({ name: 'mine' }),
    answers: MISSING,
  },
  'GET /v1/ledger/transfer-schedules/{scheduleId}/occurrences': {
    target: schedulePath('/occurrences'),
    answers: MISSING,
  },
  'POST /v1/ledger/transfer-schedules/{scheduleId}/pause': { target: schedulePath('/pause'), answers: MISSING },
  'POST /v1/ledger/transfer-schedules/{scheduleId}/resume': { target: schedulePath('/resume'), answers: MISSING },
  'POST /v1/ledger/transfer-schedules/{scheduleId}/cancel': { target: schedulePath('/cancel'), answers: MISSING },
  'GET /v1/ledger/transfers': {
    target: ({ accountId }) => `/v1/ledger/transfers?accountId=${accountId}`,
    answers: 200,
  },
  'GET /v1/ledger/transfers/{transferId}': { target: transferPath(''), answers: MISSING },
  'POST /v1/ledger/transfers/{transferId}/accept': { target: transferPath('/accept'), answers: MISSING },
  'POST /v1/ledger/transfers/{transferId}/decline': {
    target: transferPath('/decline'),
    body: because,
    answers: MISSING,
  },
  'POST /v1/ledger/transfers/{transferId}/reversal': {
    target: transferPath('/reversal'),
    body: because,
    answers: MISSING,
  },
  'GET /v1/ledger/accounts/{accountId}/turnovers': { target: accountPath('/turnovers'), answers: MISSING },
  'GET /v1/ledger/accounts/{accountId}/statements': { target: accountPath('/statements'), answers: MISSING },
  'GET /v1/ledger/accounts/{accountId}/statements/{month}': {
    target: accountPath(`/statements/${new Date().toISOString().slice(0, 7)}`),
    answers: MISSING,
  },
  'GET /v1/ledger/balances': { target: () => '/v1/ledger/balances', answers: 200 },
  'GET /v1/ledger/balances/summary': { target: () => '/v1/ledger/balances/summary', answers: 200 },
  'GET /v1/ledger/transactions': { target: ({ mark }) => `/v1/ledger/transactions?text=${mark}`, answers: 200 },
  'GET /v1/ledger/transactions/summary': {
    target: ({ accountId }) => `/v1/ledger/transactions/summary?accountId=${accountId}`,
    answers: MISSING,
  },
  'GET /v1/settings': { target: () => '/v1/settings', answers: 200 },
  'PUT /v1/settings': { target: () => '/v1/settings', body: () => settingsOf('9'), answers: 200 },
  'POST /v1/transactions': {
    target: () => '/v1/transactions',
    body: ({ mark }) => ({ ...transactionOf(mark), notes: 'mine' }),
    answers: 201,
  },
  'POST /v1/transactions/batch': {
    target: () => '/v1/transactions/batch',
    body: ({ mark }) => ({ transactions: [{ ...transactionOf(mark), externalId: `${mark}-b` }] }),
    answers: 202,
  },
  'GET /v1/transactions': {
    target: ({ mark }) => `/v1/transactions?account=${mark}&includeReversed=true`,
    answers: 200,
  },
  'GET /v1/transactions/{transactionId}': {
    target: ({ transactionId }) => `/v1/transactions/${transactionId}`,
    answers: MISSING,
  },
  'POST /v1/transactions/{transactionId}/reversal': {
    target: ({ transactionId }) => `/v1/transactions/${transactionId}/reversal`,
    body: () => ({ reason: 'mine now' }),
    answers: MISSING,
  },
  'POST /v1/imports': { target: () => '/v1/imports', body: ({ uploadId }) => ({ uploadId }), answers: MISSING },
  'POST /v1/imports/uploads': { target: () => '/v1/imports/uploads', answers: 201 },
  'POST /v1/imports/mappings': {
    target: () => '/v1/imports/mappings',
    body: () => mappingOf('MYOWN'),
    answers: 201,
  },
  'GET /v1/imports/mappings': { target: () => '/v1/imports/mappings', answers: 200 },
  'POST /v1/imports/mappings/preview': {
    target: () => '/v1/imports/mappings/preview',
    body: () => ({ mapping: mappingOf('MYOWN'), content: 'When,What,MYOWN\n2021-01-01,1,\n' }),
    answers: 200,
  },
  'GET /v1/imports/mappings/{mappingId}': { target: mappingPath, answers: MISSING },
  'PUT /v1/imports/mappings/{mappingId}': { target: mappingPath, body: () => mappingOf('MYOWN'), answers: MISSING },
  'DELETE /v1/imports/mappings/{mappingId}': { target: mappingPath, answers: MISSING },
  'GET /v1/imports/{importId}': { target: ({ importId }) => `/v1/imports/${importId}`, answers: MISSING },
  'POST /v1/imports/{importId}/reversal': {
    target: ({ importId }) => `/v1/imports/${importId}/reversal`,
    body: () => ({}),
    answers: MISSING,
  },
  'GET /v1/transfers/pairings': { target: ({ mark }) => `/v1/transfers/pairings?account=${mark}`, answers: 200 },
  'POST /v1/transfers/pairings': {
    target: () => '/v1/transfers/pairings',
    body: ({ transactionId }) => ({ withdrawals: [transactionId], deposits: [transactionId] }),
    answers: UNPAIRABLE,
  },
  'GET /v1/transfers/pairings/{pairingId}': { target: pairing, answers: MISSING },
  'POST /v1/transfers/pairings/{pairingId}/confirm': {
    target: (victim) => `${pairing(victim)}/confirm`,
    body: () => ({}),
    answers: MISSING,
  },
  'POST /v1/transfers/pairings/{pairingId}/dismiss': {
    target: (victim) => `${pairing(victim)}/dismiss`,
    body: () => ({}),
    answers: MISSING,
  },
  'POST /v1/transfers/pairings/{pairingId}/undo': {
    target: (victim) => `${pairing(victim)}/undo`,
    body: () => ({ reason: 'mine now' }),
    answers: MISSING,
  },
  'POST /v1/transfers/pairings/{pairingId}/split': {
    target: (victim) => `${pairing(victim)}/split`,
    body: ({ transactionId }) => ({ remove: [transactionId] }),
    answers: MISSING,
  },
  'POST /v1/prices': { target: () => '/v1/prices', body: () => pricesOf('MYOWN'), answers: 200 },
  'GET /v1/prices': { target: ({ mark }) => `/v1/prices?asset=${mark}COIN`, answers: 200 },
  'POST /v1/exchange-rates': { target: () => '/v1/exchange-rates', body: () => ratesOf('3'), answers: 200 },
  'GET /v1/exchange-rates': { target: () => '/v1/exchange-rates?base=ISK', answers: 200 },
  'GET /v1/holdings': { target: ({ mark }) => `/v1/holdings?account=${mark}`, answers: 200 },
  'GET /v1/performance': { target: ({ mark }) => `/v1/performance?asset=${mark}COIN`, answers: 404 },
  'GET /v1/performance/chart': { target: ({ mark }) => `/v1/performance/chart?account=${mark}`, answers: 404 },
  'GET /v1/accounts': { target: () => '/v1/accounts', answers: 200 },
  'GET /v1/accounts/{account}/balances': { target: ({ mark }) => `/v1/accounts/${mark}/balances`, answers: MISSING },
  'GET /v1/holdings/preparations/{preparationId}': {
    target: ({ holdingsPreparationId }) => `/v1/holdings/preparations/${holdingsPreparationId}`,
    answers: MISSING,
  },
  'GET /v1/tax/preparations/{preparationId}': {
    target: ({ taxPreparationId }) => `/v1/tax/preparations/${taxPreparationId}`,
    answers: MISSING,
  },
  'GET /v1/tax/lot-selections': { target: () => '/v1/tax/lot-selections', answers: 200 },
  'POST /v1/tax/lot-selections': {
    target: () => '/v1/tax/lot-selections',
    body: ({ transactionId }) => ({ transactionId, lots: [{ lotId: transactionId, quantity: '1' }] }),
    answers: MISSING,
  },
  'DELETE /v1/tax/lot-selections/{transactionId}': {
    target: ({ transactionId }) => `/v1/tax/lot-selections/${transactionId}`,
    answers: MISSING,
  },
  'POST /v1/tax/previews': {
    target: () => '/v1/tax/previews',
    body: ({ mark }) => ({ sell: { asset: `${mark}COIN`, quantity: '1', price: '1' } }),
    answers: NOT_HELD,
  },
  'GET /v1/tax/wash-sales': { target: ({ mark }) => `/v1/tax/wash-sales?year=2024&asset=${mark}COIN`, answers: 200 },
  'GET /v1/tax/harvest': { target: ({ mark }) => `/v1/tax/harvest?asset=${mark}COIN`, answers: 200 },
  'GET /v1/tax/lots': { target: ({ mark }) => `/v1/tax/lots?asset=${mark}COIN`, answers: 200 },
  'GET /v1/tax/disposals/{transactionId}': {
    target: ({ transactionId }) => `/v1/tax/disposals/${transactionId}`,
    answers: MISSING,
  },
  'POST /v1/tax/reports': { target: () => '/v1/tax/reports', body: () => ({ taxYear: 2021 }), answers: 202 },
  'GET /v1/tax/reports': { target: () => '/v1/tax/reports', answers: 200 },
  'GET /v1/tax/reports/{reportId}': { target: ({ reportId }) => `/v1/tax/reports/${reportId}`, answers: MISSING },
  'POST /v1/tax/filings': {
    target: () => '/v1/tax/filings',
    body: ({ reportId }) => ({ taxYear: 2021, reportId }),
    answers: MISSING,
  },
  'POST /v1/tax/settings-previews': {
    target: () => '/v1/tax/settings-previews',
    body: () => ({ settings: {} }),
    answers: 200,
  },
  'GET /v1/tax/filings': { target: () => '/v1/tax/filings', answers: 200 },
  'GET /v1/tax/filings/{taxYear}': { target: () => '/v1/tax/filings/2021', answers: MISSING },
  'POST /v1/tax/filings/{taxYear}/amendments': {
    target: () => '/v1/tax/filings/2021/amendments',
    body: ({ reportId }) => ({ reportId, reason: 'mine now' }),
    answers: MISSING,
  },
  'GET /v1/tax/disposals': { target: ({ mark }) => `/v1/tax/disposals?asset=${mark}COIN`, answers: 200 },
  'POST /v1/ledger/fees/quote': {
    target: () => '/v1/ledger/fees/quote',
    body: () => ({ occasion: 'transfer', asset: 'EUR', amount: '1' }),
    answers: 200,
  },
  'POST /v1/ledger/external-transfers': {
    target: () => '/v1/ledger/external-transfers',
    body: ({ accountId }) => ({
      ...{ provider: 'stripe', direction: 'pay-out', accountId, asset: 'EUR', amount: '1', counterparty: 'ba_1' },
    }),
    answers: MISSING,
  },
  'POST /v1/ledger/external-transfers/{transferId}/cancel': {
    target: ({ transferId }) => `/v1/ledger/external-transfers/${transferId}/cancel`,
    answers: MISSING,
  },
  'GET /v1/workflows': { target: () => '/v1/workflows', answers: 200 },
  'GET /v1/workflows/{workflowId}': { target: ({ transferId }) => `/v1/workflows/${transferId}`, answers: MISSING },
  'GET /v1/ledger/fees/schedules': { target: () => '/v1/ledger/fees/schedules', answers: 200 },
  'GET /v1/assets': { target: ({ mark }) => `/v1/assets?query=${mark}COIN`, answers: 200 },
  'POST /v1/assets': { target: () => '/v1/assets', body: () => assetOf('MYOWN'), answers: 201 },
  'GET /v1/assets/{asset}': { target: ({ mark }) => `/v1/assets/${mark}COIN`, answers: MISSING },
  'PUT /v1/assets/{asset}': {
    target: ({ mark }) => `/v1/assets/${mark}COIN`,
    body: ({ mark }) => assetOf(mark),
    answers: MISSING,
  },
  'GET /v1/market/prices': { target: ({ mark }) => `/v1/market/prices?asset=${mark}COIN`, answers: 200 },
  'GET /v1/market/prices/latest': { target: () => '/v1/market/prices/latest?assets=BTC', answers: 200 },
  'GET /v1/market/rates': { target: () => '/v1/market/rates?from=USD&to=XPD', answers: MISSING },
  'GET /v1/market/history': { target: ({ mark }) => `/v1/market/history?asset=${mark}COIN`, answers: 200 },
  'GET /v1/market/parameters': { target: ({ mark }) => `/v1/market/parameters?assets=${mark}COIN`, answers: 400 },
  'GET /v1/watchlist': { target: () => '/v1/watchlist', answers: 200 },
  'PUT /v1/watchlist/{asset}': { target: ({ mark }) => `/v1/watchlist/${mark}COIN`, answers: MISSING },
  'DELETE /v1/watchlist/{asset}': { target: ({ mark }) => `/v1/watchlist/${mark}COIN`, answers: MISSING },
  'POST /v1/portfolios': {
    target: () => '/v1/portfolios',
    body: ({ mark }) => ({ name: 'mine', members: { accounts: [mark] } }),
    answers: 400,
  },
  'GET /v1/corporate-actions': { target: () => '/v1/corporate-actions', answers: 200 },
  'POST /v1/corporate-actions/{proposalId}/accept': { target: actionPath('accept'), answers: MISSING },
  'POST /v1/corporate-actions/{proposalId}/decline': { target: actionPath('decline'), answers: MISSING },
  'GET /v1/portfolios': { target: () => '/v1/portfolios?archived=true', answers: 200 },
  'GET /v1/portfolios/{portfolioId}': { target: portfolioPath(''), answers: MISSING },
  'PATCH /v1/portfolios/{portfolioId}': {
    target: portfolioPath(''),
    body: () => ({ name: 'mine' }),
    answers: MISSING,
  },
  'POST /v1/portfolios/{portfolioId}/archive': { target: portfolioPath('/archive'), answers: MISSING },
  'POST /v1/portfolios/{portfolioId}/restore': { target: portfolioPath('/restore'), answers: MISSING },
  'PUT /v1/portfolios/{portfolioId}/target-allocation': {
    target: portfolioPath('/target-allocation'),
    body: () => ({ targets: [] }),
    answers: MISSING,
  },
  'PUT /v1/portfolios/{portfolioId}/rebalancing': {
    target: portfolioPath('/rebalancing'),
    body: () => ({ policy: null }),
    answers: MISSING,
  },
  'GET /v1/portfolios/{portfolioId}/valuation': { target: portfolioPath('/valuation'), answers: MISSING },
  'GET /v1/portfolios/{portfolioId}/snapshots': { target: portfolioPath('/snapshots'), answers: MISSING },
  'GET /v1/portfolios/{portfolioId}/allocation': { target: portfolioPath('/allocation'), answers: MISSING },
  'GET /v1/portfolios/{portfolioId}/chart': { target: portfolioPath('/chart'), answers: MISSING },
  'POST /v1/portfolios/{portfolioId}/rebalance-proposals': {
    target: portfolioPath('/rebalance-proposals'),
    body: () => ({}),
    answers: MISSING,
  },
  'GET /v1/portfolios/{portfolioId}/rebalance-proposals': {
    target: portfolioPath('/rebalance-proposals'),
    answers: MISSING,
  },
  'GET /v1/portfolios/{portfolioId}/rebalance-proposals/{proposalId}': {
    target: (victim) => `${portfolioPath('/rebalance-proposals')(victim)}/${victim.proposalId}`,
    answers: MISSING,
  },
  'POST /v1/webhooks/endpoints': {
    target: () => '/v1/webhooks/endpoints',
    body: () => endpointOf('MYOWN'),
    answers: 201,
  },
  'GET /v1/webhooks/endpoints': { target: () => '/v1/webhooks/endpoints', answers: 200 },
  'GET /v1/webhooks/endpoints/{endpointId}': { target: endpointPath(''), answers: MISSING },
  'PATCH /v1/webhooks/endpoints/{endpointId}': {
    target: endpointPath(''),
    body: () => ({ active: false }),
    answers: MISSING,
  },
  'DELETE /v1/webhooks/endpoints/{endpointId}': { target: endpointPath(''), answers: MISSING },
  'POST /v1/webhooks/endpoints/{endpointId}/rotate-secret': {
    target: endpointPath('/rotate-secret'),
    answers: MISSING,
  },
  'POST /v1/webhooks/endpoints/{endpointId}/test': { target: endpointPath('/test'), answers: MISSING },
  'POST /v1/webhooks/endpoints/{endpointId}/recover': {
    target: endpointPath('/recover'),
    body: () => ({ since: '2021-01-01T00:00:00Z' }),
    answers: MISSING,
  },
  'GET /v1/webhooks/deliveries': {
    target: ({ endpointId }) => `/v1/webhooks/deliveries?endpointId=${endpointId}`,
    answers: 200,
  },
  'GET /v1/webhooks/deliveries/{deliveryId}': {
    target: ({ deliveryId }) => `/v1/webhooks/deliveries/${deliveryId}`,
    answers: MISSING,
  },
  'POST /v1/webhooks/deliveries/{deliveryId}/resend': {
    target: ({ deliveryId }) => `/v1/webhooks/deliveries/${deliveryId}/resend`,
    answers: MISSING,
  },
};

it('each route of the registry is attacked here, and nothing else', () => {
  expect(Object.keys(attacks).toSorted()).toEqual(userRoutes.map(({ key }) => key).toSorted());
});

let victim: Owner;
let reader: Owner;
let before: unknown;
const stateOf = async ({ user, mark, importId }: Owner) => ({
  all: await everythingOf(user),
  endpoints: (await user.send('GET', '/v1/webhooks/endpoints')).body,
  mappings: (await user.send('GET', '/v1/imports/mappings')).body,
  assets: (await user.send('GET', `/v1/assets?query=${mark}COIN`)).body,
  watchlist: (await user.send('GET', '/v1/watchlist')).body,
  portfolios: await user.readAll('/v1/portfolios?archived=true'),
  ledger: await Promise.all([LEDGER, '/v1/ledger/transfers', SCHEDULES].map((list) => user.readAll(list))),
  import: await ended(user, importId),
});

beforeAll(async () => {
  [victim, reader] = await Promise.all([owner('VICTIM', '3'), owner('ATTACKER', '4')]);
  before = await stateOf(victim);
});

/** Nothing in an answer comes from the victim, but what the attacker put into the question. */
function expectForeign(answer: Answer, asked: string): void {
  const { user, mark, transactionId, importId, pairingId, uploadId, mappingId, ...webhooks } = victim;
  const ids = [transactionId, importId, pairingId, uploadId, mappingId, webhooks.endpointId, webhooks.deliveryId];
  ids.push(webhooks.holdingsPreparationId, webhooks.taxPreparationId, webhooks.portfolioId, webhooks.proposalId);
  ids.push(webhooks.reportId, webhooks.accountId, webhooks.holdId, webhooks.transferId, webhooks.scheduleId);
  for (const secret of [mark, MARKED_RATE, ...ids, user.userId]) {
    if (!asked.includes(secret)) expect(answer.text).not.toContain(secret);
  }
  if (Array.isArray(answer.body['items']))
    for (const item of answer.body['items']) expect(JSON.stringify(item)).not.toContain(mark);
}

/** Headers of the victim that an attacker may have got hold of. Only of who has done as much is their token believed. */
const thefts = {
  'nothing else': () => ({}),
  'what their client sends along': ({ user, idempotencyKey }: Owner) => ({
    'idempotency-key': idempotencyKey,
    'consistency-token': user.consistencyToken() ?? '',
  }),
};

describe.each(Object.keys(thefts) as (keyof typeof thefts)[])("with another user's ids and %s", (what) => {
  it.concurrent.each(userRoutes)('$key touches nothing of theirs', async ({ key, contract }) => {
    const attack = attacks[key];
    if (!attack) throw new Error(`${key} has no case`);
    // Who only reads, or is refused, changes nothing for the next.
    const isHarmless = contract.method === 'GET' || [MISSING, NOT_HELD].includes(attack.answers);
    const attacker = isHarmless ? reader.user : await newUser();
    const target = attack.target(victim);
    const body = attack.body?.(victim);
    const headers = thefts[what](victim);
    const sending: Sending = body === undefined ? { headers } : { body, headers };
    const answer = await attacker.send(contract.method, target, sending);
    expect(answer, answer.text).toMatchObject({ status: attack.answers });
    expectForeign(answer, `${target} ${JSON.stringify(body)}`);
    // Reads, and what was refused, are seen to together, when all are done.
    if (!isHarmless) expect(await stateOf(victim)).toEqual(before);
  });
});

it('no read by another user, nor what was refused to them, has changed anything', async () => {
  expect(await stateOf(victim)).toEqual(before);
});

describe('a user who is no operator', () => {
  it.concurrent.each(opsRoutes)('is refused $key', async (route) => {
    const bodies = Object.values(route.contract.examples).flatMap(({ body }) => (body === undefined ? [] : [body]));
    const target = targetOf(route, { ...anyIds, tenant: victim.user.userId });
    const sending: Sending = bodies[0] === undefined ? {} : { body: bodies[0] };
    const answer = await reader.user.send(route.contract.method, target, sending);
    expect(refusal(answer)).toMatchObject({ status: 403, code: 'Forbidden' });
    expect(answer.body['data']).toEqual({ requiredScope: 'ops' });
  });

  it('has changed nothing by that', async () => {
    expect(await stateOf(victim)).toEqual(before);
  });
});

it('a used idempotency key of another user is a new one of mine', async () => {
  const attacker = await newUser();
  const headers = { 'idempotency-key': victim.idempotencyKey };
  const answer = await attacker.send('POST', '/v1/transactions', { body: transactionOf(victim.mark), headers });
  expect(answer).toMatchObject({ status: 201 });
  expect(answer.body['transactionId']).not.toBe(victim.transactionId);
  expect(await stateOf(victim)).toEqual(before);
});

it('a token of a user who has done more is refused, and says nothing', async () => {
  const attacker = await newUser();
  const answer = await attacker.send('GET', '/v1/transactions', {
    headers: { 'consistency-token': await tokenAhead() },
  });
  expect(answer.status).toBe(400);
  expectForeign(answer, '');
});

/** A token of the victim's journal, which stands at a version that a new user's has not. */
async function tokenAhead(): Promise<string> {
  const answer = await victim.user.send('POST', '/v1/transactions', { body: transactionOf('VICTIM') });
  const sent = { ...transactionOf('VICTIM'), externalId: randomUUID() };
  const { transactionId } = await post(victim.user, '/v1/transactions', sent, 201);
  const token = victim.user.consistencyToken() ?? '';
  await post(victim.user, `/v1/transactions/${transactionId}/reversal`, { reason: 'only for its token' }, 201);
  expect(answer.status).toBe(200);
  return token;
}

it('the url of an upload takes one file under one name', async () => {
  const { url } = await post(await newUser(), '/v1/imports/uploads', undefined, 201);
  const put = (target: string) => fetch(target, { method: 'PUT', body: 'x' });
  const mine = String(url);
  const theirs = mine.replace(/uploads\/[^?]+/, `uploads/${victim.user.userId}/${victim.uploadId}`);
  expect(theirs).not.toBe(mine);
  expect((await put(theirs)).status).toBe(403);
  expect((await put(mine.replace('Expires=3600', 'Expires=999999'))).status).toBe(403);
  expect((await fetch(mine)).status).toBe(403);
  expect((await fetch(mine.split('?')[0] ?? '')).status).toBe(403);
  expect((await put(mine)).status).toBe(200);
  expect(await post(victim.user, '/v1/imports', { uploadId: victim.uploadId, dryRun: true }, 200)).toMatchObject({
    counts: { imported: 1 },
  });
});
