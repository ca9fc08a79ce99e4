import { assertNever } from '../../../kernel/errors.ts';
import { divide, format, sum, ZERO } from '../../../kernel/money/decimal.ts';
import type { Allocation } from '../../calc/charts/chart-data.ts';
import type { ChartViewInput } from '../../contract/charts-http.ts';
import type { ReadChart } from './chart-question.ts';

function allocationItems({ parts, missing }: Allocation) {
  const total = sum(parts.map(({ value }) => value));
  const priced = parts
    .toSorted((a, b) => (a.value > b.value ? -1 : 1))
    .map(({ name, value }) => ({
      asset: name,
      value: format(value),
      share: total === ZERO ? null : format(divide(value, total)),
    }));
  return { total: format(total), items: [...priced, ...missing.map((asset) => ({ asset, value: null, share: null }))] };
}

/** A chart as series. */
export function chartView(portfolioId: string, { data, missing }: ReadChart): ChartViewInput {
  const about = {
    portfolioId,
    currency: data.currency,
    complete: missing.length === 0,
    ...(missing.length > 0 && { missing: missing.map((entry) => ({ ...entry })) }),
  };
  switch (data.kind) {
    case 'value':
      return {
        kind: data.kind,
        ...about,
        items: data.days.map(({ date, value, investment, complete }) => ({
          ...{ date, complete, value: format(value), investment: format(investment) },
        })),
      };
    case 'drawdown':
      return {
        kind: data.kind,
        ...about,
        items: data.days.map(({ date, drawdown }) => ({ date, drawdown: format(drawdown) })),
      };
    case 'allocation':
      return { kind: data.kind, ...about, date: data.date, ...allocationItems(data) };
    default:
      return assertNever(data);
  }
}
