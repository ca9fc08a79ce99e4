import type { Store } from '../../../kernel/store/types.ts';
import { readJob } from './job-records.ts';

/**
 * How the history of an asset is fetched: by the code that its prices are kept under, which all who hold it count by; of
 * one that was renamed before they did, by the code that it goes by.
 */
export const readHistoryJob = async (
  store: Pick<Store, 'readRecords'>,
  { code, marketCode }: { readonly code: string; readonly marketCode: string },
) =>
  (await readJob(store, { kind: 'prices', code: marketCode })) ??
  (code === marketCode ? undefined : await readJob(store, { kind: 'prices', code }));
