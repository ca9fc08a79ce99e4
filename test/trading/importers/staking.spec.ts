/** Coins that are locked inside an exchange are booked as staked; they stay the user's, and nothing is taxed. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../../shared/trading/importers/types.ts';
import { seen, settingsWith, User } from '../../tax/support/domain.ts';
import { balancesOf, linesOf, resultsOf, transactionsOf } from './reading.ts';

const kraken = (...rows: readonly string[]) =>
  resultsOf(`txid,refid,time,type,subtype,aclass,asset,amount,fee,balance\n${rows.join('\n')}\n`, {
    format: 'kraken-ledgers',
  });
const binance = (...rows: readonly string[]) =>
  resultsOf(`UTC_Time,Account,Operation,Coin,Change,Remark\n${rows.join('\n')}\n`, { format: 'binance' });
const coinbase = (...rows: readonly string[]) =>
  resultsOf(
    `ID,Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes\n${rows.join('\n')}\n`,
    { format: 'coinbase' },
  );

/** `stake -5 ADA @2,3`: the type, what the amounts say, and the lines. */
const told = (results: readonly Result[]) =>
  results.map((result) => {
    if (result.kind !== 'transaction') return `${result.kind} @${result.rows.join()}`;
    const { type, amounts } = result.transaction;
    const legs = amounts.map(
      ({ asset, quantity, direction }) => `${direction === 'in' ? '+' : '-'}${quantity} ${asset}`,
    );
    return [type, ...legs, `@${result.rows.join()}`].join(' ');
  });
const holdings = (results: readonly Result[]) => balancesOf(transactionsOf(results));
const T = '2023-06-01 10:00:00';

describe("Kraken's rows of staking", () => {
  it.each([
    ['spottostaking', 'stakingfromspot', 'stake -5 DOT @2,3', 'R1'],
    ['stakingtospot', 'spotfromstaking', 'unstake +5 DOT @2,3', 'R2'],
  ])('join %s and %s, some minutes apart, under the refid of the spot row', async (gone, come, expected, refid) => {
    const results = await kraken(
      `L1,R1,2023-06-01 10:00:00,transfer,${gone},currency,DOT.S,-5,0,0`,
      `L2,R2,2023-06-01 10:04:00,transfer,${come},currency,DOT,5,0,5`,
    );
    expect(told(results)).toEqual([expected]);
    expect(transactionsOf(results)).toMatchObject([{ externalId: refid }]);
    expect(holdings(results)).toEqual({});
  });

  it('join both rows of an allocation, and name the operation', async () => {
    const results = await kraken(
      `L1,R1,${T},earn,allocation,currency,ETH.F,1.5,0,1.5`,
      `L2,R1,${T},earn,allocation,currency,XETH,-1.5,0,0`,
      `L3,R2,${T},earn,autodeallocation,currency,ETH.F,-1,0,0.5`,
      `L4,R2,${T},earn,autodeallocation,currency,XETH,1,0,1`,
    );
    expect(told(results)).toEqual(['stake -1.5 ETH @2,3', 'unstake +1 ETH @4,5']);
    expect(transactionsOf(results)).toMatchObject([
      { externalId: 'R1', metadata: { operation: 'earn/allocation' } },
      { externalId: 'R2', metadata: { operation: 'earn/autodeallocation' } },
    ]);
  });

  it.each([
    ['spottostaking', '-5', 'stake -5 DOT @2'],
    ['stakingfromspot', '5', 'stake -5 DOT @2'],
    ['stakingtospot', '-5', 'unstake +5 DOT @2'],
    ['spotfromstaking', '5', 'unstake +5 DOT @2'],
  ])('take %s of %s for the whole where the other row is not in the file', async (subtype, amount, expected) => {
    const results = await kraken(`L1,R1,${T},transfer,${subtype},currency,DOT,${amount},0,0`);
    expect(told(results)).toEqual([expected]);
    expect(holdings(results)).toEqual({});
  });

  it('say the same with and without the row of the staked side, so that a wider export adds nothing', async () => {
    const spot = `L1,R1,${T},earn,allocation,currency,XETH,-1.5,0,0`;
    const both = await kraken(spot, `L2,R1,${T},earn,allocation,currency,ETH.F,1.5,0,1.5`);
    expect(transactionsOf(both)).toEqual(transactionsOf(await kraken(spot)));
  });

  it('pay a fee out of what is held', async () => {
    const results = await kraken(
      `L1,R1,${T},earn,deallocation,currency,ETH.F,-1,0,0`,
      `L2,R1,${T},earn,deallocation,currency,XETH,1,0.01,0.99`,
      `L3,R2,${T},earn,allocation,currency,DOT,-5,0.1,0`,
    );
    expect(told(results)).toEqual(['unstake +0.99 ETH -1 ETH @2,3', 'stake +5 DOT -5.1 DOT @4']);
    expect(holdings(results)).toEqual({ DOT: '-0.1', ETH: '-0.01' });
  });

  it('give moves of one refid ids of their own', async () => {
    const results = await kraken(
      `L1,R1,${T},earn,allocation,currency,XETH,-1,0,0`,
      `L2,R1,${T},earn,allocation,currency,DOT,-2,0,0`,
    );
    expect(transactionsOf(results).map(({ externalId }) => externalId)).toEqual(['R1', 'R1-2']);
  });

  it('go from staking to Earn without being touched', async () => {
    const results = await kraken(
      `L1,R1,${T},earn,migration,currency,DOT.S,-5,0,0`,
      `L2,R1,${T},earn,migration,currency,DOT,5,0,5`,
    );
    expect(told(results)).toEqual(['stake +5 DOT -5 DOT @2,3']);
    expect(holdings(results)).toEqual({});
  });

  it('count only when they are booked', async () => {
    const results = await kraken(`,R1,${T},earn,allocation,currency,XETH,-1,0,`);
    expect(told(results)).toEqual(['ignored @2']);
  });
});

describe("Binance's rows of Earn", () => {
  it.each([
    ['POS savings purchase', '-5', 'stake -5 AXS @2'],
    ['POS savings redemption', '5', 'unstake +5 AXS @2'],
    ['Simple Earn Flexible Subscription', '-5', 'stake -5 AXS @2'],
    ['Simple Earn Flexible Redemption', '5', 'unstake +5 AXS @2'],
    ['Simple Earn Locked Subscription', '-5', 'stake -5 AXS @2'],
    ['Simple Earn Locked Redemption', '5', 'unstake +5 AXS @2'],
    ['Staking Purchase', '-5', 'stake -5 AXS @2'],
    ['Staking Redemption', '5', 'unstake +5 AXS @2'],
    ['Savings Principal redemption', '5', 'unstake +5 AXS @2'],
    ['Launchpool Subscription/Redemption', '-5', 'stake -5 AXS @2'],
    ['Launchpool Subscription/Redemption', '5', 'unstake +5 AXS @2'],
    // a purchase that Binance turned down
    ['Staking Purchase', '5', 'unstake +5 AXS @2'],
    ['Staking Purchase', '0', 'ignored @2'],
  ])('take "%s" of %s', async (operation, change, expected) => {
    const results = await binance(`${T},Spot,${operation},AXS,${change},`);
    expect(told(results)).toEqual([expected]);
    expect(holdings(results)).toEqual({});
    for (const { metadata } of transactionsOf(results)) expect(metadata).toMatchObject({ operation });
  });

  it('join what leaves with the lent coin, known or not, in whichever order', async () => {
    const results = await binance(
      `${T},Spot,Savings purchase,LDUSDT,10,`,
      `${T},Spot,Savings purchase,USDT,-10,`,
      `${T},Spot,Savings purchase,ZZZ,-3,`,
      `${T},Spot,Savings purchase,LDZZZ,3,`,
      `${T},Spot,Savings purchase,LDO,-2,`,
      `${T},Earn,Savings purchase,LDO,2,`,
    );
    expect(told(results)).toEqual(['stake -10 USDT @2,3', 'stake -3 binance:ZZZ @4,5', 'stake -2 LDO @6,7']);
    expect(transactionsOf(results)).toMatchObject([{}, {}, { metadata: { account: 'Spot' } }]);
    expect(holdings(results)).toEqual({});
  });

  it('take a lent coin alone for the purchase that it stands for', async () => {
    const results = await binance(
      `${T},Spot,Savings purchase,LDUSDT,10,`,
      `2023-06-02 10:00:00,Spot,Savings Principal redemption,LDUSDT,-4,`,
    );
    expect(told(results)).toEqual(['stake -10 USDT @2', 'unstake +4 USDT @3']);
  });

  it('keep equal purchases of one second apart', async () => {
    const row = `${T},Spot,Simple Earn Flexible Subscription,BUSD,-0.1,`;
    expect(told(await binance(row, row))).toEqual(['stake -0.1 BUSD @2', 'stake -0.1 BUSD @3']);
  });

  it('keep a purchase and another that is paid back apart', async () => {
    const results = await binance(`${T},Spot,Staking Purchase,AXS,-3,`, `${T},Spot,Staking Purchase,AXS,5,`);
    expect(told(results)).toEqual(['stake -3 AXS @2', 'unstake +5 AXS @3']);
    expect(holdings(results)).toEqual({});
  });

  it('book what comes back beyond what was lent', async () => {
    const results = await binance(
      `${T},Spot,Savings Principal redemption,LDUSDT,-10,`,
      `${T},Spot,Savings Principal redemption,USDT,10.5,`,
    );
    expect(told(results)).toEqual(['unstake +10.5 USDT -10 USDT @2,3']);
    expect(holdings(results)).toEqual({ USDT: '0.5' });
  });
});

describe("Binance's rows between its own accounts", () => {
  const reasons = (results: readonly Result[]) => results.map((result) => ('reason' in result ? result.reason : ''));

  it('are told as one where both sides are in the file', async () => {
    const results = await binance(
      `2023-06-01 10:00:00,Spot,transfer_out,USDT,-5,`,
      `2023-06-01 10:00:01,USD-MFutures,transfer_in,USDT,5,`,
    );
    expect(results).toMatchObject([{ kind: 'ignored', rows: [2, 3] }]);
    expect(reasons(results)).toEqual([
      'moved from Spot to USD-MFutures inside Binance; both sides are in this file and stand in this account',
    ]);
  });

  it('say so where the other side is not in the file', async () => {
    const results = await binance(
      `2023-06-01 10:00:00,Spot,transfer_out,USDT,-5,`,
      `2023-06-01 10:00:01,Spot,transfer_out,USDT,-5,`,
      `2023-06-01 10:01:00,Spot,transfer_in,USDT,5,`,
    );
    expect(linesOf(results)).toEqual([2, 3, 4]);
    expect(new Set(reasons(results))).toEqual(
      new Set([
        'moved between accounts inside Binance; the other side is not in this file, and the coins stay in this account',
      ]),
    );
  });
});

describe("Coinbase's rows of staking", () => {
  const row = (id: string, type: string, asset: string, quantity: string, notes = '') =>
    `${id},${T} UTC,${type},${asset},${quantity},USD,$1.00,$5.00,$5.00,$0.00,${notes}`;

  it.each([
    ['Retail Staking Transfer', 'stake -5 SOL @2,3', 'stake -5 SOL @2'],
    ['Retail Unstaking Transfer', 'unstake +5 SOL @2,3', 'unstake +5 SOL @2'],
  ])('take "%s" in one row or in two', async (type, both, one) => {
    expect(told(await coinbase(row('1', type, 'SOL', '-5'), row('2', type, 'SOL', '5')))).toEqual([both]);
    expect(told(await coinbase(row('1', type, 'SOL', '-5')))).toEqual([one]);
    const alone = await coinbase(row('2', type, 'SOL', '5'));
    expect(told(alone)).toEqual([one]);
    expect(transactionsOf(alone)).toMatchObject([{ externalId: '2', metadata: { operation: type } }]);
    expect(holdings(alone)).toEqual({});
  });

  it.each([
    ['Cash To Savings', '-5', 'stake -5 USDC @2'],
    ['Savings To Cash', '5', 'unstake +5 USDC @2'],
  ])('take "%s"', async (type, quantity, expected) => {
    expect(told(await coinbase(row('1', type, 'USDC', quantity)))).toEqual([expected]);
  });

  it('rename ETH2 without touching it', async () => {
    const type = 'Retail Eth2 Deprecation';
    const results = await coinbase(row('1', type, 'ETH2', '-5'), row('2', type, 'ETH', '5'));
    expect(told(results)).toEqual(['stake +5 ETH -5 ETH @2,3']);
    expect(holdings(await coinbase(row('2', type, 'ETH', '5')))).toEqual({});
  });

  it('list a conversion once, whether or not what came has a row of its own', async () => {
    const notes = 'Converted 5 BTC to 70 ETH';
    const [out, into] = [row('1', 'Convert', 'BTC', '-5', notes), row('2', 'Convert', 'ETH', '70', notes)];
    expect(told(await coinbase(out, into))).toEqual(['trade +70 ETH -5 BTC @2,3']);
    expect(told(await coinbase(into, out))).toEqual(['trade +70 ETH -5 BTC @2,3']);
    expect(told(await coinbase(out, out))).toEqual(['trade +70 ETH -5 BTC @2', 'trade +70 ETH -5 BTC @3']);
    expect(await coinbase(into)).toMatchObject([{ kind: 'rejected', code: 'incomplete-group', rows: [2] }]);
  });
});

describe('the examples', () => {
  it.each(['universal', 'per-account'])(
    'have the same lots and gains as without their stakes of one asset, %s',
    async (lotScope) => {
      const read = async (format: string) => {
        const file = readFileSync(new URL(`../../../examples/${format}.csv`, import.meta.url));
        return transactionsOf(await resultsOf(file, { format }));
      };
      const all = (await Promise.all(['kraken-ledgers', 'coinbase', 'binance'].map(read))).flat();
      const isLocking = ({ type, amounts }: (typeof all)[number]) => /stake$/.test(type) && amounts.length === 1;
      const bookOf = async (without: typeof isLocking) => {
        const user = new User(settingsWith({ lotScope }));
        const add = all.flatMap((transaction, index) =>
          without(transaction)
            ? []
            : [{ transactionId: `T${index}`, arrival: { version: 1, index }, transaction: { ...transaction } }],
        );
        await user.book.apply({ add });
        return seen(user.book);
      };
      expect(all.filter(isLocking)).toHaveLength(9);
      const { lots, disposals } = await bookOf(() => false);
      expect(lots.length).toBeGreaterThan(30);
      expect({ lots, disposals }).toEqual(await bookOf(isLocking));
    },
  );
});
