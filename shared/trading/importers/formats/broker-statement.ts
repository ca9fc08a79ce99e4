/** A broker's statement in English with a side, a symbol and the net amount of each row, below titles of any kind. */
import { absolute, add, multiply, ZERO } from '../../../kernel/money/decimal.ts';
import { moved, REINVESTED, shareOf, traded } from '../brokers.ts';
import { quoted } from '../cells.ts';
import { all, DEPOSIT, DIVIDEND, EXCHANGE, FEE, INTEREST, type TableRule, WITHDRAWAL } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { valueIn } from '../values.ts';

const SIDES: Readonly<Record<string, TableRule>> = {
  ...all(EXCHANGE, 'buy', 'bought', 'sell', 'sold', 'forex'),
  ...all(DIVIDEND, 'div', 'dividend'),
  ...all(REINVESTED, 'drip'),
  ...all(INTEREST, 'interest', 'interest earned'),
  ...all(DEPOSIT, 'deposit', 'cash deposit'),
  ...all(WITHDRAWAL, 'withdrawal', 'cash withdrawal'),
  ...all(FEE, 'fee'),
};

function ruleOf(side: string, cells: TableCells): TableRule | undefined {
  cells.needed('side');
  if (side === 'stock split') {
    const ratio = quoted(cells.text('net'));
    cells.fail('incomplete-group', `the split is stated as the ratio ${ratio}, without the shares that it added`);
  }
  return Object.hasOwn(SIDES, side) ? SIDES[side] : undefined;
}

function sides(cells: TableCells, isOut: boolean): Sides {
  const [side, currency] = [cells.text('side').toLowerCase(), cells.needed('currency')];
  if (side === 'forex') return exchanged(cells, currency);
  const [fee = ZERO, net] = [cells.optionalNumber('fee'), cells.optionalNumber('net')];
  const units = () => ({ asset: shareOf(cells.needed('symbol')), quantity: cells.number('quantity') });
  if (side === 'drip') return { into: units() };
  if (/^(?:buy|bought|sell|sold)$/.test(side)) {
    const isBuy = side.startsWith('b');
    const { asset, quantity } = units();
    const gross = net === undefined ? multiply(quantity, cells.number('price')) : undefined;
    const paid = net ?? (gross === undefined ? ZERO : add(gross, isBuy ? fee : absolute(fee)));
    return traded({ isBuy, asset, quantity, currency, net: paid, fees: [fee] });
  }
  if (net === undefined) cells.fail('missing-cell', 'the net amount is empty');
  const amount = net ?? ZERO;
  return isOut ? { out: { asset: currency, quantity: absolute(amount) } } : moved(currency, amount);
}

/** Of `EURUSD`, euros for dollars; sold if the quantity is below zero. */
function exchanged(cells: TableCells, currency: string): Sides {
  const [pair, quantity] = [cells.needed('symbol'), cells.number('quantity')];
  const [base, quote] = [pair.slice(0, 3), pair.slice(-3)];
  if (!/^[A-Z]{3}[./]?[A-Z]{3}$/.test(pair) || quote !== currency) {
    cells.fail('unknown-operation', `the symbol ${quoted(pair)} does not name two currencies, the second ${currency}`);
  }
  const total = { asset: quote, quantity: multiply(absolute(quantity), cells.number('price')) };
  const bought = { asset: base, quantity: absolute(quantity) };
  return quantity < 0n ? { into: total, out: bought } : { into: bought, out: total };
}

export const brokerStatement = tableFormat({
  name: 'broker-statement',
  title: "Broker's statement",
  variants: {
    plain:
      'Date,Trade Date,Settlement Date,Side,Symbol,Company,Quantity,Per Share Cost,Settle Amount Net,Fee,Currency,Notes',
  },
  columns: {
    date: 'trade date',
    settled: 'settlement date',
    side: 'side',
    symbol: 'symbol',
    company: 'company',
    quantity: 'quantity',
    price: 'per share cost',
    net: 'settle amount net',
    fee: 'fee',
    currency: 'currency',
    notes: 'notes',
  },
  optional: ['settled', 'company', 'notes'],
  at: 'date',
  dates: { order: 'month-first' },
  operation: ['side'],
  operations: ruleOf,
  sides,
  value: (cells) => (/^drip$/i.test(cells.text('side')) ? valueIn('net', 'currency')(cells) : undefined),
  notes: (cells) => {
    const isOfShare = cells.text('quantity') !== '';
    return [isOfShare ? '' : cells.text('symbol'), cells.text('notes')].filter((text) => text !== '').join('; ');
  },
  footer: ([first = '']) => (/^(?:total|\*\*\*)/i.test(first) ? 'the end of the statement' : undefined),
});
