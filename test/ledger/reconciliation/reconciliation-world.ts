/** Reconciliation in virtual time: a bank in memory, and a provider whose settlements are what a test says they are. */
import { randomUUID } from 'node:crypto';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { format } from '../../../shared/kernel/money/decimal.ts';
import { putRecords } from '../../../shared/kernel/store/write-records.ts';
import { PLATFORM, type TenantId } from '../../../shared/kernel/streams.ts';
import { bookTransfer } from '../../../shared/ledger/app/external-transfers/book-transfer.ts';
import { transferOwnerKey } from '../../../shared/ledger/app/external-transfers/transfer-workflows.ts';
import { readPayment } from '../../../shared/ledger/app/reconciliation/read-payment.ts';
import { startRun } from '../../../shared/ledger/app/reconciliation/start-run.ts';
import { workRun } from '../../../shared/ledger/app/reconciliation/work-run.ts';
import type { AccountId, TransferId } from '../../../shared/ledger/contract/account.ts';
import type { ExternalTransfer } from '../../../shared/ledger/contract/external-transfer.ts';
import type { Settlement, SettlementFeed, SettlementPage } from '../../../shared/ledger/contract/settlement-feed.ts';
import type { SuspenseItem } from '../../../shared/ledger/domain/reconciliation/item.ts';
import type { ReconciliationRun } from '../../../shared/ledger/domain/reconciliation/run.ts';
import { listItems } from '../../../shared/ledger/read/reconciliation/list-items.ts';
import { listRuns } from '../../../shared/ledger/read/reconciliation/list-runs.ts';
import { Bank } from '../support/bank.ts';

const PROVIDER = 'stripe';
const PAGE = 2;

/** The process ends at a request to the store. */
export class KilledAt extends Error {}

export class ReconciliationWorld {
  readonly bank = new Bank();
  readonly user: TenantId = this.bank.user();
  /** What the provider's list says, in its order. */
  settled: readonly Settlement[] = [];
  /** Answers instead of pages, for so many reads. */
  readonly failures: SettlementPage[] = [];
  readonly told: string[] = [];
  /** To the store, before the process is killed. */
  requestsLeft = Number.POSITIVE_INFINITY;
  accountId = '' as AccountId;

  async open(): Promise<this> {
    const { store } = this.bank;
    const request = (): void => {
      this.requestsLeft -= 1;
      if (this.requestsLeft < 0) throw new KilledAt();
    };
    Object.assign(store.hooks, { beforeRequest: request, beforeWrite: request, afterWrite: request });
    this.accountId = await this.bank.funded(this.user, '1000');
    return this;
  }

  /** A transfer that was posted, and the provider's id of it. */
  async posted(
    amount: string,
    { providerId, fee, ...more }: Partial<ExternalTransfer> & { providerId?: string; fee?: string } = {},
  ): Promise<string> {
    const transfer = await this.known(more);
    const booking = { kind: 'settle', amount, providerId, providerFee: fee } as const;
    const refused = await bookTransfer(this.bank.store, this.bank.as(this.user), { ...transfer, amount }, booking);
    if (isRefused(refused)) throw new Error(refused.detail);
    return transfer.transferId;
  }

  /** A transfer that nothing was posted of yet. */
  async known(more: Partial<ExternalTransfer> = {}): Promise<ExternalTransfer> {
    const transferId = (more.transferId ?? randomUUID()) as TransferId;
    await putRecords(this.bank.store, [{ ...transferOwnerKey(transferId), expect: 'any', value: this.user }], {
      actor: 'system:test',
      now: this.bank.now,
    });
    return {
      ...{ transferId, domain: 'banking', provider: PROVIDER, direction: 'pay-in', accountId: this.accountId },
      ...{ asset: 'EUR', amount: '1', counterparty: 'pm_1', fees: [], onReversal: 'review', clearingSeconds: 0 },
      ...more,
    };
  }

  settlement(amount: string, more: Partial<Settlement> = {}): Settlement {
    const settlementId = `txn_${randomUUID().slice(0, 8)}`;
    return { provider: PROVIDER, settlementId, asset: 'EUR', amount, settledAt: this.bank.now, ...more };
  }

  feed(): SettlementFeed {
    const read = async (_window: unknown, after: string | undefined): Promise<SettlementPage> => {
      const failure = this.failures.shift();
      if (failure) return failure;
      const from = Number(after ?? 0);
      const next = from + PAGE < this.settled.length ? String(from + PAGE) : undefined;
      return { kind: 'page', settlements: this.settled.slice(from, from + PAGE), next };
    };
    return { provider: PROVIDER, kind: 'list', tellsPayIns: false, read };
  }

  async work(feed = this.feed()): Promise<number | undefined> {
    return workRun({
      ...{ store: this.bank.store, due: this.bank.store.due, feed, log: { info: () => {} } },
      ...{ now: () => this.bank.now, hasTime: () => true },
      onProviderUpdate: async ({ reference = '' }) => {
        this.told.push(reference);
        return undefined;
      },
    });
  }

  async start(): Promise<ReconciliationRun> {
    this.bank.pass(1);
    return startRun(this.bank.store, { provider: PROVIDER, startedBy: 'test', now: this.bank.now });
  }

  /** One run, from its beginning to its end. */
  async run(feed = this.feed()): Promise<ReconciliationRun> {
    await this.start();
    await this.work(feed);
    const run = await this.lastRun();
    if (!run) throw new Error('there was no run');
    return run;
  }

  async lastRun(): Promise<ReconciliationRun | undefined> {
    return (await listRuns(this.bank.store, { provider: PROVIDER, after: undefined, limit: 1 })).runs[0];
  }

  async items(status?: SuspenseItem['status']): Promise<readonly SuspenseItem[]> {
    const { bank } = this;
    return (await listItems(bank.store, { provider: PROVIDER, status, limit: 100, now: bank.now })).items;
  }

  payment(paymentId: string) {
    return readPayment(this.bank.store, { provider: PROVIDER, paymentId });
  }

  async suspense(asset = 'EUR'): Promise<string> {
    return format(await this.bank.systemBalance('suspense', asset));
  }

  readonly operator = () => this.bank.as(PLATFORM);
}

/** What stands, without the times and ids that differ between worlds. */
export const standing = (items: readonly SuspenseItem[]) =>
  items
    .map(({ differences, suspense }) => JSON.stringify({ differences, suspense }))
    .toSorted((a, b) => (a < b ? -1 : 1));
