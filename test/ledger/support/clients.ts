/** What specs of the ledger over HTTP do again and again. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { newUser, post } from '../../support/api.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';

export const ACCOUNTS = '/v1/ledger/accounts';
export const TRANSFERS = '/v1/ledger/transfers';

export async function openAccount(user: HttpClient, more: Body = {}): Promise<string> {
  return String((await post(user, ACCOUNTS, { kind: 'checking', ...more }, 201))['accountId']);
}

/** Books something in by an operator's hand. */
export async function credit(accountId: string, amount: string, more: Body = {}): Promise<Body> {
  const operator = await newUser(['ops']);
  const body = { accountId, direction: 'credit', asset: 'EUR', amount, reason: 'for a test', ...more };
  const headers = { 'idempotency-key': randomUUID() };
  const answer = await operator.send('POST', '/v1/ops/ledger/adjustments', { body, headers });
  expect(answer, answer.text).toMatchObject({ status: 201 });
  return answer.body;
}

/** An account with a hundred euros, or so many. */
export async function funded(user: HttpClient, amount = '100', more: Body = {}): Promise<string> {
  const accountId = await openAccount(user, more);
  await credit(accountId, amount);
  return accountId;
}

/** The euros of an account. */
export async function euros(user: HttpClient, accountId: string): Promise<Body> {
  const { body } = await user.send('GET', `${ACCOUNTS}/${accountId}/balances`);
  const items = body['items'] as readonly Body[];
  return items.find(({ asset }) => asset === 'EUR') ?? {};
}
