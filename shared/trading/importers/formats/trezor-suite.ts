/**
 * Trezor Suite's transactions. Fees come on top; that of what arrives was the sender's. The older export doesn't say of
 * which coin it is: the last word of the account's name has to, as in "Trezor BTC".
 */

import type { Leg } from '../legs.ts';
import { DEPOSIT, FEE, type TableRule, WITHDRAWAL } from '../rules.ts';
import type { Sides, TableCells } from '../sides.ts';
import { tableFormat } from '../table.ts';
import { valueIn } from '../values.ts';
import { isWellKnown } from '../well-known-assets.ts';

const TYPES: Readonly<Record<string, TableRule>> = {
  recv: DEPOSIT,
  sent: WITHDRAWAL,
  self: FEE,
  failed: FEE,
};

function coinOf(cells: TableCells, field: 'unit' | 'feeUnit'): string {
  const unit = cells.text(field);
  if (unit !== '') return cells.assetNamed(unit);
  const named = cells.account.split(/\s/).at(-1)?.toUpperCase() ?? '';
  if (!isWellKnown(named)) {
    const reason =
      'the export does not say of which coin it is; let the account\'s name end with it, as in "Trezor BTC"';
    cells.fail('missing-cell', reason);
  }
  return named;
}

function sides(cells: TableCells): Sides {
  const type = cells.text('type').toLowerCase();
  const fee = cells.optionalNumber('fee');
  const paid: Leg | undefined = fee && { asset: coinOf(cells, 'feeUnit'), quantity: fee };
  if (type === 'self' || type === 'failed') return { out: paid };
  const leg = { asset: coinOf(cells, 'unit'), quantity: cells.number('amount') };
  return type === 'recv' ? { into: leg } : { out: leg, fee: paid };
}

const FIAT = /^fiat \(([a-z]{3})\)$/;

export const trezorSuite = tableFormat({
  name: 'trezor-suite',
  title: 'Trezor Suite transactions',
  source: 'trezor',
  numbers: 'decimal-point',
  variants: {
    'with units': [
      ...['timestamp', 'date', 'time', 'type', 'transaction id', 'fee', 'fee unit', 'address', 'label'],
      ...['amount', 'amount unit', FIAT, 'other'],
    ],
    'without units': 'Date & Time,Type,Transaction ID,Addresses,Fee,Total',
  },
  columns: {
    time: ['timestamp', 'date & time'],
    type: 'type',
    transaction: 'transaction id',
    fee: 'fee',
    feeUnit: 'fee unit',
    address: ['address', 'addresses'],
    label: 'label',
    amount: ['amount', 'total'],
    unit: 'amount unit',
    fiat: FIAT,
  },
  optional: ['feeUnit', 'label', 'unit', 'fiat'],
  at: 'time',
  dates: { order: 'by file' },
  operation: ['type'],
  operations: TYPES,
  sides,
  value: (cells) => (cells.text('type').toLowerCase() === 'recv' ? valueIn('fiat')(cells) : undefined),
  notes: 'label',
  metadata: { txHash: 'transaction', address: 'address' },
});
