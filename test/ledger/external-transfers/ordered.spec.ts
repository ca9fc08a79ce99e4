/** Transfers from and to outside as users order them, and as they are worked on: assessed, cleared, and told about. */
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { clearingOf, providerSettings } from '../../../shared/adapters/providers/settings.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import type { Log, LogFields } from '../../../shared/kernel/observe/log.ts';
import { PLATFORM, type TenantId } from '../../../shared/kernel/streams.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import type { Workflow, WorkflowId } from '../../../shared/kernel/workflow/workflow.ts';
import { decideAssessment } from '../../../shared/ledger/app/compliance/decide-assessment.ts';
import { setComplianceRules } from '../../../shared/ledger/app/compliance/set-rules.ts';
import { operateTransfer } from '../../../shared/ledger/app/external-transfers/operate-transfer.ts';
import { orderTransfer } from '../../../shared/ledger/app/external-transfers/order-transfer.ts';
import { transferOfProviderId } from '../../../shared/ledger/app/external-transfers/transfer-workflows.ts';
import { workTransfer } from '../../../shared/ledger/app/external-transfers/work-transfer.ts';
import { handOn } from '../../../shared/ledger/app/provider-inbox/hand-on.ts';
import type { AccountId, TransferId } from '../../../shared/ledger/contract/account.ts';
import { ruleSetFields } from '../../../shared/ledger/contract/compliance.ts';
import { externalTransferOrder } from '../../../shared/ledger/contract/external-transfer.ts';
import type { PaymentProvider } from '../../../shared/ledger/contract/payment-provider.ts';
import {
  complianceProfileIn,
  complianceProfileStream,
} from '../../../shared/ledger/read/compliance/compliance-heads.ts';
import { listRuleSets, readAssessment } from '../../../shared/ledger/read/compliance/read-compliance.ts';
import { workflowViewOf } from '../../../shared/ledger/read/workflow-view.ts';
import { Bank, codeOf, done } from '../support/bank.ts';

const SETTLED = { stage: 'settled', providerId: 'po_1' } as const;
const RAW = 'connect ECONNREFUSED 10.0.0.7:8443';

let bank: Bank;
let user: TenantId;
let accountId: AccountId;
let logged: LogFields[];
let answers: PaymentProvider['send'];
beforeEach(async () => {
  bank = new Bank();
  user = bank.user();
  accountId = await bank.funded(user, '1000');
  logged = [];
  answers = async () => ({ kind: 'accepted', state: SETTLED });
});

const stripe = { apiKey: 'sk', webhookSecrets: ['whsec'] };
const order = (amount: string, more: object = {}, clearing: object = {}) => {
  const providers = clearingOf(providerSettings(JSON.stringify({ stripe: { ...stripe, clearing } })));
  const asked = { provider: 'stripe', direction: 'pay-out', accountId, asset: 'EUR', amount, counterparty: 'ba_1' };
  const parsed = z.parse(externalTransferOrder, { ...asked, ...more });
  const now = bank.now as Timestamp;
  return orderTransfer(bank.store, bank.as(user), { order: parsed, providers, now });
};

/** Until nothing is due any more, or for so long. */
async function work(workflowId: WorkflowId) {
  const provider: PaymentProvider = {
    ...{ name: 'stripe', directions: new Set(['pay-in', 'pay-out', 'refund']) },
    send: (sent) => answers(sent),
    inquire: async () => ({ kind: 'found', state: SETTLED }),
    cancel: async () => ({ kind: 'found', state: SETTLED }),
  };
  const log: Log = { info: (_, fields) => logged.push(fields), error: (_, fields) => logged.push(fields) };
  const given = { store: bank.store, providers: new Map([['stripe', provider]]), correlationId: 'test', log };
  const now = () => bank.now as Timestamp;
  await workTransfer({ ...given, now, hasTime: () => true }, user, workflowId);
  const view = await workflowViewOf(bank.store, user, workflowId);
  if (!view) throw new Error('it was never ordered');
  return view;
}
const sent = async (amount: string, more: object = {}, clearing: object = {}) => {
  const { workflowId } = done<Workflow>(await order(amount, more, clearing));
  return { workflowId, view: await work(workflowId) };
};
const rule = async (...rules: object[]) => {
  const fields = z.parse(z.strictObject(ruleSetFields), { rules });
  const set = await setComplianceRules(bank.store, bank.as(PLATFORM), { ...fields, reason: 'a test' });
  if (isRefused(set)) throw new Error(set.detail);
};
const rulingOn = (workflowId: WorkflowId, decision: 'clear' | 'reject') => {
  const ruling = { tenant: user, transferId: workflowId as string as TransferId, decision, actor: 'ops-1' };
  const request = { ...bank.as(PLATFORM), correlationId: crypto.randomUUID() };
  return decideAssessment(bank.store, request, { ...ruling, reason: 'a landlord' });
};
const CUT = {
  ...{ ruleId: 'cut', flag: 'structuring', kind: 'structuring', score: 60 },
  ...{ asset: 'EUR', below: '100', within: '0.1', days: 7, count: 3 },
};
const COUNTRY = { ruleId: 'land', flag: 'embargo', kind: 'country', score: 0, outcome: 'reject', countries: ['KP'] };

describe('a transfer that rules find something in', () => {
  it('waits for an operator with its funds held, and goes on when that is who says so', async () => {
    await rule(CUT);
    for (const amount of ['95', '99.99']) expect((await sent(amount)).view.status).toBe('completed');
    const { workflowId, view } = await sent('90');
    expect(view).toMatchObject({
      status: 'needs-review',
      step: 'balance-reserved',
      compliance: { decision: 'review' },
    });
    expect(await bank.funds(user, accountId)).toMatchObject({ reserved: 90n * 10n ** 18n });
    expect(await readAssessment(bank.store, user, workflowId)).toMatchObject({
      ...{ riskScore: 60, decision: 'review', amlStatus: 'flagged', kycStatus: 'unverified' },
      flags: [{ flag: 'structuring', ruleId: 'cut', check: 'aml', score: 60 }],
    });
    const act = { tenant: user, workflowId, act: 'retry', actor: 'ops-1', reason: 'a landlord' } as const;
    expect(await operateTransfer(bank.store, bank.as(PLATFORM), act)).toBeUndefined();
    expect((await work(workflowId)).status, 'that is no ruling').toBe('needs-review');
    expect(await rulingOn(workflowId, 'clear')).toMatchObject({ decision: 'clear', ruling: { ruledBy: 'ops-1' } });
    expect((await work(workflowId)).status).toBe('completed');
    expect(await rulingOn(workflowId, 'reject')).toMatchObject({ code: 'NotPossibleNow' });
  });

  it('ends with what was held given back where an operator rejects it, and counts no more', async () => {
    await rule(CUT);
    for (const amount of ['95', '99.99']) await sent(amount);
    const { workflowId } = await sent('90');
    expect(await rulingOn(workflowId, 'reject')).toMatchObject({ decision: 'reject' });
    expect(await work(workflowId)).toMatchObject({ status: 'failed', error: { code: 'ComplianceRejected' } });
    expect((await bank.account(user, accountId)).holds).toEqual({});
    const profile = complianceProfileIn(await bank.store.readHeads([complianceProfileStream(user)]), user);
    expect(profile.recent.map(({ amount }) => amount)).toEqual(['95', '99.99']);
  });

  it('is rejected where that is what the rule asks for, and nothing is held or sent', async () => {
    await rule(COUNTRY);
    answers = () => {
      throw new Error('it was sent');
    };
    const { view } = await sent('10', { country: 'KP' });
    expect(view).toMatchObject({ status: 'failed', error: { code: 'ComplianceRejected' } });
    expect((await bank.account(user, accountId)).holds).toEqual({});
    answers = async () => ({ kind: 'accepted', state: SETTLED });
    expect((await sent('10', { country: 'FR' })).view.status).toBe('completed');
  });

  it('tells its owner neither the score nor what was found', async () => {
    await rule(CUT, { ...COUNTRY, countries: ['IR'], outcome: 'review' });
    const { view } = await sent('10', { country: 'IR' });
    expect(view.status).toBe('needs-review');
    expect(JSON.stringify({ ...view, transfer: undefined })).not.toMatch(/embargo|land|score|flag/i);
  });
});

describe('rules', () => {
  it('count from when they are set, and those of before stay on record', async () => {
    const { workflowId } = await sent('10', { country: 'KP' });
    await rule(COUNTRY);
    bank.pass(60);
    await rule();
    expect(await readAssessment(bank.store, user, workflowId)).not.toHaveProperty('ruleSetId');
    expect((await sent('10', { country: 'KP' })).view.status).toBe('completed');
    const { items, next } = await listRuleSets(bank.store, 0, 1);
    expect(items.map(({ rules }) => rules.map(({ ruleId }) => ruleId))).toEqual([['land']]);
    expect((await listRuleSets(bank.store, next ?? 0, 1)).items.map(({ rules }) => rules)).toEqual([[]]);
  });

  it('see transfers that come at once one beside the other', async () => {
    const many = { ruleId: 'many', flag: 'many', kind: 'velocity', score: 0, outcome: 'reject' };
    await rule({ ...many, asset: 'EUR', days: 1, count: 5 });
    const all = await Promise.all(Array.from({ length: 12 }, () => sent('1')));
    expect(all.filter(({ view }) => view.status === 'completed')).toHaveLength(5);
  });
});

describe('clearing', () => {
  it('takes as long as is said of the provider and the direction, and then it is completed', async () => {
    const clearing = { 'pay-in': 3_600 };
    const { workflowId, view } = await sent('10', { direction: 'pay-in' }, clearing);
    expect(view).toMatchObject({ status: 'running', step: 'clearing', pendingSteps: ['completed'] });
    bank.pass(3_600);
    expect((await work(workflowId)).status).toBe('completed');
    expect((await sent('10', {}, clearing)).view.completedSteps).not.toContain('clearing');
  });
});

describe('news that name the provider’s id alone', () => {
  it('and came before the order was answered are heard when the answer names it, what contradicts them too', async () => {
    answers = async () => ({ kind: 'accepted', state: { stage: 'processing', providerId: 'po_1' } });
    const { store, now } = bank;
    const nobody = () => Promise.reject(new Error('nobody is to be told yet'));
    const onUpdate = handOn(store, nobody, (provider, id) => transferOfProviderId(store, provider, id));
    for (const stage of ['confirming', 'settled'] as const) {
      const update = { eventId: '1', state: { stage, providerId: 'po_1' }, occurredAt: now };
      await onUpdate({ provider: 'stripe', ...update }, { now, correlationId: stage });
    }
    const { view } = await sent('10');
    expect(view).toMatchObject({
      status: 'completed',
      completedSteps: expect.arrayContaining(['provider-confirming']),
    });
  });
});

describe('a provider with a page of its own', () => {
  it('is where the user is led to while the transfer waits for that', async () => {
    const continueUrl = 'https://buy.example/?signature=x';
    answers = async () => ({ kind: 'accepted', state: { stage: 'processing', providerId: 'mp_1', continueUrl } });
    const { workflowId, view } = await sent('10', { direction: 'pay-in' });
    expect(view).toMatchObject({ status: 'running', payment: { providerId: 'mp_1', continueUrl } });
    bank.pass(600);
    const ended = await work(workflowId);
    expect(ended).toMatchObject({ status: 'completed', payment: { providerId: 'mp_1' } });
    expect(ended.payment).not.toHaveProperty('continueUrl');
  });
});

describe('a refund', () => {
  it('is of a payment of one’s own', async () => {
    const paid = { stage: 'settled', providerId: 'pi_1' } as const;
    answers = async ({ direction }) => ({ kind: 'accepted', state: direction === 'pay-in' ? paid : SETTLED });
    const refund = (refundOf: string) => order('10', { direction: 'refund', refundOf });
    expect(codeOf(await refund('pi_1'))).toBe('NotFound');
    expect((await sent('40', { direction: 'pay-in' })).view.status).toBe('completed');
    const { workflowId } = done<Workflow>(await refund('pi_1'));
    expect((await work(workflowId)).status).toBe('completed');
    expect(await bank.funds(user, accountId)).toMatchObject({ balance: 1_030n * 10n ** 18n });
    user = bank.user();
    accountId = await bank.funded(user, '1000');
    expect(codeOf(await refund('pi_1')), 'it is of somebody else').toBe('NotFound');
  });
});

describe('what fails', () => {
  it('is told in words for people, and what was thrown only to the log', async () => {
    answers = () => {
      throw new TypeError(RAW);
    };
    const { workflowId } = await sent('10');
    const stream = { tenant: user, type: 'workflow', id: workflowId } as const;
    const events = (await bank.store.readCommits(stream, 0)).flatMap((commit) => commit.events);
    expect(JSON.stringify(events)).not.toContain(RAW);
    const failed = events.filter(({ type }) => type === 'WorkflowAttemptFailed').map(({ data }) => data);
    expect(failed).toMatchObject([
      { error: { code: 'ProviderUnavailable', message: 'The provider could not be reached just then.' } },
    ]);
    expect(logged).toMatchObject([{ effect: 'SendToProvider', attempt: 1, error: { message: RAW } }]);
  });
});
