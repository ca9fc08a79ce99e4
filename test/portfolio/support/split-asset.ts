/** A user who bought an asset before it was split, as the catalogue says. */
import { randomBytes } from 'node:crypto';
import { newUser, post } from '../../support/api.ts';
import { runFunction } from '../../support/cloud.ts';
import type { Body, HttpClient } from '../../support/http-client.ts';
import { buy } from '../../support/transactions.ts';

export const CORPORATE_ACTIONS = '/v1/corporate-actions';
const PATIENCE_MS = 45_000;

/** Registers an asset, has the user buy ten of it in March 2022, and declares a split of 3 for 1 on June 1. */
export async function splitAfterPurchase(user: HttpClient, account = 'depot'): Promise<string> {
  const asset = `ZS${randomBytes(5).toString('hex').toUpperCase()}`;
  const operator = await newUser(['ops']);
  const assets = [{ code: asset, type: 'stock', name: asset, precision: 4, nativeCurrency: 'USD' }];
  await post(operator, '/v1/ops/assets', { assets }, 200);
  const bought = buy({ at: '2022-03-01T12:00:00Z', asset, quantity: '10', total: '100', account });
  await post(user, '/v1/transactions', bought, 201);
  const split = { date: '2022-06-01', to: 3, from: 1, reason: 'a test' };
  await post(operator, `/v1/ops/assets/${asset}/split`, split, 200);
  return asset;
}

/** Runs what notes splits, and the look at the user as its queue would, until something is proposed. */
export async function proposedTo(user: HttpClient): Promise<Body> {
  const body = JSON.stringify({ tenant: user.userId, partition: 'look' });
  const record = { messageId: 'm', body, receiptHandle: 'none', attributes: { ApproximateReceiveCount: '1' } };
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    await runFunction('portfolio.corporate-actions-due');
    await runFunction('portfolio.corporate-action-looks', { Records: [record] });
    const [first] = await user.readAll(`${CORPORATE_ACTIONS}?status=proposed`);
    if (first) return first;
  }
  throw new Error('nothing is proposed');
}

/** The id of a proposal that waits for the user. */
export async function proposedSplit(user: HttpClient, account?: string): Promise<string> {
  await splitAfterPurchase(user, account);
  return String((await proposedTo(user))['proposalId']);
}
