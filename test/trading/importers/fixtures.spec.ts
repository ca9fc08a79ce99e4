/** Each format reads its fixture as it was checked by hand once; the expectation is edited only when a rule changes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assetOf } from '../../../shared/trading/importers/aliases.ts';
import { balancesOf, fixture, resultsOf, transactionsOf } from './reading.ts';

const FIXTURES = [
  ['kraken-ledgers', 'kraken-ledgers'],
  ['coinbase', 'coinbase'],
  ['coinbase-2020', 'coinbase'],
  ['binance', 'binance'],
  ['generic', 'generic'],
] as const;

describe.each(FIXTURES)('the fixture %s', (name, format) => {
  it('is read as expected, row by row', async () => {
    const expected = JSON.parse(fixture(`${name}.expected.json`).toString());
    expect(await resultsOf(fixture(`${name}.csv`), { format })).toEqual(expected);
  });
});

describe('the examples', () => {
  const example = (file: string) => readFileSync(new URL(`../../../examples/${file}`, import.meta.url));
  const manifest: readonly { file: string; format: string; account: string }[] = JSON.parse(
    example('manifest.json').toString(),
  );
  const read = ({ file, format, account }: (typeof manifest)[number]) => resultsOf(example(file), { format, account });
  const everything = async () => (await Promise.all(manifest.map(read))).flat();

  it('have no row that is rejected', async () => {
    expect(manifest.map((entry) => entry.format).sort()).toEqual(['binance', 'coinbase', 'generic', 'kraken-ledgers']);
    expect((await everything()).filter((result) => result.kind === 'rejected')).toEqual([]);
  });

  it('have no row that is ignored but what is not booked or stays in its account', async () => {
    const reasons = (await everything()).flatMap((result) => (result.kind === 'ignored' ? [result.reason] : []));
    expect(reasons.map((reason) => reason.split(/[,;]/)[0])).toEqual([
      ...Array(3).fill('asked for'),
      'moved from Spot to Funding inside Binance',
    ]);
  });

  it('never use what an account does not hold', async () => {
    const sorted = transactionsOf(await everything()).toSorted((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
    const accounts = new Set(sorted.flatMap(({ account, toAccount = account }) => [account, toAccount]));
    for (const name of accounts) {
      for (const [at, { timestamp }] of sorted.entries()) {
        for (const [asset, balance] of Object.entries(balancesOf(sorted.slice(0, at + 1), name))) {
          expect(`${name} ${asset} ${timestamp} ${balance}`).not.toContain(' -');
        }
      }
    }
    expect([...accounts].sort()).toEqual(['binance', 'broker', 'coinbase', 'cold-wallet', 'kraken']);
  });

  it("end with the balances that Kraken's file states", async () => {
    const entry = manifest.find(({ format }) => format === 'kraken-ledgers');
    if (entry === undefined) throw new Error('no Kraken example');
    const stated = new Map<string, Map<string, bigint>>();
    for (const line of example(entry.file).toString().trim().split('\n').slice(1)) {
      const [txid, , , , , , symbol = '', wallet = '', , , balance = ''] = line.replaceAll('"', '').split(',');
      if (txid === '') continue;
      const asset = assetOf('kraken', symbol);
      const [whole = '', fraction = ''] = balance.split('.');
      stated.set(
        asset,
        (stated.get(asset) ?? new Map()).set(symbol + wallet, BigInt(whole + fraction.padEnd(18, '0'))),
      );
    }
    const balances = balancesOf(transactionsOf(await read(entry)));
    for (const [asset, wallets] of stated) {
      const total = [...wallets.values()].reduce((sum, balance) => sum + balance, 0n);
      const [whole = '', fraction = ''] = (balances[asset] ?? '0').split('.');
      expect([asset, BigInt(whole + fraction.padEnd(18, '0'))]).toEqual([asset, total]);
    }
  });

  it('bring a price for what is held in the end', async () => {
    const { prices } = JSON.parse(example('prices.json').toString());
    const priced = new Set(prices.map((price: { asset: string }) => price.asset));
    const held = Object.keys(balancesOf(transactionsOf(await everything())));
    expect(held.filter((asset) => asset !== 'USD' && !priced.has(asset))).toEqual([]);
  });

  it('span several years, with a transfer, staking income and fees in kind', async () => {
    const transactions = transactionsOf(await everything());
    expect(new Set(transactions.map(({ timestamp }) => timestamp.slice(0, 4))).size).toBeGreaterThanOrEqual(5);
    expect(transactions.filter(({ type }) => type === 'transfer')).toHaveLength(1);
    expect(transactions.some(({ incomeKind }) => incomeKind === 'staking')).toBe(true);
    expect(transactions.some(({ fees = [] }) => fees.some(({ asset }) => asset === 'BNB'))).toBe(true);
  });
});
