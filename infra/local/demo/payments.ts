import { setTimeout as sleep } from 'node:timers/promises';
import { asRecord } from '../sources/aws-json.ts';
import type { ApiClient, Json } from './api-client.ts';
import { showMoney } from './display.ts';
import { renderTable } from './table.ts';

const NAME = 'Sample account';
const ACCOUNTS = '/v1/ledger/accounts';
const WAIT_MS_MAX = 20_000;
const POLL_MS = 100;

async function ended(api: ApiClient, workflowId: unknown): Promise<Json> {
  const until = Date.now() + WAIT_MS_MAX;
  for (;;) {
    const workflow = await api.get(`/v1/workflows/${String(workflowId)}`);
    if (workflow['status'] !== 'running' || Date.now() > until) return workflow;
    await sleep(POLL_MS);
  }
}

/** An account of its own, with a top-up and then a withdrawal: those of an earlier start, if there are any. */
export async function showPayments(api: ApiClient): Promise<string> {
  const known = (await api.list(ACCOUNTS)).find(({ name }) => name === NAME);
  const account = known ?? (await api.post(ACCOUNTS, { kind: 'checking', name: NAME }));
  const accountId = String(account['accountId']);
  const made = async (direction: string, amount: string, counterparty: string): Promise<void> => {
    const order = { provider: 'stripe', direction, accountId, asset: 'EUR', amount, counterparty };
    const { workflowId } = await api.post('/v1/ledger/external-transfers', order);
    await ended(api, workflowId);
  };
  if (!known) {
    await made('pay-in', '250', 'pm_card_visa');
    await made('pay-out', '75', 'ba_sample');
  }
  const workflows = await api.list('/v1/workflows');
  const shown = await Promise.all(workflows.map(({ workflowId }) => ended(api, workflowId)));
  return paymentsTable(shown.toReversed(), await api.get(`${ACCOUNTS}/${accountId}`));
}

/** Transfers in their order, as their workflows stand, and what is in their account now. */
export function paymentsTable(workflows: readonly Json[], account: Json): string {
  const rows = workflows.map(({ transfer, status, completedSteps }) => {
    const { direction, amount } = asRecord(transfer);
    const steps = Array.isArray(completedSteps) ? completedSteps.length : 0;
    return [String(direction), showMoney(amount), String(status), String(steps)];
  });
  const [euros] = Array.isArray(account['balances']) ? account['balances'].map(asRecord) : [];
  return renderTable(['Transfer', 'EUR', 'Status', 'Steps'], rows, ['Balance', showMoney(euros?.['balance']), '', '']);
}
