/** Stripe's balance report: what was charged, paid back and paid out, with the fee that was kept of each. */
import { absolute, subtract } from '../../../kernel/money/decimal.ts';
import { all, FEE, income, MOVED, only, type TableRule } from '../rules.ts';
import type { ReadSides } from '../sides.ts';
import { tableFormat } from '../table.ts';

/** Source: docs.stripe.com, "Reporting categories". What customers get back is taken from the sales. */
const CATEGORIES: Readonly<Record<string, TableRule>> = {
  ...all(income('sales'), 'charge', 'charge_failure', 'refund', 'refund_failure', 'partial_capture_reversal'),
  ...all(income('sales'), 'dispute', 'dispute_reversal'),
  ...all(income('platform-fee'), 'platform_earning', 'platform_earning_refund'),
  ...all(MOVED, 'payout', 'payout_reversal', 'transfer', 'transfer_reversal', 'topup', 'topup_reversal'),
  ...all(MOVED, 'advance', 'advance_funding', 'anticipation_repayment', 'financing_payout', 'financing_paydown'),
  ...all(FEE, 'fee', 'tax', 'network_cost'),
  contribution: only('out', 'donation_sent'),
};

const sides: ReadSides = (cells) => {
  const asset = cells.asset('currency');
  const [gross, fee, net] = [cells.number('gross'), cells.number('fee'), cells.number('net')];
  if (subtract(gross, fee) !== net) cells.fail('bad-number', 'gross less fee is not the net amount');
  const leg = { asset, quantity: absolute(gross) };
  const charged = { asset, quantity: fee };
  return gross < 0n ? { out: leg, fee: charged } : { into: leg, fee: charged };
};

export const stripe = tableFormat({
  name: 'stripe',
  title: 'Stripe balance report',
  source: 'stripe',
  variants: {
    plain: 'balance_transaction_id,created_utc,available_on_utc,currency,gross,fee,net,reporting_category,description',
  },
  columns: {
    id: 'balance_transaction_id',
    date: ['created_utc', 'created'],
    currency: 'currency',
    gross: 'gross',
    fee: 'fee',
    net: 'net',
    category: 'reporting_category',
    description: 'description',
  },
  optional: ['description'],
  at: 'date',
  operation: ['category'],
  operations: CATEGORIES,
  sides,
  id: 'id',
  notes: 'description',
});
