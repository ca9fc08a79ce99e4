import { describe, expect, it } from 'vitest';
import { BROKER, faultsOf, mappingOf } from './sample.ts';

const { columns } = BROKER;
const { date: _, ...dateless } = columns;
const sides = { date: 'When', inQuantity: 'Amount', inAsset: 'Coin' };

/** What is sent, and what the refusal names: each path with what its sentence says. */
const refused: Readonly<Record<string, readonly [sent: object, faults: readonly (string | RegExp)[]]>> = {
  'no date column': [{ columns: dateless }, [/^columns\.date: must name the column of the date/]],
  'a date column by a number': [{ columns: { ...columns, date: 1 } }, [/^columns\.date: must name/]],
  'a column that is not in the header': [
    { columns: { ...columns, notes: 'Memo' } },
    [/^columns\.notes: "Memo" isn't in the header: When, What, Coin/],
  ],
  'a column that is there twice, without saying which': [
    { header: [...BROKER.header, 'Coin'] },
    ['columns.asset: 2 columns are called "Coin": say which by {"name": "Coin", "nth": 1}'],
  ],
  'the third of two columns': [
    { header: [...BROKER.header, 'Coin'], columns: { ...columns, asset: { name: 'Coin', nth: 3 } } },
    ['columns.asset.nth: is too great: "Coin" is in the header 2 times'],
  ],
  'one column for two quantities': [
    { columns: { ...columns, feeQuantity: 'Amount' }, constants: { feeAsset: 'EUR' } },
    ["columns.feeQuantity: is the column of quantity already; it can't mean both"],
  ],
  'an amount beside amounts by side': [
    { columns: { ...columns, inQuantity: 'Paid' }, constants: { inAsset: 'EUR' } },
    [/^columns\.quantity: says what moved, and so do inQuantity and outQuantity/],
  ],
  'neither in nor out nor amount': [
    { columns: { date: 'When', type: 'What' } },
    [/^columns: must say what moved: quantity, or inQuantity/],
  ],
  'a quantity of no asset': [
    { columns: { date: 'When', inQuantity: 'Amount' }, direction: 'by-sign' },
    ['columns.inAsset: is needed for inQuantity, here or in constants'],
  ],
  'a value in no currency': [
    { columns: { ...columns, value: 'Paid' } },
    ['columns.valueCurrency: is needed for value, here or in constants'],
  ],
  'a currency that nobody knows': [
    { columns: { ...columns, value: 'Paid' }, constants: { valueCurrency: 'QQQ' } },
    [/^constants\.valueCurrency: must be a currency/],
  ],
  'an asset of no quantity': [
    { constants: { feeAsset: 'EUR' } },
    ['constants.feeAsset: goes with feeQuantity, which has no column'],
  ],
  'another side of nothing': [
    { columns: { ...sides, otherQuantity: 'Paid' }, constants: { otherAsset: 'EUR' }, direction: 'by-sign' },
    ['columns.otherQuantity: is the other side of quantity, which has no column'],
  ],
  'a constant beside a column': [
    { constants: { asset: 'BTC' } },
    ['constants.asset: has a column already; it can be one of the two'],
  ],
  'an unknown transaction type': [
    { types: { Kauf: { type: 'purchase' } } },
    ['types.Kauf.type: must be a type of transactions, such as "buy", "deposit" or "income"'],
  ],
  'an unknown type for the rest': [{ otherwise: { type: 'nothing' } }, [/^otherwise\.type: must be a type/]],
  'one text with two meanings': [
    { types: { kauf: { type: 'buy' }, KAUF: { type: 'sell' } } },
    ['types.KAUF: is there twice'],
  ],
  'a kind of income that is none': [
    { types: { Kauf: { type: 'buy', incomeKind: 'staking' } } },
    ['types.Kauf.incomeKind: is for the type "income"'],
  ],
  'texts of no column': [
    { columns: { date: 'When', quantity: 'Amount', asset: 'Coin' }, types: { Kauf: { type: 'buy' } } },
    [/^types: are texts of the type column/, /^direction: can be "by-type" only with a type column/],
  ],
  'an order beside a pattern': [
    { dates: { order: 'day-first', pattern: 'DD.MM.YYYY' } },
    ['dates.order: is part of the pattern; leave one of the two out'],
  ],
  'a pattern without a year': [{ dates: { pattern: 'DD.MM' } }, [/^dates\.pattern: must have YYYY or YY/]],
  'a pattern with two days': [{ dates: { pattern: 'DD.DD.MM.YYYY' } }, [/^dates\.pattern: must have/]],
  'a zone that is nowhere': [{ dates: { zone: 'Europe/Atlantis' } }, [/^dates\.zone: must be a time zone/]],
  'rows left out by a column that is not there': [
    { ignore: [{ column: 'Status', texts: ['void'] }] },
    [/^ignore\.0\.column: "Status" isn't in the header/],
  ],
  'a field that nobody knows': [{ colour: 'red' }, ['colour: is not a known field']],
  'no header': [{ header: undefined }, ['header: is required, or a sample of the file']],
  'a header of one column': [{ header: ['When'] }, ['header: must have at least 2 items']],
  'a sample of another file': [{ sample: 'Date,Type\n1,2\n' }, ['sample: has no line that is the header']],
  'a sample without columns': [
    { header: undefined, sample: 'nothing here\n' },
    ['sample: has no line with several columns in its first 20'],
  ],
  'a sample whose header lacks a column': [
    { header: undefined, sample: 'When,What,Coin,Ref\n' },
    [/^columns\.quantity: "Amount" isn't in the header: When, What, Coin, Ref/],
  ],
  'more than 16 KB': [
    {
      types: Object.fromEntries(
        Array.from({ length: 400 }, (__, at) => [`an operation of that broker, number ${at}`, { type: 'buy' }]),
      ),
    },
    [/^: must have at most 16 KB/],
  ],
};

describe('a mapping is refused with', () => {
  it.each(Object.entries(refused))('%s', (_name, [sent, faults]) => {
    const found = faultsOf({ ...BROKER, ...sent });
    expect(found).toHaveLength(faults.length);
    for (const [at, fault] of faults.entries()) {
      if (typeof fault === 'string') expect(found[at]).toBe(fault);
      else expect(found[at]).toMatch(fault);
    }
  });
});

describe('a mapping is taken', () => {
  it('with every field', () => {
    const sent = {
      ...BROKER,
      columns: { ...columns, otherQuantity: 'Paid', feeQuantity: { name: 'Fee', nth: 1 } },
      constants: { otherAsset: 'EUR', feeAsset: 'EUR', account: 'mine' },
      dates: { order: 'day-first', zone: '+09:00' },
      numbers: 'decimal-comma',
      types: { Kauf: { type: 'buy' }, Zins: { type: 'income', incomeKind: 'staking' } },
      otherwise: { type: 'deposit' },
      feeIncluded: true,
      ignore: [{ column: 'State', texts: ['void'] }],
    };
    expect(mappingOf(sent)).toEqual(sent);
  });

  it('whose columns are written in other cases of letters and spaces', () => {
    expect(faultsOf({ ...BROKER, columns: { ...columns, date: ' WHEN ' } })).toEqual([]);
  });

  it('with the header of its sample, below titles and whatever parts its cells', () => {
    const { header, ...bare } = BROKER;
    for (const delimiter of [',', ';', '\t', '|']) {
      const sample = `\ufeffAccount${delimiter.repeat(9)}of Ada, and others\n\n${header.join(delimiter)}\n2021-01-01${delimiter}buy\n`;
      expect(mappingOf({ ...bare, sample }).header).toEqual(header);
      expect(mappingOf({ ...bare, sample, delimiter }).header).toEqual(header);
    }
  });
});
