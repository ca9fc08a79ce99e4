/**
 * What was recorded of an account in a period: as it stood before, its movements, and as it stood after. Commits are
 * neither changed nor inserted, so that a period that is over reads the same whenever it is read.
 */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { AccountId } from '../../contract/account.ts';
import { accountEvents } from '../../contract/account-events.ts';
import type { Movement } from '../../contract/movement.ts';
import { type Account, evolveAll } from '../../domain/accounts/account.ts';
import { accountStream } from '../account-head.ts';
import { lastCheckpoint } from '../balance-history.ts';
import { accountPlace, checkpointsBefore } from '../places.ts';
import { movementOf } from './movements.ts';

const COMMITS_AT_ONCE = 200;
/** As many as are read and opened in some ten seconds; with holds, and all else that moves nothing. */
const COMMITS_MAX = 40_000;

export interface PeriodAsked {
  readonly tenant: TenantId;
  readonly accountId: AccountId;
  /** From this instant on. */
  readonly from: string;
  /** Up to this instant, which is not in it. */
  readonly before: string;
}

export interface Period {
  /** Undefined where the account was opened later. */
  readonly opening: Account | undefined;
  readonly closing: Account | undefined;
}

const tooMuch = () =>
  refuse('AnswerTooLarge', `More than ${COMMITS_MAX} changes were recorded then. The list of entries has pages.`);

/** @param each is given the movements, in the order in which they were recorded. */
export async function readPeriod(
  store: Store,
  { tenant, accountId, from, before }: PeriodAsked,
  each: (moved: Movement) => void,
): Promise<Period | Refusal<'AnswerTooLarge'>> {
  const kept = await lastCheckpoint(store, accountPlace(tenant, accountId), checkpointsBefore(from));
  const stream = accountStream(tenant, accountId);
  let opening = kept?.account;
  let closing = opening;
  let [version, read] = [kept?.version ?? 0, 0];
  for (;;) {
    const commits = await store.readCommits(stream, version, { commitsMax: COMMITS_AT_ONCE });
    for (const { recordedAt, events } of commits) {
      if (recordedAt >= before) return { opening, closing };
      const decoded = events.map((event) => accountEvents.decode(event));
      closing = evolveAll(closing, decoded);
      if (recordedAt < from) opening = closing;
      else for (const moved of decoded.flatMap((event) => movementOf(event) ?? [])) each(moved);
    }
    read += commits.length;
    if (read > COMMITS_MAX) return tooMuch();
    const last = commits.at(-1);
    if (!last) return { opening, closing };
    version = last.version;
  }
}
