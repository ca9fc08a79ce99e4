/** Proposes to one user what isn't recorded of the splits, renames and mergers of what they held, and applies what they let be. */
import { type CommandContext, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused } from '../../../kernel/errors.ts';
import { keyOf } from '../../../kernel/pages/keys.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { readBook } from '../../../kernel/projection/read-book.ts';
import { mainStream } from '../../../kernel/projection/types.ts';
import { type Store, streamName } from '../../../kernel/store/types.ts';
import { putRecords } from '../../../kernel/store/write-records.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import { termsOf } from '../../calc/corporate-actions/terms.ts';
import type { HoldingsMaps } from '../../calc/maps.ts';
import { scopeOf } from '../../calc/plan.ts';
import type { CorporateAction, CorporateActionTerms } from '../../contract/corporate-action.ts';
import { lookKey } from '../../contract/corporate-action-places.ts';
import { decideLook } from '../../domain/corporate-actions/proposal.ts';
import { actionsOf } from '../../read/corporate-actions/actions-of.ts';
import { actionStream, allActions, proposalIdOf } from '../../read/corporate-actions/proposals.ts';
import { holdingsProjection } from '../../read/holdings-projection.ts';
import { acceptProposal, actionIn, appended } from './decide-proposal.ts';
import type { Recording } from './recording.ts';

const ACTOR = 'system:corporate-actions';

export interface LookAtHolder {
  readonly store: Store;
  readonly recording: Recording;
  readonly context: CommandContext;
}

export interface LookedAt {
  /** Proposals that are new, changed or withdrawn. */
  readonly changed: number;
  /** Those that the settings let be applied. */
  readonly applied: number;
}

/** Undefined while the holdings don't come up with the journal: the look stays due. */
export async function lookAtHolder(look: LookAtHolder): Promise<LookedAt | undefined> {
  const { store, context } = look;
  const { tenant, now } = context;
  const [due] = await store.readRecords([lookKey(tenant)]);
  const journal = mainStream(tenant, 'journal');
  const heads = await store.readHeads([journal, settingsStream(tenant)]);
  const wanted = { stream: journal, version: heads.get(streamName(journal))?.version ?? 0 };
  const terms = await readBook(store, holdingsProjection, { tenant, wanted }, ({ book }) =>
    allTerms(look, book.reads.source.maps),
  );
  if (isRefused(terms)) return undefined;
  const changed = await propose(look, terms);
  const { apply } = settingsIn(heads, tenant).settings.corporateActions ?? { apply: 'none' };
  const applied = apply === 'none' ? 0 : await applyFirst(look, apply);
  // Whoever wrote it again has seen something newer.
  if (due) {
    const gone = { place: due.place, sort: due.sort, expect: { revision: due.revision }, deleted: true } as const;
    await putRecords(store, [gone], { actor: ACTOR, now });
  }
  return { changed, applied };
}

/** The earliest first. */
async function allTerms(
  { store, context: { tenant, now } }: LookAtHolder,
  maps: HoldingsMaps,
): Promise<readonly CorporateActionTerms[]> {
  const actions = await actionsOf(store, tenant, maps, now.slice(0, 10));
  if (actions.length === 0) return [];
  const accounts: string[] = [];
  for await (const [account] of maps.accounts.entries()) accounts.push(account);
  const all: CorporateActionTerms[] = [];
  const undecided = new Set<string>();
  const decided = new Set(
    (await allActions(store, tenant)).flatMap(({ status, proposalId }) =>
      status === 'accepted' || status === 'declined' ? [proposalId] : [],
    ),
  );
  for (const action of actions) {
    const held = await maps.current.getMany(accounts.map((account) => keyOf(scopeOf(account), action.asset)));
    for (const account of accounts) {
      const holding = keyOf(scopeOf(account), action.asset);
      if (!held.has(holding)) continue;
      const proposalId = proposalIdOf(tenant, { ...action, account });
      const terms = decided.has(proposalId) ? undefined : await termsOf(maps, action, account);
      if (!terms) continue;
      all.push({ ...terms, proposalId, ...(undecided.has(holding) && { obstacle: 'earlier-first' as const }) });
      undecided.add(holding);
    }
  }
  return all;
}

/** What holds is proposed, and what no longer does withdrawn. @returns how many proposals changed. */
async function propose({ store, context }: LookAtHolder, terms: readonly CorporateActionTerms[]): Promise<number> {
  const { tenant, now } = context;
  const wanted = new Map(terms.map((each) => [each.proposalId, each]));
  const known = (await allActions(store, tenant)).filter(({ status }) => status === 'proposed');
  let changed = 0;
  for (const proposalId of new Set([...wanted.keys(), ...known.map((action) => action.proposalId)])) {
    const stream = actionStream(tenant, proposalId);
    const result = await runCommand<Json>(store, context, [stream], async (heads) => {
      const before = actionIn(heads, stream);
      const [event] = decideLook(before, wanted.get(proposalId), now);
      if (!event) return { appends: [], answer: 0 };
      const { append, record } = appended(tenant, before, event);
      return { appends: [append], records: [record], answer: 1 };
    });
    changed += isRefused(result) ? 0 : Number(result.answer);
  }
  return changed;
}

/** Of each holding the first: what it does to the journal brings the look here again for the next. */
async function applyFirst({ store, recording, context }: LookAtHolder, apply: 'splits' | 'all'): Promise<number> {
  const may = ({ status, kind, obstacle }: CorporateAction): boolean =>
    status === 'proposed' && obstacle === null && (apply === 'all' || kind === 'split');
  let applied = 0;
  for (const { proposalId } of (await allActions(store, context.tenant)).filter(may)) {
    const result = await acceptProposal(store, recording, context, { proposalId, by: 'setting' });
    applied += isRefused(result) ? 0 : 1;
  }
  return applied;
}
