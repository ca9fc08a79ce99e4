import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allFormats } from '../../../shared/trading/importers/catalogue.ts';
import { detectFormat, inspectFile } from '../../../shared/trading/importers/detect.ts';
import { fixture, resultsOf, stepsOf } from './reading.ts';

const KRAKEN = 'txid,refid,time,type,subtype,aclass,asset,amount,fee,balance';
const BINANCE = 'User_ID,UTC_Time,Account,Operation,Coin,Change,Remark';
const COINBASE_TAIL = 'Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes';

const headers: readonly (readonly [string, string, string])[] = [
  ['kraken-ledgers', 'plain', KRAKEN],
  ['kraken-ledgers', 'plain', KRAKEN.replaceAll(/[a-z]+/g, '"$&"')],
  ['kraken-ledgers', 'with dollars', `${KRAKEN},amountusd`],
  ['kraken-ledgers', 'with a trailing comma', `${KRAKEN},`],
  ['kraken-ledgers', 'with wallet', KRAKEN.replace('asset,', 'asset,wallet,')],
  ['kraken-ledgers', 'with wallet and dollars', `${KRAKEN.replace('asset,', 'asset,wallet,')},amountusd`],
  ['kraken-ledgers', 'with subclass and wallet', KRAKEN.replace('asset,', 'subclass,asset,wallet,')],
  [
    'coinbase',
    'with ID',
    `ID,Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at Transaction,${COINBASE_TAIL}`,
  ],
  [
    'coinbase',
    'price currency',
    `Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at Transaction,${COINBASE_TAIL}`,
  ],
  [
    'coinbase',
    'spot price, spread',
    `Timestamp,Transaction Type,Asset,Quantity Transacted,Spot Price Currency,Spot Price at Transaction,${COINBASE_TAIL}`,
  ],
  [
    'coinbase',
    'spot price',
    'Timestamp,Transaction Type,Asset,Quantity Transacted,Spot Price Currency,Spot Price at Transaction,Subtotal,Total (inclusive of fees),Fees,Notes',
  ],
  [
    'coinbase',
    'currency in the names',
    'Timestamp,Transaction Type,Asset,Quantity Transacted,CHF Spot Price at Transaction,CHF Subtotal,CHF Total (inclusive of fees),CHF Fees,Notes',
  ],
  ['binance', 'with user', BINANCE],
  ['binance', 'without user', BINANCE.replace('User_ID,', '')],
  [
    'generic',
    'all columns',
    'id;date;type;account;to_account;in_asset;in_quantity;out_asset;out_quantity;fee_asset;fee_quantity;fee_value;value;value_currency;paid_by;income_kind;notes',
  ],
  [
    'generic',
    'without returns of capital',
    'id;date;type;account;to_account;in_asset;in_quantity;out_asset;out_quantity;fee_asset;fee_quantity;fee_value;value;value_currency;income_kind;notes',
  ],
];

/** A header that a pattern fits. */
const written = ({ source }: RegExp): string =>
  source
    .replaceAll(/\(\[a-z\]\{[^)]*\)|\[a-z \]\*/g, 'eur')
    .replaceAll('(utc[^)]*)', 'utc+02:00')
    .replaceAll('(?:utc[^)]*)', 'utc')
    .replace(',?', '')
    .replace(/^\^\(withdrawal.*$/, 'wallet address')
    .replaceAll(/\(\?:( \\\(| of|eur)[^?]*\)\?/g, '')
    .replaceAll('(?:eur)', '')
    .replaceAll(/[\\^$]/g, '');

describe('the format of an export', () => {
  it.each(headers)('is %s, %s, for %s', async (format, variant, header) => {
    expect(await detectFormat(`${header}\n`)).toEqual({ format, variant });
  });

  it('is found below titles, blank lines and a byte order mark', async () => {
    expect(await detectFormat(`\ufeffMy export\n\nOwner,"Ada ""the"" Example"\n"\n${BINANCE}\n`)).toEqual({
      format: 'binance',
      variant: 'with user',
    });
  });

  it('is not looked for beyond the first twenty lines', async () => {
    expect(await detectFormat(`${'title\n'.repeat(20)}${BINANCE}\n`)).toBeUndefined();
  });

  it('is recognised with a new column, which is reported', async () => {
    expect(await detectFormat(`${KRAKEN},newthing\n`)).toEqual({
      format: 'kraken-ledgers',
      variant: 'plain',
      drift: ['column "newthing" is new'],
    });
  });

  it('is ours with the columns that someone needs', async () => {
    expect(await detectFormat('date;type;in_asset;in_quantity;out_asset;out_quantity\n')).toMatchObject({
      format: 'generic',
    });
  });

  it('is recognised without a column that does not matter, which is reported', async () => {
    expect(await detectFormat(`${KRAKEN.replace(',balance', '')}\n`)).toEqual({
      format: 'kraken-ledgers',
      variant: 'plain',
      drift: ['column "balance" is gone'],
    });
  });

  it('is recognised with a renamed column, which is reported and read', async () => {
    const header = BINANCE.replace('Coin', 'Token');
    expect(await detectFormat(`${header}\n`)).toHaveProperty('drift', ['column 5 "coin" is now "token"']);
    const results = await resultsOf(`${header}\n1,2021-01-01 00:00:00,Spot,Deposit,BTC,1,\n`, { format: 'binance' });
    expect(results).toMatchObject([{ kind: 'transaction', transaction: { amounts: [{ asset: 'BTC' }] } }]);
  });

  it.each([
    ['an older Coinbase report', 'Timestamp,Balance,Amount,Currency,To,Notes,Instantly Exchanged,Transfer Total'],
    ['fills of Coinbase Pro', 'portfolio,trade id,product,side,created at,size,size unit,price,fee,total'],
    ['Kraken trades', 'txid,ordertxid,pair,time,type,ordertype,price,cost,fee,vol,margin,misc,ledgers'],
    ['Binance trades', 'Date(UTC),Pair,Side,Price,Executed,Amount,Fee'],
    ['prose', 'Dear Sir, please find attached, with kind regards'],
  ])('is unknown for %s, and the answer names its columns', async (_, header) => {
    const found = await inspectFile(Buffer.from(`${header}\n1,2,3\n`));
    expect(found).toMatchObject({
      code: 'unknown-format',
      reason: expect.stringContaining(header.split(',')[0] ?? ''),
    });
    expect(found).toMatchObject({ reason: expect.stringContaining('kraken-ledgers') });
  });

  it('takes no variant of one format for another', async () => {
    for (const format of await allFormats()) {
      for (const { header } of format.variants) {
        const line = header.map((name) => (typeof name === 'string' ? name : written(name)));
        expect(await detectFormat(line.map((name) => `"${name}"`).join(','))).toMatchObject(
          format.refusal === undefined ? { format: format.name } : { code: 'not-transactions' },
        );
      }
    }
  });
});

describe('a file that can not be read', () => {
  const failure = async (content: string | Uint8Array, format = 'binance') =>
    (await stepsOf(content, { format })).at(-1);

  it('is empty', async () => {
    expect(await failure('')).toMatchObject({ kind: 'failed', code: 'empty-file' });
    expect(await failure('\ufeff\r\n \n')).toMatchObject({ kind: 'failed', code: 'empty-file' });
    expect(await inspectFile(Buffer.from('\n'))).toMatchObject({ code: 'empty-file' });
  });

  it('has a header only', async () => {
    expect(await failure(`${BINANCE}\n`)).toMatchObject({ kind: 'failed', code: 'no-rows' });
  });

  it('is binary', async () => {
    expect(await failure(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1]))).toMatchObject({
      kind: 'failed',
      code: 'binary-file',
    });
  });

  it('is of another format than the one named', async () => {
    expect(await failure(`${KRAKEN}\n`)).toMatchObject({ kind: 'failed', code: 'header-not-found' });
  });

  it('names a format that does not exist', async () => {
    expect(await failure(BINANCE, 'teleport')).toMatchObject({ kind: 'failed', code: 'unknown-format' });
  });
});

describe('the encoding of a file', () => {
  const text = fixture('binance.csv').toString().replace('Withdraw fee is included', 'Gebühr');
  const rows = () => resultsOf(text, { format: 'binance' });

  it('may be UTF-16 of either order', async () => {
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    expect(await resultsOf(little, { format: 'binance', sizes: [999, 7] })).toEqual(await rows());
    expect(await resultsOf(Buffer.from(little).swap16(), { format: 'binance', sizes: [999, 7] })).toEqual(await rows());
    expect(await inspectFile(little)).toMatchObject({ format: 'binance' });
  });

  it('may be Windows-1252', async () => {
    expect(await resultsOf(Buffer.from(text, 'latin1'), { format: 'binance' })).toEqual(await rows());
  });
});

describe('the formats', () => {
  it('have documented names and an entry in the documentation', async () => {
    const page = readFileSync(new URL('../../../docs/importing.md', import.meta.url), 'utf8');
    for (const { name } of await allFormats()) expect(page).toContain(`\`${name}\``);
  });

  it('document every column of our own', async () => {
    const page = readFileSync(new URL('../../../docs/importing.md', import.meta.url), 'utf8');
    const generic = (await allFormats()).find((format) => format.name === 'generic');
    for (const { field } of generic?.columns ?? []) expect(page).toContain(`\`${field}\``);
  });
});
