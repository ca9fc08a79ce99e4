/** rotki's generic import of trades. The fee is apart from both amounts. */
import type { Leg } from '../legs.ts';
import type { ReadSides } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { rotkiAsset } from './rotki-assets.ts';

const sides: ReadSides = (cells) => {
  const leg = (quantity: string, asset: string): Leg => ({
    asset: rotkiAsset(cells.needed(asset)),
    quantity: cells.number(quantity),
  });
  return {
    into: leg('got', 'gotCurrency'),
    out: leg('spent', 'spentCurrency'),
    fee: cells.text('fee') === '' ? undefined : leg('fee', 'feeCurrency'),
  };
};

export const rotkiTrades = tableFormat({
  name: 'rotki-trades',
  title: 'rotki generic trades',
  variants: {
    plain:
      'location,spend currency,receive currency,receive amount,spend amount,fee,fee currency,description,timestamp',
  },
  columns: {
    location: 'location',
    spentCurrency: 'spend currency',
    gotCurrency: 'receive currency',
    got: 'receive amount',
    spent: 'spend amount',
    fee: 'fee',
    feeCurrency: 'fee currency',
    description: 'description',
    date: 'timestamp',
  },
  optional: ['description'],
  at: 'date',
  sides,
  notes: 'description',
  account: 'location',
});
