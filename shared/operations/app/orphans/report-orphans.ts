/** What the sweep would find of one user now: a dry run, which notes and deletes nothing. */

import type { ObjectListing } from '../../../kernel/object-listing.ts';
import { type HeadsIndex, hourOf } from '../../../kernel/store/heads-index.ts';
import type { Inspection } from '../../../kernel/store/inspection.ts';
import type { PageInspection } from '../../../kernel/store/page-inspection.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { walkAll, walkHeads } from '../../../kernel/store/walk-heads.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { ConsumerWiring } from '../../../kernel/wiring.ts';
import { ownerName, ownersOf } from './owners.ts';
import { findPageOrphans, type PageOwner } from './page-orphans.ts';
import { sweepBodies } from './sweep-bodies.ts';
import { sweepRuns } from './sweep-runs.ts';

export interface OrphanFinding {
  readonly store: Store;
  readonly pages: PageInspection;
  readonly heads: HeadsIndex;
  readonly inspection: Inspection;
  readonly bodies: ObjectListing;
  readonly files: ObjectListing;
  readonly consumers: readonly ConsumerWiring[];
  readonly nowMilliseconds: number;
  readonly hasTime: () => boolean;
}

export interface OrphanReport {
  /** Owners with pages that nothing refers to. */
  readonly pages: readonly { readonly owner: string; readonly pages: number; readonly orphans: number }[];
  readonly bodies: readonly string[];
  readonly runs: readonly string[];
  /** False when the time was over before everything was looked at. */
  readonly isComplete: boolean;
}

const nameOf = (owner: PageOwner): string =>
  'stream' in owner ? `${owner.stream.type}/${owner.stream.id}` : owner.projection.projection;

export async function reportOrphans(finding: OrphanFinding, tenant: TenantId): Promise<OrphanReport> {
  const { heads, nowMilliseconds, hasTime, consumers } = finding;
  const pages: { owner: string; pages: number; orphans: number }[] = [];
  const seen = new Set<string>();
  let isComplete = true;
  const range = { from: walkAll(nowMilliseconds), until: hourOf(nowMilliseconds), tenant };
  for await (const { head } of walkHeads(heads, range)) {
    if (!hasTime()) {
      isComplete = false;
      break;
    }
    if (!head) continue;
    for (const owner of ownersOf(head.stream, consumers).filter((one) => !seen.has(ownerName(one)))) {
      seen.add(ownerName(owner));
      const found = await findPageOrphans(finding, owner);
      if (found.kind === 'known' && found.orphans.length > 0) {
        pages.push({ owner: nameOf(owner), pages: found.pages, orphans: found.orphans.length });
      }
    }
  }
  const rest = { prefix: `${tenant}/`, after: undefined, hasTime };
  const bodies = await sweepBodies({ ...finding, isDryRun: true }, { ...rest, sinceMilliseconds: 0 });
  const runs = await sweepRuns({ ...finding, isDryRun: true }, rest);
  isComplete &&= bodies.next === undefined && runs.next === undefined;
  return { pages, bodies: bodies.orphans, runs: runs.orphans, isComplete };
}
