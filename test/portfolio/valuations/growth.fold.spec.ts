/** How what was held the evening before did on a day, whatever was put in, taken out or exchanged. */
import { expect, test } from 'vitest';
import { type Decimal, format } from '../../../shared/kernel/money/decimal.ts';
import { snapshotDays } from '../../../shared/portfolio/calc/valuations/snapshot-days.ts';
import type { Members } from '../../../shared/portfolio/contract/portfolio.ts';
import { packMonth, unpackMonth } from '../../../shared/portfolio/contract/snapshot-day.ts';
import { bookOf, closes, type Fields as Entry, journal } from '../journal.ts';
import { marketOf, type Said } from './support.ts';

type Close = readonly [asset: string, date: string, close: string];

const BOUGHT: Entry = { type: 'buy', on: '2022-01-01', in: [['10', 'A']], value: ['1000', 'USD'] };

interface Told {
  readonly told: readonly Entry[];
  readonly prices?: readonly Close[];
  readonly members?: Members;
  readonly from?: string;
  readonly to?: string;
  readonly said?: Partial<Said>;
}

async function days({ told, prices = [], members = {}, from = '2022-01-01', to = '2022-01-04', said = {} }: Told) {
  const book = await bookOf(journal(...told), { prices: [closes(...prices)] });
  const { sources } = marketOf({ today: '2022-12-31', ...said });
  return (await snapshotDays(book.reads, sources, { baseCurrency: 'USD', members }, { from, to })).days;
}
const growths = async (told: Told) => (await days(told)).map(({ growth }) => format(growth));

const FALLING: readonly Close[] = [
  ['A', '2022-01-01', '100'],
  ['A', '2022-01-02', '50'],
  ['A', '2022-01-04', '60'],
];

test('is that of the prices, whatever comes and goes', async () => {
  const told: Entry[] = [
    BOUGHT,
    { ...BOUGHT, on: '2022-01-02', in: [['90', 'A']] },
    { type: 'deposit', on: '2022-01-02', in: [['500', 'USD']] },
    { type: 'withdrawal', on: '2022-01-03', out: [['99', 'A']] },
  ];
  expect(await growths({ told, prices: FALLING })).toEqual(['1', '0.5', '1', '1.018181818181818182']);
});

test('of days made again is what it was when all were made', async () => {
  const whole = await days({ told: [BOUGHT], prices: FALLING });
  expect(await days({ told: [BOUGHT], prices: FALLING, from: '2022-01-02' })).toEqual(whole.slice(1));
});

test('counts only what has a price on both evenings', async () => {
  const told: Entry[] = [BOUGHT, { ...BOUGHT, in: [['1', 'LATE']] }];
  expect(await growths({ told, prices: [...FALLING, ['LATE', '2022-01-03', '9000']] })).toEqual([
    ...['1', '0.5', '1', '1.010526315789473684'],
  ]);
});

test.each<[string, Entry, readonly Close[], readonly string[]]>([
  [
    'a split',
    { type: 'split', on: '2022-01-02', in: [['90', 'A']] },
    [
      ['A', '2022-01-02', '10'],
      ['A', '2022-01-03', '11'],
    ],
    ['1', '1', '1.1'],
  ],
  [
    'a spin-off',
    {
      ...{ type: 'spin_off', on: '2022-01-02', out: [['10', 'A']] },
      in: [
        ['10', 'A', '0.6'],
        ['10', 'B', '0.4'],
      ],
    },
    [
      ['A', '2022-01-02', '60'],
      ['B', '2022-01-02', '40'],
      ['B', '2022-01-03', '50'],
    ],
    ['1', '1', '1.1'],
  ],
  [
    'wrapping',
    { type: 'stake', on: '2022-01-02', out: [['10', 'A']], in: [['5', 'B']] },
    [
      ['A', '2022-01-02', '1'],
      ['B', '2022-01-02', '200'],
    ],
    ['1', '1', '1'],
  ],
])('%s is no fall', async (_, entry, prices, expected) => {
  const all: Close[] = [['A', '2022-01-01', '100'], ...prices];
  for (const members of [{}, { accounts: ['kraken'] }]) {
    expect(await growths({ told: [BOUGHT, entry], prices: all, members, to: '2022-01-03' })).toEqual(expected);
  }
});

test('what is moved to another account, or locked, goes on falling', async () => {
  const told: Entry[] = [
    BOUGHT,
    { type: 'transfer', on: '2022-01-02', toAccount: 'cold', out: [['4', 'A']] },
    { type: 'stake', on: '2022-01-04', out: [['4', 'A']] },
  ];
  for (const members of [{}, { accounts: ['kraken'] }]) {
    expect(await growths({ told, prices: FALLING, members })).toEqual(['1', '0.5', '1', '1.2']);
  }
});

test('a day is worth the same however long the range is that it is made in', async () => {
  const said = {
    closes: [
      ['A', '2022-01-01', '7', 'EUR'],
      ['A', '2022-04-01', '8', 'EUR'],
    ],
    rates: [['EUR/USD', '2022-01-01', '2']],
  } as const;
  const whole = await days({ told: [BOUGHT], said, to: '2022-04-10' });
  for (const from of ['2022-01-20', '2022-02-01', '2022-02-02', '2022-03-01', '2022-04-01']) {
    const part = await days({ told: [BOUGHT], said, from, to: '2022-04-10' });
    expect(part).toEqual(whole.slice(-part.length));
  }
});

test('a cost that nobody knows takes no price away', async () => {
  const told: Entry[] = [BOUGHT, { type: 'deposit', on: '2022-01-02', in: [['1', 'B']] }];
  const prices: Close[] = [...FALLING, ['B', '2022-01-03', '5']];
  const found = await days({ told, prices });
  expect(found.map(({ isPriced, complete }) => [isPriced, complete])).toEqual([
    [true, true],
    [false, false],
    [true, false],
    [true, false],
  ]);
  const month = { month: '2022-01', days: found };
  expect(unpackMonth('2022-01', packMonth(month))).toEqual(month);
});

test('sums that outgrow what a user may send are stored and read all the same', () => {
  const great = (10n ** 40n + 1n) as Decimal;
  const figures = { value: great, investment: -great as Decimal, growth: great };
  const month = { month: '2022-01', days: [{ date: '2022-01-09', ...figures, isPriced: true, complete: true }] };
  expect(unpackMonth('2022-01', packMonth(month))).toEqual(month);
});
