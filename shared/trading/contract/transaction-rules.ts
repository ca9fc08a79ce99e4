/** What the fields of a transaction owe each other. Pure; the schema turns the faults into issues. */
import { parseDecimal } from '../../kernel/money/decimal.ts';
import { DIRECTIONS, type Need, SAME_ASSET_BOTH_WAYS, type TransactionType } from './transaction-types.ts';

type Direction = 'in' | 'out';

interface Amount {
  readonly asset: string;
  readonly quantity: string;
  readonly direction: Direction;
}

interface Parts {
  readonly type: TransactionType;
  readonly account: string;
  readonly amounts: readonly Amount[];
  readonly toAccount?: string | undefined;
}

interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** All faults of a transaction whose fields are well-formed one by one. */
export const faultsOf = (transaction: Parts): readonly Fault[] => [
  ...directionFaults(transaction, 'in'),
  ...directionFaults(transaction, 'out'),
  ...assetFaults(transaction),
  ...accountFaults(transaction),
  ...(transaction.type === 'transfer' ? transferFaults(transaction.amounts) : []),
];

const named = (type: string): string => `${/^[aeiou]/.test(type) ? 'an' : 'a'} "${type}"`;

function directionFaults({ type, amounts }: Parts, direction: Direction): readonly Fault[] {
  const need: Need = DIRECTIONS[type][direction];
  const at = amounts.findIndex((amount) => amount.direction === direction);
  if (at >= 0) {
    return need === 'forbidden'
      ? [{ path: ['amounts', at, 'direction'], message: `${named(type)} has no amount with direction "${direction}"` }]
      : [];
  }
  if (need === 'required') {
    return [{ path: ['amounts'], message: `${named(type)} needs an amount with direction "${direction}"` }];
  }
  return [];
}

function assetFaults({ type, amounts }: Parts): readonly Fault[] {
  if (type === 'split') {
    const other = amounts.findIndex((amount) => amount.asset !== amounts[0]?.asset);
    return other < 0 ? [] : [{ path: ['amounts', other, 'asset'], message: 'a "split" is of one asset' }];
  }
  if (SAME_ASSET_BOTH_WAYS.has(type)) return [];
  const gone = new Set(amounts.filter((amount) => amount.direction === 'out').map((amount) => amount.asset));
  const back = amounts.findIndex((amount) => amount.direction === 'in' && gone.has(amount.asset));
  if (back < 0) return [];
  return [{ path: ['amounts', back, 'asset'], message: `${named(type)} can't have the same asset both in and out` }];
}

function accountFaults({ type, account, toAccount }: Parts): readonly Fault[] {
  if (type !== 'transfer') {
    return toAccount === undefined ? [] : [{ path: ['toAccount'], message: 'is for transfers only' }];
  }
  if (toAccount === undefined) return [{ path: ['toAccount'], message: 'is required for a transfer' }];
  return toAccount === account ? [{ path: ['toAccount'], message: 'must be another account than `account`' }] : [];
}

function transferFaults(amounts: readonly Amount[]): readonly Fault[] {
  const outs = amounts.filter((amount) => amount.direction === 'out');
  const ins = amounts.filter((amount) => amount.direction === 'in');
  const [out] = outs;
  const [arrived] = ins;
  if (outs.length > 1 || ins.length > 1) {
    return [{ path: ['amounts'], message: 'a "transfer" has one amount out and at most one in' }];
  }
  if (out === undefined || arrived === undefined) return [];
  const path = ['amounts', amounts.indexOf(arrived)];
  if (arrived.asset !== out.asset) {
    return [{ path: [...path, 'asset'], message: 'what arrives must be the asset that left' }];
  }
  const left = parseDecimal(out.quantity);
  const came = parseDecimal(arrived.quantity);
  // malformed quantities have an issue of their own
  if (typeof left === 'string' || typeof came === 'string' || came <= left) return [];
  return [{ path: [...path, 'quantity'], message: 'no more can arrive than left' }];
}
