/** Reads a file as an import would, and stores nothing. */
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import type { ObjectStore } from '../../../kernel/objects.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { ImportCounts, Rejection } from '../../contract/import-events.ts';
import { identify } from '../../domain/identity.ts';
import { REJECTIONS_LISTED_MAX } from '../../domain/import-state.ts';
import { readExport } from '../../importers/read-export.ts';
import { journalStream, OpenJournal } from '../journal.ts';
import { type FileCode, fileRefusal, type KnownFile, once } from './file-faults.ts';
import { accountOf, formatOf } from './format-of.ts';
import { countOutcomes } from './outcomes.ts';
import { type ImportOrder, recognizeOrder } from './request-import.ts';
import { inOrder, type RunEntry } from './runs.ts';
import { newTally, tally } from './tally.ts';
import { uploadName } from './upload-name.ts';

const CHECKED_AT_ONCE = 1_000;
/** A dry run is one request: it holds what it reads in memory. */
const ENTRIES_MAX = 50_000;
const TOO_LARGE = refuse(
  'BodyTooLarge',
  'A dry run takes files of up to 50,000 transactions. Import the file; the import can be reversed.',
);

export interface DryRun extends KnownFile {
  readonly counts: ImportCounts;
  readonly rejections: readonly Rejection[];
}

export async function dryRun(
  store: Store,
  files: ObjectStore,
  tenant: TenantId,
  order: ImportOrder,
): Promise<DryRun | Refusal<FileCode | 'NotFound' | 'BodyTooLarge'>> {
  const known = await recognizeOrder(store, files, tenant, order);
  if (isRefused(known)) return known;
  const source =
    order.content === undefined
      ? files.stream(uploadName(tenant, order.uploadId ?? ''))
      : once(Buffer.from(order.content));
  const read = newTally();
  for await (const step of readExport(source, { format: formatOf(known), account: accountOf(order, known) })) {
    if (step.kind === 'failed') return fileRefusal(step);
    tally(read, step.results);
    if (read.entries.length > ENTRIES_MAX) return TOO_LARGE;
  }
  const compared = await compare(store, tenant, read.entries.toSorted(inOrder));
  const counts = { ...compared.counts };
  for (const name of ['rows', 'imported', 'duplicates', 'rejected', 'ignored', 'transactions'] as const)
    counts[name] += read.counts[name];
  return { ...known, counts, rejections: [...read.rejections, ...compared.rejections].slice(0, REJECTIONS_LISTED_MAX) };
}

/** Holds the entries against the journal and each other. */
async function compare(store: Store, tenant: TenantId, entries: readonly RunEntry[]) {
  const heads = await store.readHeads([journalStream(tenant)]);
  const journal = new OpenJournal(store, tenant, heads);
  const ordinals = new Map<string, number>();
  const total = countOutcomes([], []);
  for (let start = 0; start < entries.length; start += CHECKED_AT_ONCE) {
    const part = entries.slice(start, start + CHECKED_AT_ONCE);
    const candidates = part.map(({ transaction }) => ({
      identified: identify(transaction, ordinals),
      origin: { source: 'exchange' as const },
    }));
    const counted = countOutcomes(part, await journal.add(candidates));
    total.rejections.push(...counted.rejections);
    for (const name of ['rows', 'imported', 'duplicates', 'rejected', 'ignored', 'transactions'] as const)
      total.counts[name] += counted.counts[name];
  }
  return total;
}
