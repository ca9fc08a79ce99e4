/** What is decided of a proposal: accepted, it is in the journal in the same write; declined, it is proposed no more. */
import {
  type Append,
  type CommandCode,
  type CommandContext,
  type CommandResult,
  encodeAll,
  runCommand,
} from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import { type ReadCode, readBook } from '../../../kernel/projection/read-book.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import { stateIn, stateOf } from '../../../kernel/store/stream-state.ts';
import { type Head, type Store, streamName } from '../../../kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../kernel/streams.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import { termsOf } from '../../calc/corporate-actions/terms.ts';
import type { CorporateAction, CorporateActionTerms } from '../../contract/corporate-action.ts';
import { type CorporateActionEvent, corporateActionEvents } from '../../contract/corporate-action-events.ts';
import { lookDue } from '../../contract/corporate-action-places.ts';
import { evolve } from '../../domain/corporate-actions/proposal.ts';
import { recordedBy } from '../../domain/corporate-actions/recorded.ts';
import { ACTION_STATE, actionStream, actionWrite, allActions } from '../../read/corporate-actions/proposals.ts';
import { holdingsProjection } from '../../read/holdings-projection.ts';
import type { Recording } from './recording.ts';

export type DecideCode = 'NotFound' | 'ProposalOver';
export type AcceptCode = DecideCode | 'EarlierProposal' | 'InsufficientLots' | 'TransactionConflict' | ReadCode;

type Decided<Code extends string> = Promise<CommandResult<CorporateAction> | Refusal<Code | CommandCode>>;

interface Appended {
  readonly action: CorporateAction;
  readonly append: Append;
  readonly record: RecordWrite;
}

/** What becomes of a proposal by an event, in its stream and as its record. */
export function appended(tenant: TenantId, before: CorporateAction | undefined, event: CorporateActionEvent): Appended {
  const action = evolve(before, event);
  if (!action) throw new Error(`${event.type} of a proposal that there is none of`);
  const stream = actionStream(tenant, action.proposalId);
  const events = encodeAll(corporateActionEvents, [event]);
  const append = { stream, events, ...stateOf(ACTION_STATE, action), status: action.status };
  return { action, append, record: actionWrite(tenant, action) };
}

export const actionIn = (heads: ReadonlyMap<string, Head>, stream: StreamId): CorporateAction | undefined =>
  stateIn(heads, stream, ACTION_STATE);

const answerOf = ({ answer, versions }: CommandResult<Json>): CommandResult<CorporateAction> => ({
  // as it was put into the answer
  answer: answer as unknown as CorporateAction,
  versions,
});

const refuseUnknown = (): Refusal<'NotFound'> => refuse('NotFound', 'There is no proposal with this id.');
const refuseOver = (why: string): Refusal<'ProposalOver'> => refuse('ProposalOver', why);

export async function declineProposal(store: Store, context: CommandContext, proposalId: string): Decided<DecideCode> {
  const { tenant, now } = context;
  const stream = actionStream(tenant, proposalId);
  const result = await runCommand<Json, DecideCode>(store, context, [stream], async (heads) => {
    const before = actionIn(heads, stream);
    if (!before) return refuseUnknown();
    if (before.status !== 'proposed') return refuseOver(`The proposal was ${before.status} before.`);
    const data = { proposalId, declinedAt: now };
    const { action, append, record } = appended(tenant, before, { type: 'CorporateActionDeclined', data });
    // What comes after it may be accepted now.
    return { appends: [append], records: [record, lookDue(tenant, now)], answer: action };
  });
  return isRefused(result) ? result : answerOf(result);
}

export interface AcceptProposal {
  readonly proposalId: string;
  readonly by: 'user' | 'setting';
}

/** By what the journal holds now. What was declined may be accepted after all. */
export async function acceptProposal(
  store: Store,
  recording: Recording,
  context: CommandContext,
  { proposalId, by }: AcceptProposal,
): Decided<AcceptCode> {
  const { tenant, now } = context;
  const stream = actionStream(tenant, proposalId);
  const journal = recording.stream(tenant);
  const streams = [stream, journal, settingsStream(tenant)];
  const result = await runCommand<Json, AcceptCode>(store, context, streams, async (heads) => {
    const before = actionIn(heads, stream);
    if (!before) return refuseUnknown();
    if (before.status !== 'proposed' && before.status !== 'declined') {
      return refuseOver(`The proposal was ${before.status} before.`);
    }
    const version = heads.get(streamName(journal))?.version ?? 0;
    const terms = await termsNow(store, before, { tenant, wanted: { stream: journal, version } });
    if (isRefused(terms)) return terms;
    const refused = (await refusedForEarlier(store, tenant, before)) ?? refusedForLots(terms, heads, tenant);
    if (refused) return refused;
    const recorded = await recording.record(tenant, heads, recordedBy(terms));
    if (!recorded) return refuse('TransactionConflict', 'Another transaction of the account has its external id.');
    const { transactionId } = recorded;
    const data = { ...terms, transactionId, by, acceptedAt: now };
    const { action, append, record } = appended(tenant, before, { type: 'CorporateActionAccepted', data });
    const appends = recorded.append ? [append, recorded.append] : [append];
    return { appends, records: [record], answer: action };
  });
  return isRefused(result) ? result : answerOf(result);
}

/** What it comes to by all that the journal holds, to which the append is held. */
async function termsNow(
  store: Store,
  { proposalId, kind, asset, into, date, ratio, account }: CorporateAction,
  options: Parameters<typeof readBook>[2],
): Promise<CorporateActionTerms | Refusal<ReadCode | 'ProposalOver'>> {
  const terms = await readBook(store, holdingsProjection, options, ({ book }) =>
    termsOf(book.reads.source.maps, { kind, asset, into, date, ratio }, account),
  );
  if (isRefused(terms)) return terms as Refusal<ReadCode>;
  return terms
    ? { ...terms, proposalId }
    : refuseOver('Nothing of it was held then, or it is recorded by a transaction of your own.');
}

async function refusedForEarlier(
  store: Store,
  tenant: TenantId,
  { asset, account, date }: CorporateAction,
): Promise<Refusal<'EarlierProposal'> | undefined> {
  const earlier = (await allActions(store, tenant)).find(
    (other) => other.status === 'proposed' && other.asset === asset && other.account === account && other.date < date,
  );
  return (
    earlier &&
    refuse('EarlierProposal', `The one of ${earlier.date} has to be accepted or declined first.`, {
      data: { proposalId: earlier.proposalId },
    })
  );
}

/** Strict settings refuse here what they refuse everywhere. */
function refusedForLots(
  { obstacle }: CorporateActionTerms,
  heads: ReadonlyMap<string, Head>,
  tenant: TenantId,
): Refusal<'InsufficientLots'> | undefined {
  if (obstacle !== 'leaves-short' || !settingsIn(heads, tenant).settings.tax.strict) return undefined;
  return refuse(
    'InsufficientLots',
    'It would leave a later disposal without enough lots, which strict settings refuse.',
  );
}
