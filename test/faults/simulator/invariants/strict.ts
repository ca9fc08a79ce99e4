/** What strict settings refuse did not get in while they stood: nothing was decided on settings that were out of date. */
import { MemoryPages } from '../../../../shared/kernel/pages/memory-pages.ts';
import { decodeCommit } from '../../../../shared/kernel/projection/fold.ts';
import type { Commit } from '../../../../shared/kernel/store/types.ts';
import { strictRefusals } from '../../../../shared/tax/calc/strict.ts';
import { taxBookProjection } from '../../../../shared/tax/read/tax-book-projection.ts';
import type { TransactionInput } from '../../../../shared/trading/contract/transaction.ts';
import type { World } from '../world.ts';

interface Imported {
  readonly transactionId: string;
  readonly transaction: TransactionInput;
}

interface Settings {
  readonly settings: { readonly tax: { readonly strict: boolean } };
}

const isStrict = ({ events }: Commit): boolean => events.some(({ data }) => (data as Settings).settings.tax.strict);

/** Settings that stood strict from before the command came until its commit was written. */
function stoodStrict(world: World, commit: Commit, settings: readonly Commit[]): boolean {
  const { place } = world.order.of(commit);
  const last = settings.filter((one) => world.order.of(one).place < place).at(-1);
  return last !== undefined && isStrict(last) && world.order.of(last).atMs < Date.parse(commit.recordedAt);
}

async function refusedIn(world: World, commit: Commit, commits: readonly Commit[]): Promise<ReadonlySet<string>> {
  const { place } = world.order.of(commit);
  const before = commits.filter(
    (one) => taxBookProjection.sources.includes(one.stream.type) && world.order.of(one).place < place,
  );
  const { book, apply } = await taxBookProjection.open(undefined, new MemoryPages());
  await apply(
    before.map((one) => decodeCommit(taxBookProjection, one)),
    async () => undefined,
  );
  const imported = commit.events.flatMap(({ type, data }) =>
    type === 'TransactionImported' ? [data as Imported] : [],
  );
  return strictRefusals(
    book,
    imported.map((entry, index) => ({ ...entry, arrival: { version: commit.version, index } })),
  );
}

export async function strictFaults(world: World, commits: readonly Commit[]): Promise<string[]> {
  const settings = commits.filter(({ stream }) => stream.type === 'settings');
  if (!settings.some(isStrict)) return [];
  const faults: string[] = [];
  for (const commit of commits) {
    if (commit.stream.type !== 'journal' || !stoodStrict(world, commit, settings)) continue;
    for (const id of await refusedIn(world, commit, commits)) {
      faults.push(`journal ${commit.version} took ${id}, which the strict settings of the time refuse`);
    }
  }
  return faults;
}
