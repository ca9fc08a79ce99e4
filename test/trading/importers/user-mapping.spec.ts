import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mappingFormat } from '../../../shared/trading/importers/user-mapping.ts';
import { BROKER, mappingOf } from '../domain/mappings/sample.ts';
import { resultsOf } from './reading.ts';
import { shownLines } from './show.ts';

/** What becomes of rows below the broker's header, by its mapping with some changes. */
async function read(change: object, ...rows: readonly string[]): Promise<readonly string[]> {
  const mapping = mappingOf({ ...BROKER, ...change });
  const content = `${mapping.header.join(';')}\n${rows.join('\n')}\n`;
  return shownLines(await resultsOf(content, { format: mappingFormat(mapping), account: 'mine' }));
}

const { columns } = BROKER;
const PAID = {
  columns: { ...columns, otherQuantity: 'Paid', feeQuantity: 'Fee' },
  constants: { otherAsset: 'EUR', feeAsset: 'EUR' },
};
const SIGNED = { direction: 'by-sign', columns: { date: 'When', quantity: 'Amount', asset: 'Coin' } };
const TWO_SIDED = {
  direction: 'by-sign',
  columns: { date: 'When', inQuantity: 'Amount', inAsset: 'Coin', outQuantity: 'Paid', feeQuantity: 'Fee' },
  constants: { outAsset: 'EUR', feeAsset: 'EUR' },
};

describe('an amount', () => {
  it('goes the way that its type says', async () => {
    expect(
      await read(
        PAID,
        '2021-05-04 10:00;buy;BTC;0.5;-20000;12.5',
        '2021-05-05;SELL;BTC;-0.2;9000;0',
        '2021-05-06;deposit;BTC;1',
      ),
    ).toMatchInlineSnapshot(`
      [
        "2 2021-05-04T10:00:00Z mine buy +0.5 BTC -20000 EUR fee 12.5 EUR=12.5 = 20000 EUR {buy}",
        "3 2021-05-05T00:00:00Z mine sell +9000 EUR -0.2 BTC = 9000 EUR {SELL}",
        "4 2021-05-06T00:00:00Z mine deposit +1 BTC {deposit}",
      ]
    `);
  });

  it('goes the way that its sign says', async () => {
    expect(
      await read(SIGNED, '2021-05-04;;BTC;1.5', '2021-05-05;;BTC;-0.5', '2021-05-06;;BTC;0'),
    ).toMatchInlineSnapshot(`
      [
        "2 2021-05-04T00:00:00Z mine deposit +1.5 BTC",
        "3 2021-05-05T00:00:00Z mine withdrawal -0.5 BTC",
        "4 ignored: nothing moved",
      ]
    `);
  });

  it('comes in and goes out in columns of its own', async () => {
    expect(
      await read(
        TWO_SIDED,
        '2021-05-04;;BTC;1;30000;10',
        '2021-05-05;;BTC;1',
        '2021-05-06;;;;30000',
        '2021-05-07;;;;;3',
      ),
    ).toMatchInlineSnapshot(`
      [
        "2 2021-05-04T00:00:00Z mine buy +1 BTC -30000 EUR fee 10 EUR=10 = 30000 EUR",
        "3 2021-05-05T00:00:00Z mine deposit +1 BTC",
        "4 2021-05-06T00:00:00Z mine withdrawal -30000 EUR",
        "5 2021-05-07T00:00:00Z mine fee -3 EUR",
      ]
    `);
  });

  it('holds its fee if the mapping says so', async () => {
    expect(await read({ ...TWO_SIDED, feeIncluded: true }, '2021-05-04;;BTC;1;30010;10')).toMatchInlineSnapshot(`
      [
        "2 2021-05-04T00:00:00Z mine buy +1 BTC -30000 EUR fee 10 EUR=10 = 30000 EUR",
      ]
    `);
  });

  it('is worth what a column says', async () => {
    const worth = { columns: { ...columns, value: 'Paid' }, constants: { valueCurrency: 'USD' } };
    expect(
      await read({ ...worth, otherwise: { type: 'income', incomeKind: 'mining' } }, '2021-05-04;Block;BTC;1;-30000'),
    ).toMatchInlineSnapshot(`
      [
        "2 2021-05-04T00:00:00Z mine income/mining +1 BTC = 30000 USD {Block}",
      ]
    `);
  });
});

describe('a text', () => {
  const types = { ' staking  Reward': { type: 'income', incomeKind: 'staking' }, Bonus: { type: 'gift_received' } };

  it('is what the mapping says in any case of letters, else a type by that name, else what the rest is', async () => {
    const rows = ['2021-05-04;STAKING reward;ETH;1', '2021-05-05;deposit;ETH;1', '2021-05-06;Else;ETH;1'];
    expect(await read({ types }, ...rows)).toMatchInlineSnapshot(`
      [
        "2 2021-05-04T00:00:00Z mine income/staking +1 ETH {STAKING reward}",
        "3 2021-05-05T00:00:00Z mine deposit +1 ETH {deposit}",
        "4 rejected unknown-operation: the mapping doesn't say what "Else" in the column "what" is",
      ]
    `);
    expect((await read({ types, otherwise: { type: 'lost' } }, ...rows)).at(-1)).toMatchInlineSnapshot(
      `"4 2021-05-06T00:00:00Z mine lost -1 ETH {Else}"`,
    );
  });

  it('leaves a row out, without a look at the rest of it', async () => {
    const ignore = [{ column: 'State', texts: ['Void', 'pending'] }];
    expect(
      await read({ ignore }, 'someday;buy;BTC;x;;;;VOID', '2021-05-04;deposit;BTC;1;;;;done'),
    ).toMatchInlineSnapshot(`
      [
        "2 ignored: the mapping leaves out rows with "VOID" in the column "state"",
        "3 2021-05-04T00:00:00Z mine deposit +1 BTC {deposit}",
      ]
    `);
  });
});

describe('a transfer', () => {
  it('arrives where a column or the mapping says, which other rows do not look at', async () => {
    const constants = { toAccount: 'vault', account: 'spot' };
    expect(await read({ constants }, '2021-05-04;transfer;BTC;1', '2021-05-04;deposit;BTC;1')).toMatchInlineSnapshot(`
      [
        "2 2021-05-04T00:00:00Z mine transfer -1 BTC > vault {transfer}",
        "3 2021-05-04T00:00:00Z mine deposit +1 BTC {deposit}",
      ]
    `);
  });
});

describe('a stake', () => {
  it('with both sides keeps them', async () => {
    const staked = { ...PAID, constants: { otherAsset: 'BETH', feeAsset: 'ETH' } };
    expect(await read(staked, '2021-05-04;stake;ETH;1;1;0.01', '2021-05-05;unstake;ETH;1')).toMatchInlineSnapshot(`
      [
        "2 2021-05-04T00:00:00Z mine stake +1 BETH -1 ETH fee 0.01 ETH {stake}",
        "3 2021-05-05T00:00:00Z mine unstake +1 ETH {unstake}",
      ]
    `);
  });
});

describe('a date', () => {
  it('is in the order that the mapping says, else as the file shows, and is never guessed', async () => {
    const row = '04/05/2021;deposit;BTC;1';
    expect(await read({ dates: { order: 'month-first' } }, row)).toEqual([expect.stringContaining('2021-04-05')]);
    expect(await read({}, row, '31/05/2021;deposit;BTC;1')).toEqual([
      expect.stringContaining('2021-05-04'),
      expect.stringContaining('2021-05-31'),
    ]);
    expect(await read({}, row)).toEqual([expect.stringContaining('ambiguous-date')]);
  });

  it('and a time of its own column are one, in the zone of the mapping', async () => {
    const split = { columns: { ...columns, time: 'State' }, dates: { zone: 'America/New_York' } };
    expect(await read(split, '2021-05-04;deposit;BTC;1;;;;22:30')).toEqual([
      expect.stringContaining('2021-05-05T02:30'),
    ]);
  });

  it('of another form than the pattern is refused', async () => {
    const dates = { pattern: 'DDMMYYYY' };
    expect(await read({ dates }, '04052021;deposit;BTC;1', '2021-05-04;deposit;BTC;1')).toMatchInlineSnapshot(`
      [
        "2 2021-05-04T00:00:00Z mine deposit +1 BTC {deposit}",
        "3 rejected bad-date: the column "when" "2021-05-04" is not of the form DDMMYYYY",
      ]
    `);
  });
});

describe('a column', () => {
  it('may be one of several with its name', async () => {
    const header = ['When', 'Cur.', 'Buy', 'Cur.', 'Sell'];
    const two = {
      ...{ header, direction: 'by-sign' },
      columns: {
        ...{ date: 'When', inQuantity: 'Buy', outQuantity: 'Sell' },
        ...{ inAsset: { name: 'Cur.', nth: 1 }, outAsset: { name: 'cur.', nth: 2 } },
      },
    };
    expect(await read(two, '2021-05-04;ETH;2;BTC;0.1')).toMatchInlineSnapshot(`
      [
        "2 2021-05-04T00:00:00Z mine trade +2 ETH -0.1 BTC",
      ]
    `);
  });

  it('of a strange name is a column like any other', async () => {
    const header = ['__proto__', 'constructor', 'toString'];
    const odd = { date: '__proto__', quantity: 'constructor', asset: 'toString' };
    expect(await read({ header, columns: odd, direction: 'by-sign' }, '2021-05-04;1;BTC')).toMatchInlineSnapshot(`
      [
        "2 2021-05-04T00:00:00Z mine deposit +1 BTC",
      ]
    `);
  });
});

describe('a row that is not as the mapping says', () => {
  it('is rejected with the column and the reason', async () => {
    const rows = [
      ';buy;BTC;1',
      '2021-05-04;;BTC;1',
      '2021-05-04;Murks;BTC;1',
      '2021-05-04;buy;;1',
      '2021-05-04;buy;BTC;',
      '2021-05-04;buy;BTC;one',
      '2021-05-04;sell;BTC;1;BTC',
    ];
    expect(await read(PAID, ...rows)).toMatchInlineSnapshot(`
      [
        "2 rejected missing-cell: the column "when" is empty",
        "3 rejected missing-cell: the column "what" is empty",
        "4 rejected unknown-operation: the mapping doesn't say what "Murks" in the column "what" is",
        "5 rejected missing-cell: the column "coin" is empty",
        "6 rejected missing-cell: the column "amount" is empty",
        "7 rejected bad-number: the column "amount" "one" is not a number",
        "8 rejected bad-number: the column "paid" "BTC" is not a number",
      ]
    `);
  });
});

describe('the example of the guide', () => {
  it('comes to what the guide says', async () => {
    const guide = readFileSync(new URL('../../../docs/importing.md', import.meta.url), 'utf8');
    const section = guide.slice(guide.indexOf('## A format of your own'));
    const [csv, json] = ['csv', 'json'].map(
      (kind) => new RegExp(`\`\`\`${kind}\\n(.*?)\`\`\``, 's').exec(section)?.[1],
    );
    const format = mappingFormat(mappingOf(JSON.parse(json ?? '')));
    expect(shownLines(await resultsOf(csv ?? '', { format, account: 'mine' }))).toMatchInlineSnapshot(`
      [
        "2 2021-05-04T08:00:00Z mine buy +0.5 BTC -20000 EUR fee 12.5 EUR=12.5 = 20000 EUR #A-1 {Kauf}",
        "3 2021-05-06T08:00:00Z mine income/staking +0.01 ETH #A-2 {Staking}",
        "4 ignored: the mapping leaves out rows with "storniert" in the column "status"",
      ]
    `);
  });
});
