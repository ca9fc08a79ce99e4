/** Whatever the pieces in which a file comes, and wherever reading stops and goes on: the results are the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, type Decimal, format, subtract, ZERO } from '../../../shared/kernel/money/decimal.ts';
import { assetOf } from '../../../shared/trading/importers/aliases.ts';
import { parseNumber } from '../../../shared/trading/importers/numbers.ts';
import type { ExportCheckpoint } from '../../../shared/trading/importers/read-export.ts';
import type { Result } from '../../../shared/trading/importers/types.ts';
import { balancesOf, fixture, linesOf, resultsOf, shown, stepsOf, transactionsOf } from './reading.ts';

const FILES = [
  ['kraken-ledgers.csv', 'kraken-ledgers', 37],
  ['coinbase.csv', 'coinbase', 27],
  ['coinbase-2020.csv', 'coinbase', 14],
  ['binance.csv', 'binance', 43],
  ['generic.csv', 'generic', 8],
] as const;

describe.each(FILES)('%s', (name, formatName) => {
  const bytes = fixture(name);
  const whole = () => resultsOf(bytes, { format: formatName });

  it('gives the same results in pieces of any size', async () => {
    const expected = await whole();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }), async (sizes) => {
        expect(await resultsOf(bytes, { format: formatName, sizes })).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('gives the same results when it stops at any checkpoint and goes on elsewhere', async () => {
    const expected = await whole();
    const steps = await stepsOf(bytes, { format: formatName, sizes: [23] });
    const given: Result[] = [];
    for (const step of steps) {
      if (step.kind === 'failed') throw new Error(step.reason);
      given.push(...step.results);
      // after the last step there is nothing to go on with
      if (step === steps.at(-1)) continue;
      const resumeFrom: ExportCheckpoint = JSON.parse(JSON.stringify(step.checkpoint));
      const rest = await resultsOf(bytes, { format: formatName, resumeFrom, sizes: [31] });
      expect([...given, ...rest]).toEqual(expected);
    }
    expect(steps.length).toBeGreaterThan(10);
  });

  it('puts every row into exactly one result', async () => {
    const lines = linesOf(await whole());
    expect(new Set(lines).size).toBe(lines.length);
    const text = bytes.toString().split('\n');
    for (const line of lines) expect(text[line - 1]?.trim()).not.toBe('');
  });
});

describe('the balances after an import', () => {
  const amount = fc.integer({ min: 1, max: 5_000_000 }).map((units) => (BigInt(units) * 10n ** 12n) as Decimal);
  const coin = fc.constantFrom('BTC', 'ETH', 'BNB', 'EUR', 'USDT', 'LDBTC');
  const second = fc.integer({ min: 0, max: 6 });
  const operation = fc.constantFrom(
    'Buy',
    'Sell',
    'Fee',
    'Transaction Buy',
    'Transaction Spend',
    'Transaction Fee',
    'Binance Convert',
    'Small assets exchange BNB',
    'Deposit',
    'Withdraw',
    'Staking Rewards',
    'Realized Profit and Loss',
    'ETH 2.0 Staking',
    'Teleport',
    'Transfer Between Main and Funding Wallet',
    'Savings purchase',
    'Simple Earn Flexible Redemption',
    'Launchpool Subscription/Redemption',
  );
  /** Coins that go into staking, or come back, stay the user's. One row states one of the two sides. */
  const isHalf = (name: string, rows: readonly number[]) =>
    rows.length === 1 && /^(Savings|Simple Earn|Launchpool)|allocation|(to|from)staking$/.test(name);

  it("are what Binance's accepted rows say", async () => {
    const row = fc.record({ at: second, operation, coin, amount, isOut: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), async (rows) => {
        const lines = rows.map(({ at, operation: name, coin: symbol, amount: size, isOut }) => {
          const change = isOut || name.endsWith('Fee') ? subtract(ZERO, size) : size;
          return { name, symbol, change, text: `1,2021-01-01 00:00:0${at},Spot,${name},${symbol},${format(change)},` };
        });
        const text = `User_ID,UTC_Time,Account,Operation,Coin,Change,Remark\n${lines.map((line) => line.text).join('\n')}\n`;
        const results = await resultsOf(text, { format: 'binance' });
        expect(linesOf(results)).toEqual(rows.map((_, at) => at + 2));
        const expected = new Map<string, Decimal>();
        for (const result of results) {
          if (result.kind !== 'transaction') continue;
          for (const at of result.rows) {
            const { name, symbol, change } = lines[at - 2] ?? { name: '', symbol: '', change: ZERO };
            if (isHalf(name, result.rows)) continue;
            const asset = assetOf('binance', symbol);
            expected.set(asset, add(expected.get(asset) ?? ZERO, change));
          }
        }
        expect(balancesOf(transactionsOf(results))).toEqual(shown(expected));
      }),
      { numRuns: 300 },
    );
  });

  it("are what Kraken's accepted rows say, amount less fee", async () => {
    const type = fc.constantFrom(
      'trade',
      'spend',
      'receive',
      'deposit',
      'withdrawal',
      'staking',
      'earn/reward',
      'earn/allocation',
      'earn/deallocation',
      'transfer/spottostaking',
      'transfer/spotfromstaking',
      'transfer',
      'margin',
      'rollover',
      'adjustment',
      'teleport',
    );
    const asset = fc.constantFrom('XXBT', 'XETH', 'ETH2.S', 'ZEUR', 'ZUSD', 'KFEE', 'FOO');
    const row = fc.record({
      at: second,
      refid: fc.integer({ min: 1, max: 12 }),
      type,
      asset,
      amount,
      isOut: fc.boolean(),
      fee: fc.option(amount),
      isNothing: fc.integer({ min: 0, max: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 50 }), async (rows) => {
        const lines = rows.map((given) => {
          const size = given.isNothing === 0 ? ZERO : given.isOut ? subtract(ZERO, given.amount) : given.amount;
          const fee = given.fee ?? ZERO;
          const [kind, subtype = ''] = given.type.split('/');
          const text = `L,R${given.refid},2021-01-01 00:00:${given.at}0,${kind},${subtype},currency,${given.asset},${format(size)},${format(fee)},1,${format(size)}`;
          return { given, size, fee, text };
        });
        const text = `txid,refid,time,type,subtype,aclass,asset,amount,fee,balance,amountusd\n${lines.map((line) => line.text).join('\n')}\n`;
        const results = await resultsOf(text, { format: 'kraken-ledgers' });
        expect(linesOf(results)).toEqual(rows.map((_, at) => at + 2));
        const expected = new Map<string, Decimal>();
        for (const result of results) {
          if (result.kind !== 'transaction') continue;
          for (const at of result.rows) {
            const line = lines[at - 2];
            if (line === undefined) throw new Error(`no line ${at}`);
            const name = assetOf('kraken', line.given.asset);
            const change = subtract(isHalf(line.given.type, result.rows) ? ZERO : line.size, line.fee);
            expected.set(name, add(expected.get(name) ?? ZERO, change));
          }
        }
        expect(balancesOf(transactionsOf(results))).toEqual(shown(expected));
      }),
      { numRuns: 300 },
    );
  });

  it('count in full where one exchange becomes several transactions', async () => {
    const outs = Array.from(
      { length: 43 },
      (_, at) => `1,2021-01-01 00:00:00,Spot,Small assets exchange BNB,COIN${at},-1.${at},`,
    );
    const text = `UTC_Time,Account,Operation,Coin,Change,Remark\n${outs.map((line) => line.slice(2)).join('\n')}\n2021-01-01 00:00:00,Spot,Small assets exchange BNB,BNB,0.1,\n`;
    const results = await resultsOf(text, { format: 'binance' });
    expect(results).toHaveLength(3);
    expect(linesOf(results)).toHaveLength(44);
    expect(balancesOf(transactionsOf(results))).toMatchObject({ BNB: '0.1', 'binance:COIN42': '-1.42' });
  });
});

describe('a number cell', () => {
  it('never throws, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseNumber(text, 'decimal-point');
        parseNumber(text, 'decimal-comma');
      }),
    );
  });
});
