/**
 * Whatever is written under an idempotency key is done once and answered alike, however often and however fast it is
 * sent. There is a case for each write of a user in the registry; a route without one fails here.
 */
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { isIdempotent } from '../../shared/kernel/http/contract.ts';
import { credit, funded, ACCOUNTS as LEDGER, openAccount, TRANSFERS } from '../ledger/support/clients.ts';
import { CORPORATE_ACTIONS, proposedSplit } from '../portfolio/support/split-asset.ts';
import { newUser, post, refusal, taxReport } from '../support/api.ts';
import { itemsOf } from '../support/cloud.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import { userRoutes } from '../support/routes.ts';
import { buy } from '../support/transactions.ts';

interface Request {
  readonly target: string;
  readonly body?: unknown;
}

interface Case {
  /** Makes what must be there before. */
  readonly prepare: (user: HttpClient) => Promise<{
    readonly request: Request;
    /** What the key is not for: another body, or another thing. */
    readonly other: Request;
  }>;
  readonly status: number;
  /** Commits of the user that it makes. */
  readonly commits: number;
}

const AT = '2021-01-01T00:00:00Z';
const coin = (externalId: string) => buy({ at: AT, quantity: '1', total: '10', externalId });
const csv = (asset: string) =>
  `date,type,account,in_asset,in_quantity,out_asset,out_quantity\n2021-01-01,buy,depot,${asset},1,USD,100\n`;
const price = (close: string) => ({ prices: [{ asset: 'BTC', date: '2021-01-01', close, currency: 'USD' }] });
const rate = (value: string) => ({ rates: [{ from: 'USD', to: 'CHF', date: '2021-01-01', rate: value }] });
const mapping = (name: string) => ({
  name,
  header: ['When', 'What'],
  columns: { date: 'When', quantity: 'What' },
  constants: { asset: 'BTC' },
});
const ownAsset = (name: string) => ({ code: 'MINE', type: 'custom', name, precision: 2 });
const endpoint = (name: string) => ({ url: 'http://127.0.0.1:9/', eventTypes: ['ImportFailed'], name });
const moved = (id: string, type: 'withdrawal' | 'deposit') => ({
  externalId: id,
  account: type,
  timestamp: AT,
  type,
  amounts: [{ asset: 'BTC', quantity: '1', direction: type === 'deposit' ? 'in' : 'out' }],
});

const idOf = async (user: HttpClient, target: string, body: unknown, status: number, name: string): Promise<string> =>
  String((await post(user, target, body, status))[name]);

/** One target, two bodies. */
const differing = (target: string, body: unknown, other: unknown): Case['prepare'] => {
  return async () => ({ request: { target, body }, other: { target, body: other } });
};
/** What is named by an id, and the same of another. */
const naming = (path: (id: string) => string, make: (user: HttpClient) => Promise<string>, body?: unknown) => {
  return async (user: HttpClient) => ({
    request: { target: path(await make(user)), body },
    other: { target: path(randomUUID()), body },
  });
};

const mappingId = (user: HttpClient) => idOf(user, '/v1/imports/mappings', mapping('one'), 201, 'mappingId');
const endpointId = (user: HttpClient) => idOf(user, '/v1/webhooks/endpoints', endpoint('one'), 201, 'endpointId');
async function deliveryId(user: HttpClient): Promise<string> {
  return idOf(user, `/v1/webhooks/endpoints/${await endpointId(user)}/test`, {}, 202, 'deliveryId');
}
const reportId = async (user: HttpClient) => String((await taxReport(user, 2021))['reportId']);
const filing = (id: string) => ({ target: '/v1/tax/filings', body: { taxYear: 2021, reportId: id } });
const amendment = (id: string) => ({
  target: '/v1/tax/filings/2021/amendments',
  body: { reportId: id, reason: 'a sale was missing' },
});
async function parts(user: HttpClient) {
  const sent = [moved('w', 'withdrawal'), moved('d', 'deposit')];
  const [withdrawal, deposit] = await Promise.all(
    sent.map((one) => idOf(user, '/v1/transactions', one, 201, 'transactionId')),
  );
  return { withdrawals: [withdrawal], deposits: [deposit] };
}
const PAIRINGS = '/v1/transfers/pairings';
const paired = async (user: HttpClient) => idOf(user, PAIRINGS, await parts(user), 201, 'pairingId');
async function proposed(user: HttpClient): Promise<string> {
  await parts(user);
  const { body } = await user.read(PAIRINGS);
  return String((body['items'] as readonly { readonly pairingId: string }[])[0]?.pairingId);
}
/** A withdrawal that arrived as two deposits, paired by hand. */
async function pairedOfThree(user: HttpClient): Promise<{ readonly pairingId: string; readonly part: string }> {
  const arrived = (id: string, quantity: string) => ({
    ...moved(id, 'deposit'),
    amounts: [{ asset: 'BTC', quantity, direction: 'in' }],
  });
  const [out, one, two] = await Promise.all(
    [moved('w', 'withdrawal'), arrived('d1', '0.6'), arrived('d2', '0.39')].map((sent) =>
      idOf(user, '/v1/transactions', sent, 201, 'transactionId'),
    ),
  );
  const pairingId = await idOf(user, PAIRINGS, { withdrawals: [out], deposits: [one, two] }, 201, 'pairingId');
  return { pairingId, part: String(two) };
}

const EXTERNAL = '/v1/ledger/external-transfers';
const payOut = (accountId: string) => ({
  ...{ provider: 'stripe', direction: 'pay-out', accountId, asset: 'EUR', amount: '1', counterparty: 'ba_1' },
});

const CORPORATE_ACTION = (what: string) => (id: string) => `${CORPORATE_ACTIONS}/${id}/${what}`;
const PORTFOLIOS = '/v1/portfolios';
const PORTFOLIO = (what: string) => (id: string) => `${PORTFOLIOS}/${id}${what}`;
const portfolioId = (user: HttpClient) => idOf(user, PORTFOLIOS, { name: 'one' }, 201, 'portfolioId');
const TARGETS = { targets: ['COIN', 'USD'].map((asset) => ({ asset, percent: '50' })) };
const holding = (quantity: string) => ({ asset: 'COIN', quantity, price: '1', at: AT, account: 'depot' });

const SELECTIONS = '/v1/tax/lot-selections';
/** A purchase and a payment, and the request that names the lot for it. */
async function selection(user: HttpClient) {
  await post(user, '/v1/transactions', moved('bought', 'deposit'), 201);
  const paid = { ...moved('paid', 'withdrawal'), account: 'deposit', type: 'gift_sent' };
  const transactionId = await idOf(user, '/v1/transactions', paid, 201, 'transactionId');
  const [lot] = await user.readAll('/v1/tax/lots');
  return { transactionId, lots: [{ lotId: String(lot?.['lotId']), quantity: '1' }] };
}
async function selectedId(user: HttpClient): Promise<string> {
  const body = await selection(user);
  await post(user, SELECTIONS, body, 201);
  return body.transactionId;
}

const ENDPOINT = (what: string) => (id: string) => `/v1/webhooks/endpoints/${id}${what}`;
const PAIRING = (what: string) => (id: string) => `${PAIRINGS}/${id}/${what}`;

const REASON = { reason: 'Lost the card' };
const ACCOUNT = (what: string) => (id: string) => `${LEDGER}/${id}${what}`;
/** What is done with an account; its streams are not among those that are counted: one answer to all says it. */
const onAccount = (what: string, make: (user: HttpClient) => Promise<string>, body: unknown, status = 200): Case => ({
  ...{ prepare: naming(ACCOUNT(what), make, body), status, commits: 0 },
});
const EURO = { asset: 'EUR', amount: '1' };
async function held(user: HttpClient): Promise<readonly [accountId: string, holdId: string]> {
  const accountId = await funded(user);
  return [accountId, await idOf(user, ACCOUNT('/holds')(accountId), EURO, 201, 'holdId')];
}
/** Sends a euro from one user to another, who is asked, or to another account of the same. */
async function sent(from: HttpClient, to: HttpClient): Promise<string> {
  const body = { from: await funded(from), to: await openAccount(to), ...EURO };
  return idOf(from, TRANSFERS, body, 201, 'transferId');
}
const SCHEDULES = '/v1/ledger/transfer-schedules';
const LATER = { startDate: '2030-01-01', timeZone: 'UTC', every: { unit: 'month' } };
async function scheduled(user: HttpClient): Promise<string> {
  const transfer = { kind: 'internal', from: await openAccount(user), to: await openAccount(user), ...EURO };
  return idOf(user, SCHEDULES, { transfer, when: LATER }, 201, 'scheduleId');
}
async function pausedSchedule(user: HttpClient): Promise<string> {
  const scheduleId = await scheduled(user);
  await post(user, `${SCHEDULES}/${scheduleId}/pause`, {}, 200);
  return scheduleId;
}
const onSchedule = (what: string, make: (user: HttpClient) => Promise<string>, body: unknown): Case => ({
  ...{ prepare: naming((id) => `${SCHEDULES}/${id}${what}`, make, body), status: 200, commits: 0 },
});
const onTransfer = (what: string, make: (user: HttpClient) => Promise<string>, body?: unknown): Case => ({
  ...{ prepare: naming((id) => `${TRANSFERS}/${id}/${what}`, make, body), status: 200, commits: 0 },
});
async function staker(user: HttpClient): Promise<string> {
  const accountId = await funded(user);
  await credit(accountId, '5', { asset: 'ETH' });
  await post(user, ACCOUNT('/stake')(accountId), { asset: 'ETH', amount: '3' }, 200);
  return accountId;
}

const cases: Readonly<Record<string, Case>> = {
  'POST /v1/ledger/accounts': {
    prepare: differing(LEDGER, { kind: 'checking' }, { kind: 'savings' }),
    status: 201,
    commits: 0,
  },
  'PATCH /v1/ledger/accounts/{accountId}': onAccount('', openAccount, { name: 'another' }),
  'POST /v1/ledger/accounts/{accountId}/freeze': onAccount('/freeze', openAccount, REASON),
  'POST /v1/ledger/accounts/{accountId}/unfreeze': onAccount('/unfreeze', openAccount, REASON),
  'POST /v1/ledger/accounts/{accountId}/close': onAccount('/close', openAccount, REASON),
  'POST /v1/ledger/accounts/{accountId}/stake': onAccount('/stake', staker, { asset: 'ETH', amount: '2' }),
  'POST /v1/ledger/accounts/{accountId}/unstake': onAccount('/unstake', staker, { asset: 'ETH', amount: '2' }),
  'POST /v1/ledger/accounts/{accountId}/holds': onAccount('/holds', funded, { asset: 'EUR', amount: '60' }, 201),
  'POST /v1/ledger/accounts/{accountId}/holds/{holdId}/complete': {
    prepare: async (user) => {
      const [accountId, holdId] = await held(user);
      const target = ACCOUNT(`/holds/${holdId}/complete`)(accountId);
      const to = await openAccount(user);
      return { request: { target, body: { to } }, other: { target, body: { to, amount: '0.5' } } };
    },
    status: 201,
    commits: 0,
  },
  'POST /v1/ledger/accounts/{accountId}/holds/{holdId}/release': {
    prepare: async (user) => {
      const [accountId, holdId] = await held(user);
      const target = ACCOUNT(`/holds/${holdId}/release`)(accountId);
      return { request: { target, body: {} }, other: { target, body: REASON } };
    },
    status: 200,
    commits: 0,
  },
  'POST /v1/ledger/transfers': {
    prepare: async (user) => {
      const body = { from: await funded(user), to: await openAccount(user), asset: 'EUR' };
      return {
        request: { target: TRANSFERS, body: { ...body, amount: '60' } },
        other: { target: TRANSFERS, body: { ...body, amount: '1' } },
      };
    },
    status: 201,
    commits: 0,
  },
  'POST /v1/ledger/transfer-schedules': {
    prepare: async (user) => {
      const transfer = { kind: 'internal', from: await openAccount(user), to: await openAccount(user), ...EURO };
      return {
        request: { target: SCHEDULES, body: { transfer, when: LATER } },
        other: { target: SCHEDULES, body: { transfer, when: LATER, missed: 'each' } },
      };
    },
    status: 201,
    commits: 0,
  },
  'PATCH /v1/ledger/transfer-schedules/{scheduleId}': onSchedule('', scheduled, { name: 'another' }),
  'POST /v1/ledger/transfer-schedules/{scheduleId}/pause': onSchedule('/pause', scheduled, REASON),
  'POST /v1/ledger/transfer-schedules/{scheduleId}/resume': onSchedule('/resume', pausedSchedule, {}),
  'POST /v1/ledger/transfer-schedules/{scheduleId}/cancel': onSchedule('/cancel', scheduled, REASON),
  'POST /v1/ledger/external-transfers': {
    prepare: async (user) => {
      const accountId = await funded(user);
      const order = { target: EXTERNAL, body: payOut(accountId) };
      return { request: order, other: { target: EXTERNAL, body: { ...order.body, amount: '2' } } };
    },
    status: 202,
    commits: 0,
  },
  'POST /v1/ledger/external-transfers/{transferId}/cancel': {
    prepare: naming(
      (id) => `${EXTERNAL}/${id}/cancel`,
      async (user) => idOf(user, EXTERNAL, payOut(await funded(user)), 202, 'workflowId'),
      {},
    ),
    status: 202,
    commits: 0,
  },
  'POST /v1/ledger/transfers/{transferId}/accept': onTransfer('accept', async (user) => sent(await newUser(), user)),
  'POST /v1/ledger/transfers/{transferId}/decline': onTransfer(
    'decline',
    async (user) => sent(user, await newUser()),
    REASON,
  ),
  'POST /v1/ledger/transfers/{transferId}/reversal': onTransfer('reversal', (user) => sent(user, user), REASON),
  'PUT /v1/settings': {
    prepare: differing('/v1/settings', { jurisdiction: 'DE' }, { jurisdiction: 'CH' }),
    status: 200,
    commits: 1,
  },
  'POST /v1/transactions': { prepare: differing('/v1/transactions', coin('a'), coin('b')), status: 201, commits: 1 },
  'POST /v1/transactions/batch': {
    prepare: differing(
      '/v1/transactions/batch',
      { transactions: [coin('a'), coin('b'), { no: 1 }] },
      { transactions: [coin('c')] },
    ),
    status: 202,
    commits: 1,
  },
  'POST /v1/transactions/{transactionId}/reversal': {
    prepare: async (user) => {
      const target = `/v1/transactions/${await idOf(user, '/v1/transactions', coin('a'), 201, 'transactionId')}/reversal`;
      return { request: { target, body: { reason: 'typo' } }, other: { target, body: { reason: 'other' } } };
    },
    status: 201,
    commits: 1,
  },
  'POST /v1/imports': {
    prepare: differing('/v1/imports', { content: csv('SAP') }, { content: csv('BMW') }),
    status: 202,
    commits: 1,
  },
  'POST /v1/imports/uploads': {
    prepare: async () => ({
      request: { target: '/v1/imports/uploads' },
      other: { target: '/v1/prices', body: price('1') },
    }),
    status: 201,
    commits: 0,
  },
  'POST /v1/imports/mappings': {
    prepare: differing('/v1/imports/mappings', mapping('one'), mapping('two')),
    status: 201,
    commits: 1,
  },
  'PUT /v1/imports/mappings/{mappingId}': {
    prepare: async (user) => {
      const target = `/v1/imports/mappings/${await mappingId(user)}`;
      return { request: { target, body: mapping('two') }, other: { target, body: mapping('three') } };
    },
    status: 200,
    commits: 1,
  },
  'DELETE /v1/imports/mappings/{mappingId}': {
    prepare: naming((id) => `/v1/imports/mappings/${id}`, mappingId),
    status: 204,
    commits: 1,
  },
  'POST /v1/imports/{importId}/reversal': {
    prepare: naming(
      (id) => `/v1/imports/${id}/reversal`,
      (user) => idOf(user, '/v1/transactions/batch', { transactions: [coin('a')] }, 202, 'importId'),
      { reason: 'wrong file' },
    ),
    status: 202,
    commits: 1,
  },
  'POST /v1/transfers/pairings': {
    prepare: async (user) => {
      const body = await parts(user);
      return {
        request: { target: PAIRINGS, body },
        other: { target: PAIRINGS, body: { ...body, withdrawals: body.deposits } },
      };
    },
    status: 201,
    commits: 1,
  },
  'POST /v1/transfers/pairings/{pairingId}/confirm': {
    prepare: naming(PAIRING('confirm'), proposed, {}),
    status: 200,
    commits: 1,
  },
  'POST /v1/transfers/pairings/{pairingId}/dismiss': {
    prepare: naming(PAIRING('dismiss'), proposed, {}),
    status: 200,
    commits: 1,
  },
  'POST /v1/transfers/pairings/{pairingId}/undo': {
    prepare: naming(PAIRING('undo'), paired, { reason: 'a payment' }),
    status: 200,
    commits: 1,
  },
  'POST /v1/transfers/pairings/{pairingId}/split': {
    prepare: async (user) => {
      const { pairingId, part } = await pairedOfThree(user);
      const body = { remove: [part] };
      return {
        request: { target: PAIRING('split')(pairingId), body },
        other: { target: PAIRING('split')(randomUUID()), body },
      };
    },
    status: 200,
    commits: 1,
  },
  'POST /v1/prices': { prepare: differing('/v1/prices', price('1'), price('2')), status: 200, commits: 1 },
  'POST /v1/exchange-rates': {
    prepare: differing('/v1/exchange-rates', rate('1'), rate('2')),
    status: 200,
    commits: 1,
  },
  'POST /v1/assets': {
    prepare: differing('/v1/assets', ownAsset('a'), ownAsset('b')),
    status: 201,
    commits: 1,
  },
  'PUT /v1/assets/{asset}': {
    prepare: async (user) => {
      await post(user, '/v1/assets', ownAsset('a'), 201);
      const target = '/v1/assets/MINE';
      return { request: { target, body: ownAsset('b') }, other: { target, body: ownAsset('c') } };
    },
    status: 200,
    commits: 1,
  },
  'PUT /v1/watchlist/{asset}': {
    prepare: async () => ({ request: { target: '/v1/watchlist/BTC' }, other: { target: '/v1/watchlist/ETH' } }),
    status: 200,
    commits: 1,
  },
  'DELETE /v1/watchlist/{asset}': {
    prepare: naming(
      (asset) => `/v1/watchlist/${asset}`,
      async (user) => {
        await user.send('PUT', '/v1/watchlist/BTC');
        return 'BTC';
      },
    ),
    status: 204,
    commits: 1,
  },
  'POST /v1/tax/lot-selections': {
    prepare: async (user) => {
      const body = await selection(user);
      const other = { ...body, lots: body.lots.map((lot) => ({ ...lot, quantity: '0.5' })) };
      return { request: { target: SELECTIONS, body }, other: { target: SELECTIONS, body: other } };
    },
    status: 201,
    commits: 1,
  },
  'DELETE /v1/tax/lot-selections/{transactionId}': {
    prepare: naming((id) => `${SELECTIONS}/${id}`, selectedId),
    status: 204,
    commits: 1,
  },
  'POST /v1/corporate-actions/{proposalId}/accept': {
    prepare: naming(CORPORATE_ACTION('accept'), proposedSplit),
    status: 200,
    commits: 1,
  },
  'POST /v1/corporate-actions/{proposalId}/decline': {
    prepare: naming(CORPORATE_ACTION('decline'), proposedSplit),
    status: 200,
    commits: 0,
  },
  'POST /v1/portfolios': {
    prepare: differing(
      PORTFOLIOS,
      { name: 'one', holdings: [holding('1')] },
      { name: 'one', holdings: [holding('2')] },
    ),
    status: 201,
    commits: 2,
  },
  'PATCH /v1/portfolios/{portfolioId}': {
    prepare: naming(PORTFOLIO(''), portfolioId, { name: 'two' }),
    status: 200,
    commits: 1,
  },
  'POST /v1/portfolios/{portfolioId}/archive': {
    prepare: naming(PORTFOLIO('/archive'), portfolioId),
    status: 200,
    commits: 1,
  },
  'POST /v1/portfolios/{portfolioId}/restore': {
    prepare: naming(PORTFOLIO('/restore'), async (user) => {
      const id = await portfolioId(user);
      await post(user, PORTFOLIO('/archive')(id), undefined, 200);
      return id;
    }),
    status: 200,
    commits: 1,
  },
  'PUT /v1/portfolios/{portfolioId}/target-allocation': {
    prepare: naming(PORTFOLIO('/target-allocation'), portfolioId, TARGETS),
    status: 200,
    commits: 1,
  },
  'PUT /v1/portfolios/{portfolioId}/rebalancing': {
    prepare: naming(PORTFOLIO('/rebalancing'), portfolioId, {
      policy: { trigger: { kind: 'calendar', every: 'yearly' } },
    }),
    status: 200,
    commits: 1,
  },
  'POST /v1/portfolios/{portfolioId}/rebalance-proposals': {
    prepare: async (user) => {
      await post(
        user,
        '/v1/prices',
        { prices: [{ asset: 'COIN', date: '2021-01-01', close: '1', currency: 'USD' }] },
        200,
      );
      const id = await idOf(user, PORTFOLIOS, { name: 'one', holdings: [holding('9')] }, 201, 'portfolioId');
      await user.send('PUT', PORTFOLIO('/target-allocation')(id), { body: TARGETS });
      await user.read('/v1/holdings');
      const target = PORTFOLIO('/rebalance-proposals')(id);
      return { request: { target, body: {} }, other: { target, body: { fees: { percent: '1' } } } };
    },
    status: 201,
    commits: 1,
  },
  // It has a stream of its own, which is not among those that are counted: one id in all answers says it.
  'POST /v1/tax/reports': {
    prepare: differing('/v1/tax/reports', { taxYear: 2021 }, { taxYear: 2022 }),
    status: 202,
    commits: 0,
  },
  'POST /v1/tax/filings': {
    prepare: async (user) => ({ request: filing(await reportId(user)), other: filing(randomUUID()) }),
    status: 201,
    commits: 1,
  },
  'POST /v1/tax/filings/{taxYear}/amendments': {
    prepare: async (user) => {
      const [first, second] = [await reportId(user), await reportId(user)];
      await post(user, '/v1/tax/filings', filing(first).body, 201);
      return { request: amendment(second), other: amendment(randomUUID()) };
    },
    status: 201,
    commits: 1,
  },
  'POST /v1/webhooks/endpoints': {
    prepare: differing('/v1/webhooks/endpoints', endpoint('one'), endpoint('two')),
    status: 201,
    commits: 1,
  },
  'PATCH /v1/webhooks/endpoints/{endpointId}': {
    prepare: naming(ENDPOINT(''), endpointId, { active: false }),
    status: 200,
    commits: 1,
  },
  'DELETE /v1/webhooks/endpoints/{endpointId}': {
    prepare: naming(ENDPOINT(''), endpointId),
    status: 204,
    commits: 1,
  },
  'POST /v1/webhooks/endpoints/{endpointId}/rotate-secret': {
    prepare: naming(ENDPOINT('/rotate-secret'), endpointId),
    status: 200,
    commits: 1,
  },
  'POST /v1/webhooks/endpoints/{endpointId}/test': {
    prepare: naming(ENDPOINT('/test'), endpointId),
    status: 202,
    commits: 0,
  },
  'POST /v1/webhooks/endpoints/{endpointId}/recover': {
    prepare: naming(ENDPOINT('/recover'), endpointId, { since: AT }),
    status: 202,
    commits: 0,
  },
  'POST /v1/webhooks/deliveries/{deliveryId}/resend': {
    prepare: naming((id) => `/v1/webhooks/deliveries/${id}/resend`, deliveryId),
    status: 202,
    commits: 0,
  },
};

const writes = userRoutes.filter(({ contract }) => contract.method !== 'GET');

it('each write of the registry is repeated here, but for those that write nothing', () => {
  const repeated = writes.filter(({ contract }) => isIdempotent(contract));
  expect(Object.keys(cases).toSorted()).toEqual(repeated.map(({ key }) => key).toSorted());
  const others = writes.filter(({ contract }) => !isIdempotent(contract));
  expect(others.map(({ key }) => key).toSorted()).toEqual([
    'POST /v1/imports/mappings/preview',
    'POST /v1/ledger/fees/quote',
    'POST /v1/tax/previews',
    'POST /v1/tax/settings-previews',
  ]);
});

const STREAMS = [
  'journal#main',
  'settings#main',
  'user-prices#main',
  'import-mappings#main',
  'webhook-endpoints#main',
  'import#open',
  'asset#main',
  'watchlist#main',
  'portfolio#main',
  'filing#main',
  'lot-selections#main',
];

/** Commits that the user made, and the tests that were sent to their endpoints. */
async function effectsOf(user: HttpClient): Promise<{ readonly commits: number; readonly deliveries: number }> {
  const items = await Promise.all(STREAMS.map((stream) => itemsOf('EVENT_TABLE', `T#${user.userId}#S#${stream}`)));
  const own = items.flat().filter(({ sk, actor }) => sk?.S?.startsWith('C#') && actor?.S === user.userId);
  const { body } = await user.send('GET', '/v1/webhooks/deliveries');
  return { commits: own.length, deliveries: Array.isArray(body['items']) ? body['items'].length : 0 };
}

/** All of an answer that matters to whoever sent the request. */
const told = ({ status, text, headers }: Answer) => ({
  status,
  text,
  ...Object.fromEntries(['consistency-token', 'etag', 'location'].map((name) => [name, headers.get(name)])),
});

it.concurrent.each(writes.filter(({ key }) => cases[key]))('$key', async ({ key, contract: { method } }) => {
  const { prepare, status, commits } = cases[key] as Case;
  const user = await newUser();
  const { request, other } = await prepare(user);
  const before = await effectsOf(user);
  const headers = { 'idempotency-key': randomUUID() };
  const send = ({ target, body }: Request, by = method) =>
    user.send(by, target, { ...(body !== undefined && { body }), headers });

  const twins = await Promise.all([send(request), send(request)]);
  const [first] = twins.map(told);
  expect(first, first?.text).toMatchObject({ status });
  const once = await effectsOf(user);
  expect(once.commits - before.commits).toBe(commits);
  expect(once.deliveries - before.deliveries).toBe(key.endsWith('/test') ? 1 : 0);

  const late = told(await send(request));
  expect([told(twins[1]), late]).toEqual([first, first]);
  const refused = await send(other, other.target.startsWith('/v1/prices') ? 'POST' : method);
  expect(refusal(refused)).toMatchObject({ status: 422, code: 'IdempotencyKeyReused' });
  expect(await effectsOf(user)).toEqual(once);
});
