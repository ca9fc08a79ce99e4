/** What rows of a table come to, once their cells are read. */
import { absolute, add, type Decimal, negate, sum, ZERO } from '../../kernel/money/decimal.ts';
import { ignored, quoted, rejectAll } from './cells.ts';
import { type Draft, finish } from './draft.ts';
import { exchangeResults } from './exchange-results.ts';
import type { Entry } from './groups.ts';
import type { Value } from './legs.ts';
import { bookRow, type OneRowRule } from './one-row.ts';
import type { TableRule } from './rules.ts';
import { feesOf, type Sides } from './sides.ts';
import { stakingResults } from './staking.ts';
import type { Result } from './types.ts';

/** A row of a table, read. */
export interface TableEntry extends Entry {
  readonly operation: string;
  readonly rule: TableRule;
  readonly sides: Sides;
  readonly value: Value | undefined;
  readonly common: Omit<Draft, 'type'>;
}

const isPart = ([first]: readonly TableEntry[]): boolean => first !== undefined && 'part' in first.rule;

/** Whether the rows of a group can do without further ones. */
export const isWhole = (entries: readonly TableEntry[]): boolean => !isPart(entries) || hasBothSides(entries);

const hasBothSides = (entries: readonly TableEntry[]): boolean =>
  entries.some((entry) => entry.sides.into) && entries.some((entry) => entry.sides.out && !isFeeRow(entry));
const isFeeRow = ({ rule }: TableEntry): boolean => 'part' in rule && rule.isFee === true;

/** The results of one row, or of those that make an exchange. */
export function interpret(entries: readonly TableEntry[]): readonly Result[] {
  const [entry] = entries;
  if (entry === undefined) return [];
  const { rule, row, operation } = entry;
  if ('ignored' in rule) return [ignored([row], rule.ignored)];
  if ('staking' in rule) return locked(entry, rule.staking);
  return 'part' in rule ? whole(entries, operation) : book(entry, rule);
}

const book = ({ row, operation, sides, value, common }: TableEntry, rule: OneRowRule): readonly Result[] =>
  bookRow({ row, operation, rule, common, into: sides.into, out: sides.out, fees: feesOf(sides), value });

function locked({ row, sides, common }: TableEntry, type: 'stake' | 'unstake'): readonly Result[] {
  const leg = sides.out ?? sides.into;
  if (leg === undefined || leg.quantity === 0n) return [ignored([row], 'nothing moved')];
  const amount = type === 'stake' ? negate(leg.quantity) : leg.quantity;
  const fee = sides.fee?.asset === leg.asset ? absolute(sides.fee.quantity) : ZERO;
  return stakingResults([{ row, asset: leg.asset, amount, fee, isStaked: false, type, common }]);
}

/** Rows that are the sides of one exchange. */
function whole(entries: readonly TableEntry[], operation: string): readonly Result[] {
  const rows = entries.map((entry) => entry.row);
  const [first] = entries;
  if (first === undefined) return [];
  const movements = entries.flatMap((entry) => {
    const { into, out } = entry.sides;
    const isFee = isFeeRow(entry);
    return [
      ...(into ? [{ asset: into.asset, change: into.quantity, isFee }] : []),
      ...(out ? [{ asset: out.asset, change: negate(out.quantity), isFee }] : []),
      ...feesOf(entry.sides).map(({ asset, quantity }) => ({ asset, change: negate(quantity), isFee: true })),
    ];
  });
  const as = 'part' in first.rule ? first.rule.as : undefined;
  if (as !== undefined && hasBothSides(entries)) return asTheyAre(entries, { ...first.common, type: as });
  const { stated, worth } = worthOf(entries);
  if (hasBothSides(entries)) {
    const results = exchangeResults({ rows, movements, common: first.common, stated, worth });
    if (results) return results;
  }
  const lone = entries.map((entry) => ({ entry, alone: 'part' in entry.rule ? entry.rule.alone : undefined }));
  if (lone.every(({ alone }) => alone)) return lone.flatMap(({ entry, alone }) => (alone ? book(entry, alone) : []));
  const reason = `the other side of the ${quoted(operation)} is not in the file`;
  return rejectAll(rows, { code: 'incomplete-group', reason });
}

function asTheyAre(entries: readonly TableEntry[], draft: Draft): readonly Result[] {
  const rows = entries.map((entry) => entry.row);
  const ins = entries.flatMap(({ sides }) => (sides.into ? [sides.into] : []));
  const outs = entries.flatMap(({ sides }) => (sides.out ? [sides.out] : []));
  return finish(rows, { ...draft, ins, outs, fees: entries.flatMap(({ sides }) => feesOf(sides)) });
}

/** What all that went was worth, and each asset of it, if every row of that side says so in one currency. */
function worthOf(entries: readonly TableEntry[]): { readonly stated?: Value; readonly worth: Map<string, Decimal> } {
  const gone = entries.filter(({ sides }) => sides.out);
  const worth = new Map<string, Decimal>();
  const currencies = new Set(gone.map(({ value }) => value?.currency));
  const [currency] = currencies;
  if (currencies.size !== 1 || currency === undefined) return { worth };
  for (const { sides, value } of gone) {
    const asset = sides.out?.asset ?? '';
    worth.set(asset, add(worth.get(asset) ?? ZERO, value?.amount ?? ZERO));
  }
  return { stated: { currency, amount: sum(worth.values()) }, worth };
}
