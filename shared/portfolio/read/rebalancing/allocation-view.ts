import { format } from '../../../kernel/money/decimal.ts';
import type { AllocationLine } from '../../calc/rebalancing/allocation.ts';

/** A line of an allocation as it is answered. */
export const allocationView = ({ asset, assetClass, value, current, target, drift, positions }: AllocationLine) => ({
  asset,
  assetClass,
  value: format(value),
  current: format(current),
  target: target === undefined ? null : format(target),
  drift: drift === undefined ? null : format(drift),
  holdings: positions.map((position) => position.asset),
});
