/**
 * Posts a transaction: each account gets the events of its own postings. Who reads these of one account sees the balance
 * after each; whoever adds up those of all accounts gets zero in every asset.
 */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { absolute, add, type Decimal, decimal, format, ZERO } from '../../../kernel/money/decimal.ts';
import {
  type AccountId,
  ASSETS_MAX,
  type HoldId,
  type TransactionId,
  type TransferId,
} from '../../contract/account.ts';
import type { AccountEvent, PostingCause, PostingData } from '../../contract/account-events.ts';
import { type Account, amountOf, evolveAll } from '../accounts/account.ts';
import { countedOn, fundsOf, insufficientFunds, usedAt } from '../accounts/available.ts';
import { checkLimits } from '../accounts/limits.ts';
import { mayReceive, maySpend, type StandingCode } from '../accounts/standing.ts';
import { type HoldCode, takeFromHold } from '../holds/hold.ts';
import { alarms } from './alarms.ts';
import type { LedgerAsset } from './ledger-asset.ts';

export interface Posting {
  readonly accountId: AccountId;
  readonly asset: LedgerAsset;
  /** Below zero: it leaves the account. */
  readonly amount: Decimal;
  /** The hold that it is paid from; only of what leaves. */
  readonly holdId?: HoldId | undefined;
  /** Leaves whatever is there, and isn't counted by limits: a correction, or what a provider has taken back. */
  readonly isForced?: boolean | undefined;
  /** The account on the other side; left out: the first where the same asset goes the other way. */
  readonly other?: AccountId | undefined;
  /** Where it isn't the transaction's: a fee that is charged with it. */
  readonly cause?: PostingCause | undefined;
}

export interface Transaction {
  readonly transactionId: TransactionId;
  readonly transferId?: TransferId | undefined;
  readonly cause: PostingCause;
  readonly reference?: string | undefined;
  readonly description?: string | undefined;
  /** Not after `now`. */
  readonly effectiveAt: string;
  readonly now: string;
  readonly postings: readonly Posting[];
}

/** An account that takes part, with its owner's day; accounts of the system have no day, since nothing limits them. */
export interface Party {
  readonly account: Account;
  readonly day?: string | undefined;
}

export type PostingCode = StandingCode | HoldCode | 'InsufficientFunds' | 'LimitExceeded' | 'TooManyAssets';

/** What happens to each account, in the order of its postings. */
export type Posted = ReadonlyMap<AccountId, readonly AccountEvent[]>;

/** @throws when the transaction doesn't balance, or names an account that isn't there: a bug of whoever made it. */
function assertBalanced(postings: readonly Posting[]): void {
  const sums = new Map<string, Decimal>();
  for (const { asset, amount } of postings) sums.set(asset.code, add(sums.get(asset.code) ?? ZERO, amount));
  for (const [asset, sum] of sums) if (sum !== ZERO) throw new Error(`postings of ${asset} sum to ${format(sum)}`);
}

export function post(transaction: Transaction, parties: ReadonlyMap<AccountId, Party>): Posted | Refusal<PostingCode> {
  assertBalanced(transaction.postings);
  const posted = new Map<AccountId, AccountEvent[]>();
  for (const posting of transaction.postings) {
    const party = parties.get(posting.accountId);
    if (!party) throw new Error(`no account ${posting.accountId}`);
    const before = posted.get(posting.accountId) ?? [];
    const account = evolveAll(party.account, before) ?? party.account;
    const side = { ...party, account, other: otherSide(transaction, posting, parties) };
    const events = posting.amount < ZERO ? subtract(transaction, posting, side) : addTo(transaction, posting, side);
    if ('refused' in events) return events;
    posted.set(posting.accountId, [
      ...before,
      ...events,
      ...alarms(account, posting.asset.code, events, transaction.now),
    ]);
  }
  return posted;
}

/** The account that a posting names, or the first where the same asset goes the other way. */
function otherSide(
  { postings }: Transaction,
  { asset, amount, other: named }: Posting,
  parties: ReadonlyMap<AccountId, Party>,
): PostingData['counterparty'] {
  const found = postings.find(
    (posting) => posting.asset.code === asset.code && posting.amount < ZERO !== amount < ZERO,
  );
  const accountId = named ?? found?.accountId;
  const account = accountId && parties.get(accountId)?.account;
  if (!account) throw new Error(`nobody is on the other side of ${asset.code}`);
  return { accountId: account.accountId, kind: account.kind };
}

interface Side extends Party {
  readonly other: PostingData['counterparty'];
}

function dataOf(
  { transactionId, transferId, cause, reference, description, effectiveAt, now }: Transaction,
  { accountId, asset, amount, cause: own }: Posting,
  { account, other }: Side,
): PostingData {
  return {
    ...{ accountId, transactionId, cause: own ?? cause, asset: asset.code, amount: format(absolute(amount)) },
    balance: format(add(amountOf(account.balances, asset.code), amount)),
    counterparty: other,
    ...(transferId !== undefined && { transferId }),
    ...(reference !== undefined && { reference }),
    ...(description !== undefined && { description }),
    ...{ effectiveAt, recordedAt: now },
  };
}

type Events = readonly AccountEvent[] | Refusal<PostingCode>;

function addTo(transaction: Transaction, posting: Posting, side: Side): Events {
  const { asset } = posting;
  const { account } = side;
  const refused = mayReceive(account);
  if (refused) return refused;
  if (!(asset.code in account.balances) && Object.keys(account.balances).length >= ASSETS_MAX) {
    return refuse('TooManyAssets', `An account can hold ${ASSETS_MAX} assets.`);
  }
  const type = asset.isMoney ? 'MoneyAdded' : 'AssetBalanceAdded';
  return [{ type, data: dataOf(transaction, posting, side) }];
}

/** Accounts of the system have no limits and may be below zero. */
const isUnlimited = ({ day }: Party, { isForced }: Posting): boolean => day === undefined || isForced === true;

function subtract(transaction: Transaction, posting: Posting, side: Side): Events {
  const { asset, holdId } = posting;
  const { account, day } = side;
  const type = asset.isMoney ? 'MoneySubtracted' : 'AssetBalanceSubtracted';
  const data = dataOf(transaction, posting, side);
  if (isUnlimited(side, posting) && holdId === undefined) return [{ type, data }];
  const refused = maySpend(account);
  if (refused) return refused;
  const { transactionId, now } = transaction;
  const { cause } = data;
  if (holdId === undefined)
    return paidFromBalance(account, data, { type, day: isLimited(cause) ? day : undefined, now });
  const amount = absolute(posting.amount);
  const completed = takeFromHold(account, { holdId, asset: asset.code, amount, transactionId, now });
  return 'refused' in completed ? completed : [completed, { type, data: { ...data, holdId } }];
}

/** What is given back is not counted, nor what an operator books. */
const isLimited = (cause: PostingCause): boolean => cause !== 'reversal' && cause !== 'adjustment';

interface Paying {
  readonly type: 'MoneySubtracted' | 'AssetBalanceSubtracted';
  /** Undefined where no limit counts it. */
  readonly day: string | undefined;
  readonly now: string;
}

function paidFromBalance(account: Account, data: PostingData, { type, day, now }: Paying): Events {
  const { asset } = data;
  const amount = decimal(data.amount);
  const { available } = fundsOf(account, asset, now);
  if (amount > available) return insufficientFunds(account, { asset, amount, available });
  if (day === undefined) return [{ type, data }];
  const counted = countedOn(account, asset, day);
  const limited = checkLimits(account.limits, usedAt(account, asset, now), { asset, amount, day: counted });
  return limited ?? [{ type, data: { ...data, countedOn: counted } }];
}
