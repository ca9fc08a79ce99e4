import { describe, expect, it } from 'vitest';
import { parseTransaction } from '../../../shared/trading/contract/transaction.ts';

const into = (asset: string, quantity: string) => ({ asset, quantity, direction: 'in' });
const out = (asset: string, quantity: string) => ({ asset, quantity, direction: 'out' });
const value = { currency: 'USD', amount: '20000' };
const common = { account: 'kraken', timestamp: '2021-05-04T10:00:00Z' };
const buy = { ...common, type: 'buy', amounts: [into('BTC', '0.5'), out('USD', '20000')] };

const accepted: readonly (readonly [string, Record<string, unknown>])[] = [
  ['a buy', buy],
  ['a buy of which only the value is known', { ...common, type: 'buy', amounts: [into('BTC', '0.5')], value }],
  [
    'a sale with both legs and a fee',
    {
      ...common,
      type: 'sell',
      amounts: [out('BTC', '1'), into('USD', '9')],
      fees: [{ asset: 'USD', quantity: '1', value: '1' }],
    },
  ],
  ['a free fee', { ...buy, fees: [{ asset: 'USD', quantity: '0' }] }],
  ['a value of zero', { ...buy, value: { currency: 'USD', amount: '0' } }],
  [
    'a transfer that states what arrived',
    { ...common, type: 'transfer', toAccount: 'cold', amounts: [out('BTC', '1'), into('BTC', '0.999')] },
  ],
  ['a transfer that does not', { ...common, type: 'transfer', toAccount: 'cold', amounts: [out('BTC', '1')] }],
  ['income', { ...common, type: 'income', amounts: [into('ETH', '1')], incomeKind: 'staking' }],
  ['a gift sent', { ...common, type: 'gift_sent', amounts: [out('ETH', '1')], value }],
  ['a split', { ...common, type: 'split', amounts: [out('AAPL', '10'), into('AAPL', '40')] }],
  ['staking that gives a token', { ...common, type: 'stake', amounts: [out('ETH', '1'), into('BETH', '1')] }],
  ['metadata', { ...buy, metadata: { tx: '0x1', block: 7, tags: ['a'], nested: { ok: true, none: null } } }],
  ['a prefixed symbol', { ...common, type: 'deposit', amounts: [into('kraken:FOO', '1')] }],
];

const refused: readonly (readonly [string, Record<string, unknown>, string, RegExp])[] = [
  ['an unknown field', { ...buy, valeu: value }, 'valeu', /not a known field/],
  [
    'an unknown field of an amount',
    { ...buy, amounts: [{ ...into('BTC', '1'), price: '1' }, out('USD', '1')] },
    'amounts.0.price',
    /not a known field/,
  ],
  ['no account', { ...buy, account: undefined }, 'account', /required/],
  ['an unknown type', { ...buy, type: 'teleport' }, 'type', /must be/],
  ['no amounts', { ...buy, amounts: [] }, 'amounts', /at least 1 item/],
  [
    '21 amounts',
    { ...buy, amounts: [...Array.from({ length: 20 }, () => into('BTC', '1')), out('USD', '1')] },
    'amounts',
    /at most 20 items/,
  ],
  ['a quantity of zero', { ...buy, amounts: [into('BTC', '0'), out('USD', '1')] }, 'amounts.0.quantity', /above zero/],
  [
    'a number for a decimal',
    { ...buy, amounts: [{ asset: 'BTC', quantity: 1, direction: 'in' }, out('USD', '1')] },
    'amounts.0.quantity',
    /must be a string/,
  ],
  [
    '19 decimals',
    { ...buy, amounts: [into('BTC', '0.1234567890123456789'), out('USD', '1')] },
    'amounts.0.quantity',
    /18 decimals/,
  ],
  [
    '37 digits',
    { ...buy, amounts: [into('BTC', `1${'0'.repeat(36)}`), out('USD', '1')] },
    'amounts.0.quantity',
    /36 digits/,
  ],
  ['a date in year 20210', { ...buy, timestamp: '20210-05-04T10:00:00Z' }, 'timestamp', /RFC 3339/],
  ['a date without a zone', { ...buy, timestamp: '2021-05-04T10:00:00' }, 'timestamp', /RFC 3339/],
  ['a negative fee', { ...buy, fees: [{ asset: 'USD', quantity: '-1' }] }, 'fees.0.quantity', /not be negative/],
  ['a negative value', { ...buy, value: { currency: 'USD', amount: '-1' } }, 'value.amount', /not be negative/],
  ['an income kind in capitals', { ...buy, incomeKind: 'Staking' }, 'incomeKind', /lower-case/],
  ['notes of 4001 characters', { ...buy, notes: 'x'.repeat(4001) }, 'notes', /at most 4000/],
  ['metadata of more than 16 KB', { ...buy, metadata: { a: 'x'.repeat(17_000) } }, 'metadata', /16 KB/],
  ['an external id of 201 characters', { ...buy, externalId: 'x'.repeat(201) }, 'externalId', /at most 200/],
  ['an account of 101 characters', { ...buy, account: 'x'.repeat(101) }, 'account', /at most 100/],
  [
    'a buy without anything that came',
    { ...common, type: 'buy', amounts: [out('USD', '1')] },
    'amounts',
    /"buy" needs an amount with direction "in"/,
  ],
  [
    'a trade with one side',
    { ...common, type: 'trade', amounts: [into('BTC', '1')], value },
    'amounts',
    /direction "out"$/,
  ],
  [
    'income that goes out',
    { ...common, type: 'income', amounts: [into('ETH', '1'), out('BTC', '1')] },
    'amounts.1.direction',
    /"income" has no amount/,
  ],
  [
    'a withdrawal that comes in',
    { ...common, type: 'withdrawal', amounts: [into('ETH', '1'), out('BTC', '1')] },
    'amounts.0.direction',
    /has no amount/,
  ],
  [
    'a buy of what it is paid with',
    { ...common, type: 'buy', amounts: [into('USD', '1'), out('USD', '1')] },
    'amounts.0.asset',
    /both in and out/,
  ],
  [
    'a split of two assets',
    { ...common, type: 'split', amounts: [out('AAPL', '1'), into('MSFT', '1')] },
    'amounts.1.asset',
    /one asset/,
  ],
  [
    'a transfer to nowhere',
    { ...common, type: 'transfer', amounts: [out('BTC', '1')] },
    'toAccount',
    /required for a transfer/,
  ],
  [
    'a transfer to its own account',
    { ...common, type: 'transfer', toAccount: 'kraken', amounts: [out('BTC', '1')] },
    'toAccount',
    /another account/,
  ],
  ['a buy with a toAccount', { ...buy, toAccount: 'cold' }, 'toAccount', /transfers only/],
  [
    'a transfer in which more arrives than left',
    { ...common, type: 'transfer', toAccount: 'c', amounts: [out('BTC', '1'), into('BTC', '1.1')] },
    'amounts.1.quantity',
    /no more can arrive/,
  ],
  [
    'a transfer that changes the asset',
    { ...common, type: 'transfer', toAccount: 'c', amounts: [out('BTC', '1'), into('ETH', '1')] },
    'amounts.1.asset',
    /asset that left/,
  ],
  [
    'a transfer of two assets',
    { ...common, type: 'transfer', toAccount: 'c', amounts: [out('BTC', '1'), out('ETH', '1')] },
    'amounts',
    /one amount out/,
  ],
];

describe('a transaction', () => {
  it.each(accepted)('is taken: %s', (_, input) => {
    expect(parseTransaction(input)).toMatchObject({ ok: true });
  });

  it.each(refused)('is refused: %s', (_, input, path, message) => {
    const parsed = parseTransaction(JSON.parse(JSON.stringify(input)));
    expect(parsed).toMatchObject({ ok: false });
    expect(parsed.ok ? [] : parsed.errors).toContainEqual({ path, message: expect.stringMatching(message) });
  });

  it('comes back with a canonical time and otherwise as it was sent', () => {
    const input = { ...buy, timestamp: '2021-05-04T12:00:00+02:00', notes: '', metadata: {} };
    expect(parseTransaction(input)).toEqual({
      ok: true,
      transaction: { ...input, timestamp: '2021-05-04T10:00:00.000Z' },
    });
  });

  it.each([null, undefined, 'buy', 7, []])('is refused when it is %j', (input) => {
    expect(parseTransaction(input)).toMatchObject({ ok: false });
  });

  it('is refused, not crashed, when malformed quantities meet rules between fields', () => {
    const input = { ...common, type: 'transfer', toAccount: 'c', amounts: [out('BTC', 'x'), into('BTC', 'y')] };
    expect(parseTransaction(input)).toMatchObject({ ok: false });
  });
});
