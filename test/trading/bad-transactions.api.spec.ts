import { expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import type { Body } from '../support/http-client.ts';

const GOOD = {
  externalId: 'T-1',
  account: 'kraken',
  timestamp: '2021-05-04T10:00:00Z',
  type: 'buy',
  amounts: [
    { asset: 'BTC', quantity: '0.5', direction: 'in' },
    { asset: 'USD', quantity: '20000', direction: 'out' },
  ],
  fees: [{ asset: 'USD', quantity: '12.5', value: '12.5' }],
  value: { currency: 'USD', amount: '20000' },
};
const [IN, OUT] = GOOD.amounts;
const amount = (change: Body) => ({ amounts: [{ ...IN, ...change }, OUT] });
const of = (type: string, ...amounts: readonly unknown[]) => ({ type, amounts });

const cases: readonly [title: string, change: Body, ...paths: string[]][] = [
  ['37 digits', amount({ quantity: '1234567890123456789012345678901234567' }), 'amounts.0.quantity'],
  [
    '36 digits of which 18 are decimals and one more',
    amount({ quantity: '1234567890123456789.123456789012345678' }),
    'amounts.0.quantity',
  ],
  ['19 decimals', amount({ quantity: '0.1234567890123456789' }), 'amounts.0.quantity'],
  ['a thousand digits', amount({ quantity: '1'.repeat(1_000) }), 'amounts.0.quantity'],
  ['an exponent', amount({ quantity: '1e3' }), 'amounts.0.quantity'],
  ['a number', amount({ quantity: 0.5 }), 'amounts.0.quantity'],
  ['zero', amount({ quantity: '0' }), 'amounts.0.quantity'],
  ['a negative quantity', amount({ quantity: '-1' }), 'amounts.0.quantity'],
  ['a sign', amount({ quantity: '+1' }), 'amounts.0.quantity'],
  ['a comma', amount({ quantity: '1,5' }), 'amounts.0.quantity'],
  ['blanks around a quantity', amount({ quantity: ' 1 ' }), 'amounts.0.quantity'],
  ['other digits', amount({ quantity: '\u0661' }), 'amounts.0.quantity'],
  ['zeros in front', amount({ quantity: '007' }), 'amounts.0.quantity'],
  ['hexadecimal', amount({ quantity: '0x10' }), 'amounts.0.quantity'],
  ['infinity', amount({ quantity: 'Infinity' }), 'amounts.0.quantity'],
  ['an unknown direction', amount({ direction: 'up' }), 'amounts.0.direction'],
  ['an asset of blanks', amount({ asset: ' x' }), 'amounts.0.asset'],
  ['an unknown field in an amount', amount({ price: '1' }), 'amounts.0.price'],
  ['no amounts', { amounts: [] }, 'amounts'],
  ['21 amounts', { amounts: Array.from({ length: 21 }, () => IN) }, 'amounts'],
  ['a buy that brings nothing', of('buy', OUT), 'amounts'],
  ['the same asset in and out', of('trade', IN, { ...IN, direction: 'out' }), 'amounts.0.asset'],
  ['a deposit that takes', of('deposit', OUT), 'amounts', 'amounts.0.direction'],
  ['a transfer to nowhere', of('transfer', { ...IN, direction: 'out' }), 'toAccount'],
  ['a transfer to itself', { ...of('transfer', { ...IN, direction: 'out' }), toAccount: 'kraken' }, 'toAccount'],
  [
    'a transfer of which more arrives',
    { ...of('transfer', { ...IN, direction: 'out' }, { ...IN, quantity: '0.6' }), toAccount: 'x' },
    'amounts.1.quantity',
  ],
  ['a goal for a buy', { toAccount: 'cold-wallet' }, 'toAccount'],
  ['a year of five digits', { timestamp: '20210-05-04T10:00:00Z' }, 'timestamp'],
  ['30 February', { timestamp: '2021-02-30T10:00:00Z' }, 'timestamp'],
  ['29 February of no leap year', { timestamp: '2021-02-29T10:00:00Z' }, 'timestamp'],
  ['24 hours', { timestamp: '2021-02-03T24:00:00Z' }, 'timestamp'],
  ['a leap second', { timestamp: '2016-12-31T23:59:60Z' }, 'timestamp'],
  ['a date', { timestamp: '2021-05-04' }, 'timestamp'],
  ['a time of nowhere', { timestamp: '2021-05-04T10:00:00' }, 'timestamp'],
  ['a time before 1900', { timestamp: '1899-12-31T23:59:59Z' }, 'timestamp'],
  ['a time after 2100', { timestamp: '2101-01-01T00:00:00Z' }, 'timestamp'],
  ['seconds since 1970', { timestamp: 1620122400 }, 'timestamp'],
  ['no time', { timestamp: undefined }, 'timestamp'],
  ['an unknown type', { type: 'hodl' }, 'type'],
  ['a type in capitals', { type: 'BUY' }, 'type'],
  ['no account', { account: undefined }, 'account'],
  ['an account with blanks at its end', { account: 'kraken ' }, 'account'],
  ['an account of 101 letters', { account: 'x'.repeat(101) }, 'account'],
  ['an account that is null', { account: null }, 'account'],
  ['an empty externalId', { externalId: '' }, 'externalId'],
  ['an externalId that is a number', { externalId: 1 }, 'externalId'],
  ['a negative fee', { fees: [{ asset: 'USD', quantity: '-1' }] }, 'fees.0.quantity'],
  [
    'a fee with 19 decimals of value',
    { fees: [{ asset: 'USD', quantity: '1', value: '0.0000000000000000001' }] },
    'fees.0.value',
  ],
  ['fees that are no list', { fees: {} }, 'fees'],
  ['a negative value', { value: { currency: 'USD', amount: '-1' } }, 'value.amount'],
  ['a value without a currency', { value: { amount: '1' } }, 'value.currency'],
  ['a value in a currency that nobody knows', { value: { currency: 'XQQ', amount: '1' } }, 'value.currency'],
  ['a value that is a text', { value: '20000' }, 'value'],
  ['a kind of income in capitals', { incomeKind: 'STAKING' }, 'incomeKind'],
  ['notes of 4,001 letters', { notes: 'x'.repeat(4_001) }, 'notes'],
  ['metadata of three levels', { metadata: { a: { b: { c: 1 } } } }, 'metadata.a.b'],
  ['metadata of 17 KB', { metadata: { a: 'x'.repeat(17_000) } }, 'metadata'],
  ['a misspelt field', { valeu: { currency: 'USD', amount: '1' } }, 'valeu'],
  ['two faults', { timestamp: 'x', type: 'x' }, 'timestamp', 'type'],
];

it.each(cases)('%s: refused alone and in a batch, and nothing is stored', async (_, change, ...paths) => {
  const user = await newUser();
  const body = { ...GOOD, ...change };
  const alone = refusal(await user.send('POST', '/v1/transactions', { body }));
  expect({ ...alone, paths: alone.paths.toSorted() }).toEqual({
    status: 400,
    code: 'ValidationFailed',
    paths: paths.toSorted(),
  });
  const batch = await post(user, '/v1/transactions/batch', { transactions: [body] }, 202);
  const [rejected] = batch['rejected'] as { index: number; errors: { path: string; message: string }[] }[];
  expect(batch).toMatchObject({ accepted: 0, duplicates: 0 });
  expect([...new Set(rejected?.errors.map(({ path }) => path))].toSorted()).toEqual(paths.toSorted());
  for (const { message } of rejected?.errors ?? []) expect(message).toMatch(/\w{2} \w/);
  expect(await user.readAll('/v1/transactions?includeReversed=true')).toEqual([]);
});

const extremes: readonly [title: string, change: Body][] = [
  ['36 digits', amount({ quantity: '123456789012345678.123456789012345678' })],
  ['the least quantity there is', amount({ quantity: '0.000000000000000001' })],
  ['zeros behind', amount({ quantity: '1.500000000000000000' })],
  ['the first instant', { timestamp: '1900-01-01T00:00:00Z' }],
  ['the last instant', { timestamp: '2100-12-31T23:59:59.999Z' }],
  ['29 February of a leap year', { timestamp: '2020-02-29T12:00:00+14:00' }],
  [
    'letters of all the world',
    { account: '\u65e5\u672c \u{1f980}', notes: '=1+1 \u0000\n"', externalId: '\u00e9#/../' },
  ],
  ['no fees', { fees: [] }],
  ['a value in marks', { value: { currency: 'DEM', amount: '40000' } }],
  [
    'a value in one of its own coins, which nobody else quotes anything in',
    {
      fees: [{ asset: 'MOONCOIN', quantity: '1' }],
      value: { currency: 'MOONCOIN', amount: '3' },
    },
  ],
];

it.each(extremes)('%s: taken, and given back as it was', async (_, change) => {
  const user = await newUser();
  const body: Body = { ...GOOD, ...change };
  const { transactionId } = await post(user, '/v1/transactions', body, 201);
  const [stored] = await user.readAll('/v1/transactions');
  const { timestamp, ...sent } = body;
  expect(stored).toMatchObject({ ...sent, transactionId });
  expect(Date.parse(String(stored?.['timestamp']))).toBe(Date.parse(String(timestamp)));
  expect(await post(user, '/v1/transactions', body, 200)).toEqual({ transactionId, duplicate: true });
});
