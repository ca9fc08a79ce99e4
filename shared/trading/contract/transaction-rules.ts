/** What the fields of a transaction owe each other. Pure; the schema turns the faults into issues. */
import { isFiat } from '../../kernel/money/currencies.ts';
import { ONE, parseDecimal, sum, ZERO } from '../../kernel/money/decimal.ts';
import {
  DIRECTIONS,
  type Need,
  REORGANISATIONS,
  SAME_ASSET_BOTH_WAYS,
  type TransactionType,
  WITH_OWN_BASIS,
} from './transaction-types.ts';

type Direction = 'in' | 'out';

interface Amount {
  readonly asset: string;
  readonly quantity: string;
  readonly direction: Direction;
  readonly basisShare?: string | undefined;
}

interface Parts {
  readonly type: TransactionType;
  readonly account: string;
  readonly amounts: readonly Amount[];
  readonly toAccount?: string | undefined;
  readonly timestamp: string;
  readonly costBasis?: { readonly amount: string } | undefined;
  readonly lossBasis?: string | undefined;
  readonly acquiredAt?: string | undefined;
  readonly paidBy?: string | undefined;
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
  ...basisFaults(transaction),
  ...lossBasisFaults(transaction),
  ...reorganisationFaults(transaction),
  ...payerFaults(transaction),
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

/** A cost or date of its own is for one asset that somebody else had before, or that the user knows better. */
function basisFaults({ type, amounts, timestamp, costBasis, acquiredAt }: Parts): readonly Fault[] {
  const stated = [
    ...(costBasis === undefined ? [] : ['costBasis']),
    ...(acquiredAt === undefined ? [] : ['acquiredAt']),
  ];
  if (stated.length === 0) return [];
  if (!WITH_OWN_BASIS.has(type)) {
    const types = [...WITH_OWN_BASIS].map((each) => `"${each}"`).join(' or ');
    return stated.map((field) => ({ path: [field], message: `is for ${types}` }));
  }
  if (amounts.length > 1) return stated.map((field) => ({ path: [field], message: 'is for one amount' }));
  if (acquiredAt === undefined || acquiredAt <= timestamp) return [];
  return [{ path: ['acquiredAt'], message: 'must not be after `timestamp`' }];
}

/** A second basis is for what had lost value when it was given. */
function lossBasisFaults({ type, costBasis, lossBasis }: Parts): readonly Fault[] {
  if (lossBasis === undefined) return [];
  const fault = (message: string): readonly Fault[] => [{ path: ['lossBasis'], message }];
  if (type !== 'gift_received' && type !== 'donation_received') {
    return fault('is for a "gift_received" or "donation_received"');
  }
  if (costBasis === undefined) return fault('needs the `costBasis` of whoever gave it');
  const [worth, cost] = [parseDecimal(lossBasis), parseDecimal(costBasis.amount)];
  // malformed ones have an issue of their own
  if (typeof worth === 'string' || typeof cost === 'string' || worth < cost) return [];
  return fault('must be less than `costBasis`: else there is but one basis');
}

/** One asset goes, and all of its cost goes on in what comes. Money that comes with a merger takes none of it over. */
function reorganisationFaults({ type, amounts }: Parts): readonly Fault[] {
  const shares = amounts.map(({ basisShare }) => basisShare);
  const isOne = REORGANISATIONS.has(type);
  const misplaced = shares.findIndex(
    (share, at) => share !== undefined && (!isOne || amounts[at]?.direction === 'out'),
  );
  if (misplaced >= 0) {
    return [
      { path: ['amounts', misplaced, 'basisShare'], message: 'is for what comes in by a "merger" or "spin_off"' },
    ];
  }
  if (!isOne) return [];
  if (amounts.filter(({ direction }) => direction === 'out').length > 1) {
    return [{ path: ['amounts'], message: `${named(type)} has one amount with direction "out"` }];
  }
  const cash = cashFaults(type, amounts);
  if (cash.length > 0) return cash;
  return shareFaults(amounts.flatMap((each) => (isShared(each) ? [each.basisShare] : [])));
}

const isShared = ({ asset, direction }: Amount): boolean => direction === 'in' && !isFiat(asset);

function cashFaults(type: TransactionType, amounts: readonly Amount[]): readonly Fault[] {
  const misplaced = amounts.findIndex(
    ({ asset, direction }) => isFiat(asset) && (type !== 'merger' || direction === 'out'),
  );
  if (misplaced >= 0) {
    return [{ path: ['amounts', misplaced, 'asset'], message: 'cash that comes with it is a "sell" of its own' }];
  }
  const shared = amounts.findIndex(({ asset, basisShare }) => isFiat(asset) && basisShare !== undefined);
  if (shared >= 0) {
    return [{ path: ['amounts', shared, 'basisShare'], message: 'is not for money, in which no cost goes on' }];
  }
  if (amounts.some(isShared)) return [];
  return [{ path: ['amounts'], message: 'a "merger" for nothing but money is a "sell"' }];
}

/** Capital comes back on something that is held, and that isn't money. */
function payerFaults({ type, amounts, paidBy }: Parts): readonly Fault[] {
  const fault = (message: string): readonly Fault[] => [{ path: ['paidBy'], message }];
  if (type !== 'return_of_capital') return paidBy === undefined ? [] : fault('is for a "return_of_capital"');
  if (paidBy === undefined) return fault('is required for a "return_of_capital": the asset that paid it');
  if (isFiat(paidBy)) return fault('must not be money');
  return amounts.some(({ asset }) => asset === paidBy) ? fault('must not be what comes in') : [];
}

function shareFaults(shares: readonly (string | undefined)[]): readonly Fault[] {
  if (shares.length <= 1 && shares[0] === undefined) return [];
  const parsed = shares.map((share) => (share === undefined ? ZERO : parseDecimal(share)));
  const parts = parsed.filter((share) => typeof share !== 'string');
  // malformed ones have an issue of their own
  if (parts.length < parsed.length || sum(parts) === ONE) return [];
  return [{ path: ['amounts'], message: 'the `basisShare` of what comes in must add up to 1' }];
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
