/** A bank whose users plan transfers, and a worker that comes when it is told to. */
import * as z from 'zod/mini';
import type { Store } from '../../../shared/kernel/store/types.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import {
  cancelSchedule,
  changeSchedule,
  createSchedule,
  pauseSchedule,
  resumeSchedule,
  type ScheduleChanges,
} from '../../../shared/ledger/app/transfer-schedules/schedule-commands.ts';
import { type Worked, workSchedule } from '../../../shared/ledger/app/transfer-schedules/work-schedule.ts';
import type { AccountId } from '../../../shared/ledger/contract/account.ts';
import type { TransferScheduleId } from '../../../shared/ledger/contract/transfer-schedule-plan.ts';
import { createTransferScheduleRoute } from '../../../shared/ledger/contract/transfer-schedules-http.ts';
import type { Schedule } from '../../../shared/ledger/domain/transfer-schedules/schedule.ts';
import { listTransfers } from '../../../shared/ledger/read/transfer-records.ts';
import { listOccurrences } from '../../../shared/ledger/read/transfer-schedules/occurrence-records.ts';
import { TRANSFER_SCHEDULES } from '../../../shared/ledger/read/transfer-schedules/places.ts';
import { readSchedule } from '../../../shared/ledger/read/transfer-schedules/schedule-head.ts';
import { Bank, done, OPENED_AT } from '../support/bank.ts';

export const DAY = 86_400;
const providers = async () => new Map([['stripe', {}]]);

export class Planner {
  readonly bank = new Bank();
  readonly user: TenantId = this.bank.user();
  from = '' as AccountId;
  to = '' as AccountId;

  static async with(balance: string): Promise<Planner> {
    const planner = new Planner();
    planner.from = await planner.bank.funded(planner.user, balance);
    planner.to = await planner.bank.open(planner.user);
    return planner;
  }

  get now(): Timestamp {
    return this.bank.now as Timestamp;
  }

  /** As a request's body says it: ten euros each day from today on, unless told otherwise. */
  create(more: object = {}) {
    const body = {
      transfer: { kind: 'internal', from: this.from, to: this.to, asset: 'EUR', amount: '10' },
      when: {
        startDate: OPENED_AT.slice(0, 10),
        time: OPENED_AT.slice(11, 16),
        timeZone: 'UTC',
        every: { unit: 'day' },
      },
      ...more,
    };
    const order = z.parse(createTransferScheduleRoute.body, body);
    return createSchedule(this.bank.store, this.bank.as(this.user), order, providers);
  }

  async plan(more: object = {}): Promise<TransferScheduleId> {
    return done(await this.create(more)).scheduleId as TransferScheduleId;
  }

  change(scheduleId: TransferScheduleId, changes: ScheduleChanges) {
    return changeSchedule(this.bank.store, this.bank.as(this.user), { scheduleId, changes }, providers);
  }
  pause(scheduleId: TransferScheduleId) {
    return pauseSchedule(this.bank.store, this.bank.as(this.user), { scheduleId });
  }
  resume(scheduleId: TransferScheduleId) {
    return resumeSchedule(this.bank.store, this.bank.as(this.user), { scheduleId });
  }
  cancel(scheduleId: TransferScheduleId) {
    return cancelSchedule(this.bank.store, this.bank.as(this.user), { scheduleId });
  }

  /** Works for what is due by now, as the function does each minute. */
  async work(store: Store = this.bank.store): Promise<Worked> {
    const total = { executed: 0, refused: 0 };
    const due = [];
    for await (const { place } of this.bank.store.due.dueBy(TRANSFER_SCHEDULES, this.now)) due.push(place);
    for (const { tenant, partition } of due) {
      const work = { store, providers, now: () => this.now, hasTime: () => true, correlationId: 'test' };
      const { executed, refused } = await workSchedule(work, tenant, partition);
      total.executed += executed;
      total.refused += refused;
    }
    return total;
  }

  async schedule(scheduleId: TransferScheduleId): Promise<Schedule> {
    const found = await readSchedule(this.bank.store, this.user, scheduleId);
    if (!found) throw new Error(`no schedule ${scheduleId}`);
    return found.schedule;
  }

  /** What has become of its occurrences, the first first: `1 executed`, `2-4 skipped Missed`. */
  async history(scheduleId: TransferScheduleId): Promise<readonly string[]> {
    const { items } = await listOccurrences(this.bank.store, { tenant: this.user, scheduleId }, { limit: 1_000 });
    return items.toReversed().map(({ number, since, status, reason }) => {
      const numbers = since ? `${since.number}-${number}` : String(number);
      return [numbers, status, ...(reason ? [reason.code] : [])].join(' ');
    });
  }

  /** Ids of the user's transfers, the first first. */
  async transfers(): Promise<readonly string[]> {
    const asked = { filter: {}, after: undefined, limit: 1_000 };
    const { items } = await listTransfers(this.bank.store, this.user, asked);
    return items.map(({ transfer }) => transfer.transferId).toReversed();
  }

  async received(): Promise<string> {
    const { balances } = await this.bank.account(this.user, this.to);
    return balances['EUR'] ?? '0';
  }

  async isDue(): Promise<boolean> {
    for await (const _ of this.bank.store.due.dueBy(TRANSFER_SCHEDULES, '2101-01-01T00:00:00.000Z')) return true;
    return false;
  }
}
