/** A small bank in memory: users with accounts, the operator's hand, and a clock that stands still unless it is moved. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import type { CommandContext } from '../../../shared/kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../shared/kernel/errors.ts';
import { type Decimal, decimal, sum, ZERO } from '../../../shared/kernel/money/decimal.ts';
import type { Json } from '../../../shared/kernel/pages/types.ts';
import { streamName } from '../../../shared/kernel/store/types.ts';
import { PLATFORM, type StreamId, type TenantId } from '../../../shared/kernel/streams.ts';
import { type OpenAccountInput, openAccount } from '../../../shared/ledger/app/accounts/account-commands.ts';
import { setFees } from '../../../shared/ledger/app/fees/set-fee-schedule.ts';
import { type Adjustment, adjust } from '../../../shared/ledger/app/postings/adjust.ts';
import { SHARDS, systemAccountId } from '../../../shared/ledger/app/postings/system-accounts.ts';
import { initiateTransfer } from '../../../shared/ledger/app/transfers/initiate-transfer.ts';
import type { TransferOrder } from '../../../shared/ledger/app/transfers/prepare-transfer.ts';
import {
  type AccountId,
  SYSTEM_ACCOUNT_KINDS,
  type SystemAccountKind,
  type TransactionId,
} from '../../../shared/ledger/contract/account.ts';
import { type FeeSchedule, feeRules } from '../../../shared/ledger/contract/fees.ts';
import type { Account } from '../../../shared/ledger/domain/accounts/account.ts';
import { fundsOf } from '../../../shared/ledger/domain/accounts/available.ts';
import { accountIn, accountStream } from '../../../shared/ledger/read/account-head.ts';
import { monthSort, ratesOfBase } from '../../../shared/market-data/contract/market-places.ts';
import { settingsEvents } from '../../../shared/settings/contract/events.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/contract/settings.ts';
import { settingsStream } from '../../../shared/settings/contract/settings-head.ts';

export const OPENED_AT = '2026-01-10T08:00:00.000Z';

/** The answer, or the test's end. */
export function done<A>(result: { readonly answer: A } | Refusal): A {
  if (isRefused(result)) throw new Error(`${result.code}: ${result.detail}`);
  return (result as { readonly answer: A }).answer;
}
/** The code of a refusal; `done` where there was none. */
export const codeOf = (result: unknown): string => (isRefused(result) ? result.code : 'done');

const shardStreams = new Map<string, readonly StreamId[]>();

/** Where an account of the system is; ids are worked out once. */
function shardsOf(kind: SystemAccountKind, asset: string): readonly StreamId[] {
  const key = `${kind} ${asset}`;
  const known = shardStreams.get(key);
  if (known) return known;
  const ids = Array.from({ length: SHARDS }, (_, shard) => systemAccountId(kind, asset, shard));
  const streams = ids.map((id) => accountStream(PLATFORM, id));
  shardStreams.set(key, streams);
  return streams;
}

export class Bank {
  readonly store = new MemoryStore();
  now = OPENED_AT;

  /** Moves the clock on. */
  pass(seconds: number): void {
    this.now = new Date(Date.parse(this.now) + seconds * 1_000).toISOString();
  }

  user(): TenantId {
    return randomUUID() as string as TenantId;
  }

  as(tenant: TenantId, key?: readonly [key: string, request: Json]): CommandContext {
    const idempotency = key && { key: key[0], request: key[1] };
    return { tenant, principal: tenant, correlationId: 'test', now: this.now, idempotency };
  }

  async open(tenant: TenantId, input: Partial<OpenAccountInput> = {}): Promise<AccountId> {
    return done(await openAccount(this.store, this.as(tenant), { kind: 'checking', ...input })).accountId;
  }

  /** An operator's booking against clearing. */
  adjust(accountId: AccountId, amount: string, more: Partial<Adjustment> = {}) {
    return adjust(this.store, this.as(PLATFORM), {
      ...{
        transactionId: randomUUID() as string as TransactionId,
        accountId,
        direction: 'credit',
        asset: 'EUR',
        amount,
      },
      ...{ against: 'clearing', reason: 'a test', isForced: false },
      ...more,
    });
  }

  /** An account with something in it. */
  async funded(tenant: TenantId, amount: string, input: Partial<OpenAccountInput> = {}): Promise<AccountId> {
    const accountId = await this.open(tenant, input);
    done(await this.adjust(accountId, amount));
    return accountId;
  }

  transfer(
    tenant: TenantId,
    order: Pick<TransferOrder, 'from' | 'to' | 'amount'> & Partial<TransferOrder>,
    key?: readonly [key: string, request: Json],
  ) {
    const defaults = { asset: 'EUR', metadata: {}, acceptWithinSeconds: 3_600 };
    return initiateTransfer(this.store, this.as(tenant, key), { ...defaults, ...order });
  }

  async account(tenant: TenantId, accountId: AccountId): Promise<Account> {
    const stream = accountStream(tenant, accountId);
    const account = accountIn(await this.store.readHeads([stream]), stream);
    if (!account) throw new Error(`no account ${accountId}`);
    return account;
  }

  async funds(tenant: TenantId, accountId: AccountId, asset = 'EUR') {
    return fundsOf(await this.account(tenant, accountId), asset, this.now);
  }

  /** What an account of the system holds, all shards together. */
  async systemBalance(kind: SystemAccountKind, asset: string): Promise<Decimal> {
    const streams = shardsOf(kind, asset);
    const heads = await this.store.readHeads(streams);
    if (heads.size === 0) return ZERO;
    return sum(streams.map((stream) => decimal(accountIn(heads, stream)?.balances[asset] ?? '0')));
  }

  /** What all accounts of the system hold of an asset. */
  async systemTotal(asset: string): Promise<Decimal> {
    return sum(await Promise.all(SYSTEM_ACCOUNT_KINDS.map((kind) => this.systemBalance(kind, asset))));
  }

  /** What operators charge from now on. */
  async charge(rules: readonly unknown[]): Promise<FeeSchedule> {
    const order = { rules: z.parse(feeRules, rules), reason: 'a test' };
    const set = await setFees(this.store, this.as(PLATFORM), order);
    if (isRefused(set)) throw new Error(set.detail);
    return set as FeeSchedule;
  }

  /** So many dollars for a euro, as the market said on the day the bank opened. */
  async rate(dollars: string): Promise<void> {
    const day = { source: 'test', fetchedAt: this.now, expiresAt: this.now, rates: { USD: dollars } };
    const month = { days: { [this.now.slice(8, 10)]: day } } as unknown as Json;
    const record = { place: ratesOfBase('EUR'), sort: monthSort(this.now.slice(0, 7)), value: month };
    await this.store.write({
      meta: { commandId: randomUUID(), causationId: 'test', correlationId: 'test', actor: 'test', now: this.now },
      ...{ appends: [], records: [{ ...record, expect: 'any' }] },
    });
  }

  /** A user's time zone. */
  async live(tenant: TenantId, timeZone: string): Promise<void> {
    const stream = settingsStream(tenant);
    const version = (await this.store.readHeads([stream])).get(streamName(stream))?.version ?? 0;
    const settings = { ...DEFAULT_SETTINGS, timeZone };
    const event = settingsEvents.encode({ type: 'SettingsReplaced', data: { settings, changed: ['timeZone'] } });
    await this.store.write({
      meta: { commandId: randomUUID(), causationId: 'test', correlationId: 'test', actor: 'test', now: this.now },
      appends: [{ stream, expectedVersion: version, events: [event], state: settings as unknown as Json }],
    });
  }
}
