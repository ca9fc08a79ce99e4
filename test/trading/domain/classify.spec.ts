import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journalEvents } from '../../../shared/trading/contract/events.ts';
import { parseTransaction, type TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { CLASSIFICATION_RULES, classify } from '../../../shared/trading/domain/classify.ts';
import { transactions } from './transactions.arbitrary.ts';

function transaction(fields: object): TransactionInput {
  const parsed = parseTransaction({ account: 'binance', timestamp: '2021-05-04T10:00:00Z', ...fields });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.transaction;
}
const swap = (out: string, come: string, more: object = {}) =>
  transaction({
    type: 'trade',
    amounts: [
      { asset: out, quantity: '1', direction: 'out' },
      { asset: come, quantity: '1', direction: 'in' },
    ],
    ...more,
  });

describe('classification', () => {
  test.each([
    ['a trade of two coins', swap('BTC', 'ETH'), 'trade', '1.00', undefined, ['stated-type']],
    ['ETH into stETH', swap('ETH', 'STETH'), 'stake', '0.70', 'lido', ['stated-type', 'staking-receipt']],
    ['BETH back into ETH', swap('BETH', 'ETH'), 'unstake', '0.70', 'binance', ['stated-type', 'staking-receipt']],
    ['ETH into the receipt of another coin', swap('ETH', 'MSOL'), 'trade', '1.00', undefined, ['stated-type']],
    [
      'a swap whose notes name a protocol',
      swap('ETH', 'USDC', { notes: 'Swapped on Uniswap V3' }),
      'defi_swap',
      '0.80',
      'uniswap',
      ['stated-type', 'swap-on-protocol'],
    ],
    [
      'a swap whose metadata names a protocol',
      swap('ETH', 'USDC', { metadata: { protocol: 'CowSwap' } }),
      'defi_swap',
      '0.80',
      'cowswap',
      ['stated-type', 'swap-on-protocol'],
    ],
    [
      'coins into a pool share',
      swap('ETH', 'ETH-USDC LP', { notes: 'sushiswap' }),
      'liquidity_add',
      '0.90',
      'sushiswap',
      ['stated-type', 'swap-on-protocol', 'pool-share'],
    ],
    [
      'a pool share into coins',
      swap('UNI-V2', 'ETH'),
      'liquidity_remove',
      '0.90',
      undefined,
      ['stated-type', 'pool-share'],
    ],
  ] as const)('%s', (_, given, classification, confidence, protocol, classificationRules) => {
    expect(classify(given)).toMatchObject({ classification, confidence, classificationRules });
    expect(classify(given).protocol).toBe(protocol);
  });

  test('a protocol that is only a part of a word is not named', () => {
    expect(classify(swap('ETH', 'USDC', { notes: 'the curved road' })).classification).toBe('trade');
  });

  test('every asset that takes part is named, those of fees too', () => {
    const given = swap('BTC', 'ETH', { fees: [{ asset: 'BNB', quantity: '0.01' }] });
    expect(classify(given).involvedAssets).toEqual(['BNB', 'BTC', 'ETH']);
  });

  test('any valid transaction is classified, by rules that exist, into an event that fits its contract', () => {
    const names = new Set(CLASSIFICATION_RULES.map(({ name }) => name));
    fc.assert(
      fc.property(transactions, (given) => {
        const data = { transactionId: 'T', ...classify(given) };
        expect(data.classificationRules.every((name) => names.has(name))).toBe(true);
        expect(() => journalEvents.encode({ type: 'TransactionClassified', data })).not.toThrow();
      }),
    );
  });
});
