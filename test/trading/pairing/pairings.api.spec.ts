import { describe, expect, it, vi } from 'vitest';
import { newUser, post, refusal } from '../../support/api.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { buy, sell } from '../../support/transactions.ts';
import { noise } from '../../support/units.ts';
import { until } from '../../support/until.ts';

const PATH = '/v1/transfers/pairings';
const HASH = '0xA1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718293A4B5C6D7E8F90';
const SECONDS_MAX = 45;
const PATIENCE = { timeout: 25_000, interval: 50 };

const moved = (type: 'withdrawal' | 'deposit', fields: Body = {}): Body => ({
  account: type === 'deposit' ? 'ledger' : 'kraken',
  timestamp: type === 'deposit' ? '2021-05-04T10:25:00Z' : '2021-05-04T10:00:00Z',
  type,
  amounts: [{ asset: 'BTC', quantity: '1', direction: type === 'deposit' ? 'in' : 'out' }],
  ...fields,
});
const hashed = { metadata: { txHash: HASH } };
const amountOf = (quantity: string, direction: string) => ({ amounts: [{ asset: 'BTC', quantity, direction }] });

/** Two bitcoins bought, one of them moved without a word of where to. */
async function moving(evidence: Body): Promise<{ user: HttpClient; out: string; into: string }> {
  const user = await newUser();
  await user.send('PUT', '/v1/settings', { body: { tax: { lotScope: 'per-account' } } });
  await post(user, '/v1/transactions', buy({ at: '2020-01-01T00:00:00Z', quantity: '2', total: '10000' }), 201);
  const out = await post(user, '/v1/transactions', moved('withdrawal', evidence), 201);
  const into = await post(user, '/v1/transactions', moved('deposit', evidence), 201);
  return { user, out: String(out['transactionId']), into: String(into['transactionId']) };
}

/** Rules work behind the scenes: asks until a pairing has that status. */
async function pairingWhen(user: HttpClient, status: string): Promise<Body> {
  const isThere = (pairings: readonly Body[]): boolean => pairings.length > 0;
  const [found] = await until(() => user.readAll(`${PATH}?status=${status}`), isThere, SECONDS_MAX);
  if (found) return found;
  throw new Error(`no pairing is ${status}: ${JSON.stringify(await user.readAll(PATH))}`);
}

const lotsOf = async (user: HttpClient) =>
  (await user.readAll('/v1/tax/lots')).map(({ account, acquiredAt, quantity, costBasis }) => [
    account,
    acquiredAt,
    quantity,
    costBasis,
  ]);
const HELD = ['kraken', '2020-01-01T00:00:00.000Z', '2', '10000'];
const MOVED = ['ledger', '2020-01-01T00:00:00.000Z', '1', '5000'];
const DEPOSITED = ['ledger', '2021-05-04T10:25:00.000Z', '1', '0'];

describe('a withdrawal and a deposit under one hash', () => {
  it('are one transfer by themselves, until the user undoes it', async () => {
    const { user, out, into } = await moving(hashed);
    const pairing = await pairingWhen(user, 'applied');
    expect(pairing).toMatchObject({
      asset: 'BTC',
      confidence: '0.98',
      by: 'rule',
      rules: ['same-hash', 'amount-equal'],
    });
    // The pairing is a commit of its own, which no answer to the user has a token of: this one's command comes after it.
    await post(
      user,
      '/v1/transactions',
      sell({ at: '2022-01-01T00:00:00Z', quantity: '0.5', total: '20000', account: 'ledger' }),
      201,
    );
    expect(await lotsOf(user)).toEqual([HELD, MOVED]);
    const [disposal] = await user.readAll('/v1/tax/disposals?year=2022');
    expect(disposal).toMatchObject({
      acquiredAt: '2020-01-01T00:00:00.000Z',
      costBasis: '2500',
      gain: '17500',
      term: 'long',
    });

    const listed = await user.readAll('/v1/transactions?to=2021-12-01T00:00:00Z&from=2021-01-01T00:00:00Z');
    const { pairingId } = pairing;
    expect(listed).toEqual([
      { ...moved('withdrawal', hashed), transactionId: out, pairingId },
      { ...moved('deposit', hashed), transactionId: into, pairingId },
    ]);
    const [transferId] = pairing['derivedIds'] as readonly string[];
    const transfer = await user.read(`/v1/transactions/${transferId}`);
    expect(transfer.body).toMatchObject({
      type: 'transfer',
      account: 'kraken',
      toAccount: 'ledger',
      pairingId,
      derived: true,
      classification: { classification: 'transfer' },
      complete: true,
    });
    const reversal = await user.send('POST', `/v1/transactions/${transferId}/reversal`, { body: { reason: 'no' } });
    expect(refusal(reversal)).toMatchObject({ status: 409, code: 'DerivedTransaction' });

    const undone = await post(user, `${PATH}/${pairingId}/undo`, { reason: 'a payment' }, 200);
    expect(undone).toEqual({ pairingId, status: 'undone', derivedIds: [] });
    expect(await lotsOf(user)).toEqual([HELD, DEPOSITED]);
    expect((await user.read(`${PATH}/${pairingId}`)).body).toMatchObject({
      status: 'undone',
      reason: 'a payment',
      by: 'user',
    });
    const again = await user.send('POST', `${PATH}/${pairingId}/undo`, { body: { reason: 'once more' } });
    expect(refusal(again)).toMatchObject({ status: 409, code: 'NotPaired' });
  });

  it('are told apart from another withdrawal under it by the amount, and part when one is reversed', async () => {
    const user = await newUser();
    const batch = [
      moved('withdrawal', { externalId: 'a', ...hashed, ...amountOf('0.7', 'out') }),
      moved('withdrawal', { externalId: 'b', ...hashed, ...amountOf('0.3', 'out') }),
      moved('deposit', { externalId: 'c', ...hashed, ...amountOf('0.3', 'in') }),
    ];
    await post(user, '/v1/transactions/batch', { transactions: batch }, 202);
    const pairing = await pairingWhen(user, 'applied');
    expect(pairing['withdrawals']).toMatchObject([{ quantity: '0.3' }]);
    const [part] = pairing['deposits'] as readonly Body[];
    await post(user, `/v1/transactions/${part?.['transactionId']}/reversal`, { reason: 'twice' }, 201);
    expect((await user.read(`${PATH}/${pairing['pairingId']}`)).body).toMatchObject({
      status: 'undone',
      by: 'reversal',
    });
    const left = await user.readAll('/v1/transactions');
    expect(left.map(({ externalId, pairingId }) => [externalId, pairingId]).toSorted()).toEqual([
      ['a', undefined],
      ['b', undefined],
    ]);
  });
});

it('pairings with as much beside them as transactions may have are taken back in one go', async () => {
  const user = await newUser();
  const note = () => noise(15_000);
  const batch = Array.from({ length: 5 }, (_, at) => {
    const hash = HASH.replace(/.$/, String(at));
    return [
      moved('withdrawal', { externalId: `w${at}`, metadata: { hash, note: note() } }),
      moved('deposit', { externalId: `d${at}`, metadata: { hash, note: note() } }),
    ];
  });
  await post(user, '/v1/transactions/batch', { transactions: batch.flat() }, 202);
  const areAll = (status: string) =>
    vi.waitFor(async () => expect(await user.readAll(`${PATH}?status=${status}`)).toHaveLength(batch.length), PATIENCE);
  await areAll('applied');
  await user.send('PUT', '/v1/settings', { body: { pairing: { applyAbove: '1' } } });
  await areAll('proposed');
  expect(await user.readAll(`${PATH}?status=applied`)).toEqual([]);
  // Rules append what no answer has a token of, and the list of transactions takes it in by itself.
  await vi.waitFor(async () => {
    const [first] = await user.readAll('/v1/transactions?limit=1');
    expect(first).toBeDefined();
    expect(first).not.toHaveProperty('pairingId');
  }, PATIENCE);
});

describe('an equal amount in time', () => {
  it('is proposed; confirmed it is a transfer, and the same again under the same key', async () => {
    const { user } = await moving({});
    const { pairingId } = await pairingWhen(user, 'proposed');
    expect((await user.read(`${PATH}/${pairingId}`)).body).toMatchObject({
      confidence: '0.80',
      obstacle: 'below-threshold',
    });
    expect(await lotsOf(user)).toEqual([HELD, DEPOSITED]);
    const headers = { 'idempotency-key': 'confirm-1' };
    const confirm = () => user.send('POST', `${PATH}/${pairingId}/confirm`, { headers });
    const first = await confirm();
    expect(first).toMatchObject({ status: 200, body: { pairingId, status: 'confirmed' } });
    expect((await confirm()).body).toEqual(first.body);
    expect(await lotsOf(user)).toEqual([HELD, MOVED]);
    const dismissal = await user.send('POST', `${PATH}/${pairingId}/dismiss`);
    expect(refusal(dismissal)).toMatchObject({ status: 409, code: 'AlreadyPaired' });
  });

  it('is not proposed again once it is dismissed', async () => {
    const { user } = await moving({});
    const { pairingId } = await pairingWhen(user, 'proposed');
    await post(user, `${PATH}/${pairingId}/dismiss`, undefined, 200);
    expect(await user.readAll(PATH)).toMatchObject([{ pairingId, status: 'dismissed' }]);
    expect(await user.readAll(`${PATH}?status=proposed`)).toEqual([]);
    expect(await lotsOf(user)).toEqual([HELD, DEPOSITED]);
  });

  it('is paired by itself where the user asks for no more than that', async () => {
    const { user } = await moving({});
    await user.send('PUT', '/v1/settings', { body: { pairing: { applyAbove: '0.75' } } });
    expect(await pairingWhen(user, 'applied')).toMatchObject({ confidence: '0.80' });
  });
});

describe('by hand', () => {
  it('a withdrawal is paired with two deposits, listed by account and asset, and split again', async () => {
    const { user, out } = await moving({});
    const parts = await Promise.all(
      ['0.6', '0.39'].map(async (quantity, index) => {
        const fields = { account: 'cold', timestamp: `2021-09-04T10:0${index}:00Z`, ...amountOf(quantity, 'in') };
        return String((await post(user, '/v1/transactions', moved('deposit', fields), 201))['transactionId']);
      }),
    );
    const paired = await post(user, PATH, { withdrawals: [out], deposits: parts }, 201);
    expect(paired).toMatchObject({ status: 'confirmed', derivedIds: [expect.any(String), expect.any(String)] });
    expect(await user.readAll(`${PATH}?account=cold&asset=BTC`)).toMatchObject([
      { status: 'confirmed', confidence: '1.00' },
    ]);
    expect(await user.readAll(`${PATH}?account=nowhere`)).toEqual([]);
    const rest = await post(user, `${PATH}/${paired['pairingId']}/split`, { remove: [parts[1]] }, 200);
    expect(rest['derivedIds']).toHaveLength(1);
    const statuses = (await user.readAll(`${PATH}?account=cold`)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual(['confirmed', 'undone']);
  });

  it('what can not be one transfer is refused, each with its reason', async () => {
    const { user, out, into } = await moving({});
    const more = await post(
      user,
      '/v1/transactions',
      moved('deposit', { externalId: 'more', ...amountOf('5', 'in') }),
      201,
    );
    const tooMuch = String(more['transactionId']);
    const refused = async (withdrawals: readonly string[], deposits: readonly string[]) =>
      refusal(await user.send('POST', PATH, { body: { withdrawals, deposits } }));
    const code = 'NotPairable';
    expect(await refused([out], [tooMuch])).toEqual({ status: 422, code, paths: ['deposits'] });
    expect(await refused([into], [out])).toEqual({ status: 422, code, paths: ['withdrawals.0', 'deposits.0'] });
    expect(await refused([out], [out.replace(/.$/, (last) => (last === '0' ? '1' : '0'))])).toMatchObject({ code });
    expect(await refused([], [into])).toMatchObject({ status: 400, paths: ['withdrawals'] });
    await post(user, PATH, { withdrawals: [out], deposits: [into] }, 201);
    expect(await refused([out], [tooMuch])).toMatchObject({ status: 409, code: 'AlreadyPaired' });
    const unknown = await user.send('POST', `${PATH}/${out}/confirm`);
    expect(refusal(unknown)).toMatchObject({ status: 404, code: 'NotFound' });
  });
});
