/** Transfers from and to outside, from the order to the postings: the saga, the ledger, and a provider with a script. */

import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import * as z from 'zod/mini';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { defineEvents } from '../../../shared/kernel/events/contract.ts';
import type { Id } from '../../../shared/kernel/ids.ts';
import { type Decimal, decimal, format, sum } from '../../../shared/kernel/money/decimal.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { WORKFLOW_EVENTS } from '../../../shared/kernel/workflow/events.ts';
import { readWorkflow } from '../../../shared/kernel/workflow/run/read-workflows.ts';
import { workWorkflow } from '../../../shared/kernel/workflow/run/work-workflow.ts';
import { startWorkflowOf, takeInput } from '../../../shared/kernel/workflow/run/workflow-commands.ts';
import { workflowKit } from '../../../shared/kernel/workflow/run/workflow-kit.ts';
import type { OperatorAct, Workflow } from '../../../shared/kernel/workflow/workflow.ts';
import { changeAccount } from '../../../shared/ledger/app/accounts/account-commands.ts';
import { performEffect } from '../../../shared/ledger/app/external-transfers/perform-effect.ts';
import { transferOfProviderId } from '../../../shared/ledger/app/external-transfers/transfer-workflows.ts';
import type { AccountId, TransferId } from '../../../shared/ledger/contract/account.ts';
import type { ExternalTransfer } from '../../../shared/ledger/contract/external-transfer.ts';
import { type FeeLine, feeLine } from '../../../shared/ledger/contract/fee-lines.ts';
import type { PaymentProvider, PaymentStage, SendOutcome } from '../../../shared/ledger/contract/payment-provider.ts';
import { freeze, unfreeze } from '../../../shared/ledger/domain/accounts/decide.ts';
import { beginTransfer, externalTransferSaga } from '../../../shared/ledger/domain/external-transfer/definition.ts';
import { failureOf } from '../../../shared/ledger/domain/external-transfer/effects.ts';
import { Bank } from '../support/bank.ts';

const contract = defineEvents('transfer', WORKFLOW_EVENTS);
const fee = (amount: string, refund: FeeLine['refund'] = 'none', asset = 'EUR'): FeeLine =>
  z.parse(feeLine, {
    ruleId: `fee-${amount.replace('.', '-')}`,
    tier: 'platform',
    category: 'service',
    method: 'flat',
    asset,
    amount,
    refund,
  });

interface Script {
  readonly send?: SendOutcome;
  /** What it says when asked. */
  readonly end?: PaymentStage;
}

class Scene {
  readonly bank = new Bank();
  readonly kit = workflowKit(this.bank.store, contract);
  readonly user: TenantId = this.bank.user();
  readonly sent: string[] = [];
  accountId = '' as AccountId;
  private workflowId = '' as Id<'WorkflowId'>;

  async begin(balance: string, more: Partial<ExternalTransfer>, script: Script): Promise<Workflow> {
    this.accountId = await this.bank.funded(this.user, balance);
    this.workflowId = randomUUID() as Id<'WorkflowId'>;
    const transfer: ExternalTransfer = {
      ...{
        transferId: this.workflowId as string as TransferId,
        domain: 'banking',
        provider: 'stripe',
        direction: 'pay-out',
      },
      ...{ accountId: this.accountId, asset: 'EUR', amount: '40', counterparty: 'acct_1', fees: [] },
      ...{ onReversal: 'reverse', clearingSeconds: 0 },
      ...more,
    };
    const begun = { workflowId: this.workflowId, prepare: async () => beginTransfer(transfer), source: 'test' };
    const started = await startWorkflowOf(this.kit, this.bank.as(this.user), externalTransferSaga, begun);
    if (isRefused(started)) throw new Error(started.detail);
    return this.work(script);
  }

  /** Until nothing is due any more. */
  async work({
    send = { kind: 'accepted', state: { stage: 'processing', providerId: 'po_1' } },
    end = 'processing',
  }: Script): Promise<Workflow> {
    const provider: PaymentProvider = {
      ...{ name: 'stripe', directions: new Set(['pay-in', 'pay-out', 'refund']) },
      send: async ({ reference }) => {
        this.sent.push(reference);
        return send;
      },
      inquire: async () => ({ kind: 'found', state: { stage: end, providerId: 'po_1' } }),
      cancel: async () => ({ kind: 'found', state: { stage: end, providerId: 'po_1' } }),
    };
    const ports = { store: this.bank.store, provider: () => provider };
    const context = this.bank.as(this.user);
    await workWorkflow(this.kit, context, externalTransferSaga, {
      workflowId: this.workflowId,
      worker: {
        perform: (order, workflow) => performEffect(ports, this.bank.as(this.user), order, workflow),
        failureOf: ({ effect }) => failureOf(effect),
        now: () => this.bank.now as Timestamp,
        hasTime: () => true,
      },
    });
    const found = await readWorkflow(this.kit, this.user, this.workflowId);
    if (!found) throw new Error('it was never started');
    return found.workflow;
  }

  private async hear(stage: PaymentStage, amount?: string): Promise<void> {
    const state = {
      stage,
      providerId: 'po_1',
      ...(amount !== undefined && { amount }),
    };
    const input = {
      kind: 'message' as const,
      inputId: `${stage}`,
      source: 'stripe',
      message: { kind: 'provider-update' as const, state },
    };
    const taken = await takeInput(this.kit, this.bank.as(this.user), externalTransferSaga, {
      workflowId: this.workflowId,
      input,
    });
    if (isRefused(taken)) throw new Error(taken.detail);
  }

  async operate(act: OperatorAct): Promise<void> {
    const input = { kind: 'operator' as const, inputId: randomUUID(), act, actor: 'ops-1', reason: 'looked into it' };
    const context = this.bank.as(this.user);
    const taken = await takeInput(this.kit, context, externalTransferSaga, { workflowId: this.workflowId, input });
    if (isRefused(taken)) throw new Error(taken.detail);
  }

  async freeze(isFrozen: boolean): Promise<void> {
    const about = { owner: this.user, accountId: this.accountId };
    const by = { reason: 'looked into it', by: 'operator' } as const;
    const changed = await changeAccount(this.bank.store, this.bank.as(this.user), about, (account, now) =>
      isFrozen ? freeze(account, { ...by, now }) : unfreeze(account, { ...by, now }),
    );
    if (isRefused(changed)) throw new Error(changed.detail);
  }

  async told(stage: PaymentStage, script: Script = {}, amount?: string): Promise<Workflow> {
    await this.hear(stage, amount);
    return this.work(script);
  }

  async funds(): Promise<Readonly<Record<string, string>>> {
    const { balance, reserved, available } = await this.bank.funds(this.user, this.accountId);
    expect(sum([balance, await this.bank.systemTotal('EUR')])).toBe(0n);
    expect(sum([available, reserved])).toBe(balance);
    return {
      balance: format(balance),
      reserved: format(reserved),
      fees: format(await this.bank.systemBalance('platform-fees', 'EUR')),
    };
  }
}

const scene = () => new Scene();

describe('a transfer to outside', () => {
  it('holds amount and fees, and posts them when it is settled', async () => {
    const one = scene();
    await one.begin('100', { fees: [fee('1.5')] }, {});
    expect(await one.funds()).toEqual({ balance: '100', reserved: '41.5', fees: '0' });
    expect(await one.told('settled')).toMatchObject({ status: 'completed' });
    expect(await one.funds()).toEqual({ balance: '58.5', reserved: '0', fees: '1.5' });
    expect(one.sent).toHaveLength(1);
  });

  it('is found by what its provider calls it, as soon as an answer to the order says so', async () => {
    const one = scene();
    const { workflowId } = await one.begin('100', {}, {});
    expect(await transferOfProviderId(one.bank.store, 'stripe', 'po_1')).toBe(workflowId);
    expect(await transferOfProviderId(one.bank.store, 'ramp', 'po_1')).toBeUndefined();
    const refused = scene();
    await refused.begin('100', {}, { send: { kind: 'refused', code: 'Closed', message: 'closed' }, end: 'failed' });
    expect(await transferOfProviderId(refused.bank.store, 'stripe', 'po_1')).toBeUndefined();
  });

  it('of which less was settled gives back what is left of the hold', async () => {
    const one = scene();
    await one.begin('100', { fees: [fee('1.5')] }, {});
    await one.told('settled', {}, '39');
    expect(await one.funds()).toEqual({ balance: '59.5', reserved: '0', fees: '1.5' });
  });

  it('of more than amount and fees leave of the balance is never sent', async () => {
    const one = scene();
    expect(await one.begin('41', { fees: [fee('1.5')] }, {})).toMatchObject({
      status: 'failed',
      error: { code: 'InsufficientFunds' },
    });
    expect(await one.funds()).toEqual({ balance: '41', reserved: '0', fees: '0' });
    expect(one.sent).toEqual([]);
  });

  it('that fails gives everything back', async () => {
    const one = scene();
    await one.begin('100', { fees: [fee('1.5')] }, {});
    expect(await one.told('failed', { end: 'failed' })).toMatchObject({ status: 'failed' });
    expect(await one.funds()).toEqual({ balance: '100', reserved: '0', fees: '0' });
  });

  it('that comes back is reversed, with the fees that their rules give back', async () => {
    const one = scene();
    await one.begin('100', { fees: [fee('1.5'), fee('0.5', 'full')] }, {});
    await one.told('settled');
    expect(await one.funds()).toEqual({ balance: '58', reserved: '0', fees: '2' });
    expect(await one.told('refunded', { end: 'refunded' })).toMatchObject({
      status: 'failed',
      error: { code: 'Reversed' },
    });
    expect(await one.funds()).toEqual({ balance: '98.5', reserved: '0', fees: '1.5' });
  });

  it('whose provider refuses and pays after all is posted, though nothing is held', async () => {
    const one = scene();
    await one.begin('100', {}, { send: { kind: 'refused', code: 'Closed', message: 'closed' } });
    await one.told('settled');
    expect(await one.funds()).toEqual({ balance: '60', reserved: '0', fees: '0' });
  });

  it('from an account that is frozen meanwhile waits for an operator, who has it booked once it is not', async () => {
    const one = scene();
    await one.begin('100', {}, {});
    await one.freeze(true);
    expect(await one.told('settled')).toMatchObject({ status: 'needs-review', error: { code: 'AccountFrozen' } });
    expect(await one.funds()).toEqual({ balance: '100', reserved: '40', fees: '0' });
    await one.freeze(false);
    await one.operate('retry');
    expect(await one.work({})).toMatchObject({ status: 'completed' });
    expect(await one.funds()).toEqual({ balance: '60', reserved: '0', fees: '0' });
  });

  it.each([
    ['an asset that nobody knows', { asset: 'NO-SUCH-ASSET' }, 'UnknownAsset'],
    ['an amount finer than its asset', { amount: '1.001' }, 'WrongPrecision'],
    ['an account that is not there', { accountId: randomUUID() as string as AccountId }, 'NotFound'],
  ])('of %s is never sent', async (_, more, code) => {
    const one = scene();
    expect(await one.begin('100', more, {})).toMatchObject({ status: 'failed', error: { code } });
    expect(one.sent).toEqual([]);
  });
});

describe('a transfer from outside', () => {
  it('is posted when it is settled, less its fees', async () => {
    const one = scene();
    await one.begin('100', { direction: 'pay-in', fees: [fee('1.5')] }, {});
    expect(await one.funds()).toEqual({ balance: '100', reserved: '0', fees: '0' });
    await one.told('settled');
    expect(await one.funds()).toEqual({ balance: '138.5', reserved: '0', fees: '1.5' });
  });

  it('that was spent and is disputed leaves the account below zero', async () => {
    const one = scene();
    await one.begin('0.01', { direction: 'pay-in' }, {});
    await one.told('settled');
    const other = await one.bank.open(one.user);
    await one.bank.transfer(one.user, { from: one.accountId, to: other, amount: '40' });
    await one.told('disputed', { end: 'disputed' });
    const { balance } = await one.bank.funds(one.user, one.accountId);
    expect(format(balance)).toBe('-39.99');
  });
});

describe('whatever a provider says', () => {
  const stages = fc.array(
    fc.constantFrom<PaymentStage>('processing', 'confirming', 'settled', 'failed', 'refunded', 'disputed'),
    { maxLength: 5 },
  );
  const ends = fc.constantFrom<PaymentStage>('processing', 'settled', 'failed', 'refunded');
  const direction = fc.constantFrom('pay-in' as const, 'pay-out' as const);

  test('the books balance, and what is reserved is what the saga holds', async () => {
    await fc.assert(
      fc.asyncProperty(direction, stages, ends, async (way, told, end) => {
        const one = scene();
        let workflow = await one.begin('100', { direction: way, fees: [fee('1')] }, { end });
        for (const stage of told) workflow = await one.told(stage, { end });
        const { balance, reserved } = await one.funds();
        const { facts } = externalTransferSaga.context.parse(workflow.context);
        const paid = way === 'pay-in' ? decimal('39') : (-decimal('41') as Decimal);
        const posted = facts.posted === 'posted' ? paid : facts.posted === 'reversed' ? decimal('-1') : decimal('0');
        expect(balance).toBe(format(sum([decimal('100'), posted])));
        expect(reserved).toBe(facts.hold.state === 'held' ? '41' : '0');
        expect(new Set(one.sent).size).toBe(1);
      }),
      { numRuns: 15 },
    );
  });
});
