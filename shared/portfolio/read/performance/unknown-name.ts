import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { PerformanceBook } from '../../calc/performance/performance-book.ts';
import type { Asked } from './work-out.ts';

/**
 * Refuses an asset or an account that no transaction names, whatever its day: figures of nothing look like those of
 * something that brought nothing. Both are found at the first run that has them.
 */
export async function refuseUnknownName(
  book: PerformanceBook,
  { asset, account }: Pick<Asked, 'asset' | 'account'>,
): Promise<Refusal<'NotFound'> | undefined> {
  if (asset !== undefined && !(await hasDays(book, asset))) {
    return refuse('NotFound', `No transaction of yours names the asset ${asset}.`);
  }
  if (account !== undefined && !(await isUsed(book, account))) {
    return refuse('NotFound', `No transaction of yours names the account ${account}.`);
  }
  return undefined;
}

async function hasDays(book: PerformanceBook, asset: string): Promise<boolean> {
  for await (const _ of book.assetDays(asset)) return true;
  return false;
}

async function isUsed(book: PerformanceBook, account: string): Promise<boolean> {
  for await (const { runs } of book.assetDays()) {
    if (runs.some((run) => run.account === account || run.to === account)) return true;
  }
  return false;
}
