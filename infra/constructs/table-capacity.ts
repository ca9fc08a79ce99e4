/**
 * Capacity that is provisioned and follows the load, for installations whose load is steady: where 70% of it are used, a
 * unit costs 40% of one paid per request. Where load comes in bursts, per request is cheaper and never throttles.
 */

/** Units of reading and of writing a second, between which a table and its index grow and shrink. */
export interface TableCapacity {
  readonly least: number;
  readonly most: number;
}

/** AWS's own default: the rest is room for the minutes that growing takes. */
export const UTILIZATION_PERCENT = 70;
/** An account's quota for a table, unless it was raised. */
const UNITS_MAX = 40_000;

/**
 * Reads the context value `table-capacity`: least and most units, as in `50-4000`. Undefined: paid per request.
 * @throws what is no such range.
 */
export const capacityOf = (value: unknown): TableCapacity | undefined => {
  if (value === undefined || value === '') return undefined;
  const [, least, most] = /^(\d{1,5})-(\d{1,5})$/.exec(String(value)) ?? [];
  const capacity = { least: Number(least), most: Number(most) };
  if (capacity.least >= 1 && capacity.least <= capacity.most && capacity.most <= UNITS_MAX) return capacity;
  throw new Error(`table-capacity: must be least and most units a second, as in 50-4000, at most ${UNITS_MAX}`);
};
