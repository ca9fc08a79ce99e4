/** What users do with holds on their accounts. */
import { type CommandContext, type Decision, type Heads, runCommand } from '../../../kernel/commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../../kernel/errors.ts';
import { newId } from '../../../kernel/ids.ts';
import type { Json } from '../../../kernel/pages/types.ts';
import type { RecordWrite } from '../../../kernel/store/records.ts';
import type { Store } from '../../../kernel/store/types.ts';
import { dateIn } from '../../../kernel/time-zone.ts';
import { settingsIn, settingsStream } from '../../../settings/contract/settings-head.ts';
import type { AccountId, HoldId } from '../../contract/account.ts';
import { type PlaceCode, placeHold, releaseHold } from '../../domain/holds/hold.ts';
import { amountIn } from '../../domain/postings/ledger-asset.ts';
import { accountIn, accountStream } from '../../read/account-head.ts';
import { type HoldRecord, holdRecordsOf, readHold } from '../../read/hold-records.ts';
import { type Answered, answered, noAccount, RACE_SECONDS_MAX, refusedAtOnce } from '../accounts/account-commands.ts';
import { ledgerAssetOf } from '../accounts/owners.ts';
import { asJson, timeOf, writesOf } from '../postings/book.ts';
import { type ReferenceCode, referenceWrite, usedReference } from '../postings/references.ts';

export interface HoldOrder {
  readonly accountId: AccountId;
  readonly asset: string;
  readonly amount: string;
  /** Null: it stays until it is used or released. */
  readonly expiresInSeconds: number | null;
  readonly reference?: string | undefined;
  readonly description?: string | undefined;
}

type PlacingCode = PlaceCode | ReferenceCode | 'NotFound';
const OPTIONS = { raceSecondsMax: RACE_SECONDS_MAX };

export async function placeHoldOn(
  store: Store,
  context: CommandContext,
  order: HoldOrder,
): Answered<HoldRecord, PlacingCode | 'UnknownAsset' | 'WrongPrecision'> {
  const { tenant } = context;
  const asset = await ledgerAssetOf(store, order.asset);
  const amount = isRefused(asset) ? asset : amountIn(asset, order.amount);
  if (isRefused(asset)) return refusedAtOnce(store, context, asset);
  if (isRefused(amount)) return refusedAtOnce(store, context, amount as Refusal<'WrongPrecision'>);
  const holdId = newId<'h'>() as string as HoldId;
  const stream = accountStream(tenant, order.accountId);
  const decide = (heads: Heads): Decision<Json> | Refusal<PlacingCode> => {
    const before = accountIn(heads, stream);
    if (!before) return noAccount();
    const now = timeOf(heads, [stream], context.now);
    const { timeZone } = settingsIn(heads, tenant).settings;
    const { expiresInSeconds: seconds, reference, description } = order;
    const expiresAt = seconds === null ? null : new Date(Date.parse(now) + seconds * 1_000).toISOString();
    const more = { expiresAt, reference, description, day: dateIn(timeZone, now), now };
    const placed = placeHold(before, { holdId, asset: asset.code, amount, ...more });
    if ('refused' in placed) return placed;
    const { appends, records } = writesOf(heads, [{ stream, before, events: placed }], now);
    const used = referenceWrite({ tenant, source: 'user', reference }, holdId);
    return { appends, records: [...records, ...used], answer: answerOf(records, holdId) };
  };
  const result = await runCommand<Json, PlacingCode>(
    store,
    context,
    [stream, settingsStream(tenant)],
    async (heads) => {
      const { reference } = order;
      return (await usedReference(store, { tenant, source: 'user', reference })) ?? decide(heads);
    },
    OPTIONS,
  );
  return answered(result);
}

const answerOf = (records: readonly RecordWrite[], holdId: string): Json => {
  const record = holdRecordsOf(records).find((hold) => hold.holdId === holdId);
  if (!record) throw new Error(`nothing was written of hold ${holdId}`);
  return asJson(record);
};

export interface HoldOf {
  readonly accountId: AccountId;
  readonly holdId: HoldId;
}

export type EndedCode = 'NotFound' | 'HoldEnded' | 'HoldExpired' | 'HoldOfTransfer';

/** Why a hold that isn't on its account any more can't be used: it was used up, released, or has expired. */
export async function refuseEnded(
  store: Store,
  { tenant, now }: Pick<CommandContext, 'tenant' | 'now'>,
  { accountId, holdId }: HoldOf,
): Promise<Refusal<EndedCode>> {
  const hold = await readHold(store, { tenant, accountId, now }, holdId);
  if (!hold) return refuse('NotFound', 'There is no hold with this id on this account.');
  const data = { status: hold.status, endedAt: hold.endedAt };
  if (hold.status === 'expired') return refuse('HoldExpired', `The hold expired at ${hold.endedAt}.`, { data });
  return refuse('HoldEnded', `The hold was ${hold.status} at ${hold.endedAt}.`, { data });
}

/** A hold that a transfer waits on ends with the transfer. */
export const refuseOfTransfer = (transferId: string): Refusal<'HoldOfTransfer'> =>
  refuse('HoldOfTransfer', 'A transfer waits on this hold; take the transfer back instead.', { data: { transferId } });

export async function releaseHoldOf(
  store: Store,
  context: CommandContext,
  { accountId, holdId, reason }: HoldOf & { readonly reason?: string | undefined },
): Answered<HoldRecord, EndedCode> {
  const stream = accountStream(context.tenant, accountId);
  const result = await runCommand<Json, EndedCode>(
    store,
    context,
    [stream],
    async (heads) => {
      const before = accountIn(heads, stream);
      if (!before) return noAccount();
      const now = timeOf(heads, [stream], context.now);
      const hold = before.holds[holdId];
      if (!hold) return refuseEnded(store, { tenant: context.tenant, now }, { accountId, holdId });
      if (hold.transferId !== undefined) return refuseOfTransfer(hold.transferId);
      const released = releaseHold(before, { holdId, reason, now });
      if ('refused' in released) return released;
      const written = writesOf(heads, [{ stream, before, events: [released] }], now);
      return { ...written, answer: answerOf(written.records, holdId) };
    },
    OPTIONS,
  );
  return answered(result);
}
