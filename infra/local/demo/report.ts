import type { Json } from './api-client.ts';
import { showMoney, showPercent, showQuantity, sum } from './display.ts';
import { renderTable } from './table.ts';

/** Holdings as the API lists them, by value. */
export function holdingsTable(items: readonly Json[], totals: Json): string {
  const heading = ['Asset', 'Quantity', 'Average cost', 'Cost basis', 'Price', 'Value', 'Unrealized gain', 'ROI'];
  const rows = items.map((item) => [
    String(item['asset']),
    showQuantity(item['quantity']),
    showMoney(item['averageCost']),
    showMoney(item['costBasis']),
    showMoney(item['price']),
    showMoney(item['value']),
    showMoney(item['unrealizedGain']),
    showPercent(item['roiPercent']),
  ]);
  const total = [
    'Total',
    '',
    '',
    showMoney(totals['costBasis']),
    '',
    showMoney(totals['value']),
    showMoney(totals['unrealizedGain']),
    '',
  ];
  return renderTable(heading, rows, total);
}

/** Realized gains by the year of disposal (UTC) and holding period; what left at cost, or still lacks a price, has none. */
export function gainsTable(disposals: readonly Json[]): string {
  const realized = disposals.filter((row) => row['gain'] !== undefined);
  const groups = new Map<string, Json[]>();
  for (const row of realized) {
    const key = `${String(row['disposedAt']).slice(0, 4)} ${String(row['term'])}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const cells = (rows: readonly Json[]): string[] => [
    String(rows.length),
    ...['proceeds', 'costBasis', 'gain'].map((field) => showMoney(sum(rows.map((row) => row[field])))),
  ];
  const keys = [...groups.keys()].sort();
  const rows = keys.map((key) => [...key.split(' '), ...cells(groups.get(key) ?? [])]);
  return renderTable(['Year', 'Term', 'Rows', 'Proceeds', 'Cost basis', 'Gain'], rows, [
    'Total',
    '',
    ...cells(realized),
  ]);
}
