/** Splits of what users hold over HTTP: proposed by what the catalogue says, accepted, declined, and told to webhooks. */
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { newUser, post, refusal } from '../../support/api.ts';
import { runFunction } from '../../support/cloud.ts';
import type { HttpClient } from '../../support/http-client.ts';
import { buy } from '../../support/transactions.ts';
import { CORPORATE_ACTIONS, proposedSplit, proposedTo, splitAfterPurchase } from '../support/split-asset.ts';

const PATIENCE_MS = 45_000;

/** Whatever a schedule would bring about, until something is proposed. */
async function proposedBySchedules(user: HttpClient, query = 'status=proposed') {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(250)) {
    await runFunction('market-data.moved-users');
    await runFunction('portfolio.corporate-actions-due');
    const found = await user.readAll(`${CORPORATE_ACTIONS}?${query}`);
    if (found.length > 0) return found;
  }
  throw new Error('nothing is proposed');
}

const balance = async (user: HttpClient, asset: string, asOf: string) => {
  const items = await user.readAll(`/v1/accounts/depot/balances?asOf=${asOf}T12:00:00Z`);
  return items.find((item) => item['asset'] === asset)?.['quantity'];
};

describe('a split of what a user holds', () => {
  it('is found by the schedules, and recorded from its day on when it is accepted', async () => {
    const user = await newUser();
    const asset = await splitAfterPurchase(user);
    const [proposal] = await proposedBySchedules(user);
    expect(proposal).toMatchObject({ asset, account: 'depot', quantityBefore: '10', quantityAfter: '30' });
    const path = `${CORPORATE_ACTIONS}/${proposal?.['proposalId']}`;
    const accepted = await user.send('POST', `${path}/accept`);
    expect(accepted).toMatchObject({ status: 200, body: { status: 'accepted', acceptedBy: 'user' } });
    expect([await balance(user, asset, '2022-05-31'), await balance(user, asset, '2022-06-01')]).toEqual(['10', '30']);
    const { transactionId } = accepted.body;
    expect((await user.read(`/v1/transactions/${transactionId}`)).body).toMatchObject({
      ...{ type: 'split', timestamp: '2022-06-01T00:00:00Z', metadata: { ratio: '3:1' } },
    });
    for (const word of ['accept', 'decline']) {
      expect(refusal(await user.send('POST', `${path}/${word}`))).toMatchObject({ status: 409, code: 'ProposalOver' });
    }
    // Bought elsewhere before the split, later: what users do leads to a look as what operators do.
    const more = buy({ at: '2022-04-01T12:00:00Z', asset, quantity: '1', total: '10', account: 'wallet' });
    await post(user, '/v1/transactions', more, 201);
    expect(await proposedBySchedules(user, 'account=wallet')).toMatchObject([{ asset, quantityAfter: '3' }]);
  });

  it('is recorded without asking where the settings let it be, unless something else has its external id', async () => {
    const user = await newUser();
    const proposalId = await proposedSplit(user, 'one');
    const taken = buy({ at: '2022-07-01T12:00:00Z', quantity: '1', total: '1', account: 'one' });
    await post(user, '/v1/transactions', { ...taken, externalId: `corporate-action:${proposalId}` }, 201);
    const refused = await user.send('POST', `${CORPORATE_ACTIONS}/${proposalId}/accept`);
    expect(refusal(refused)).toMatchObject({ status: 409, code: 'TransactionConflict' });
    const settings = { corporateActions: { apply: 'splits' } };
    expect(await user.send('PUT', '/v1/settings', { body: settings })).toMatchObject({ status: 200 });
    await splitAfterPurchase(user, 'two');
    const [applied] = await proposedBySchedules(user, 'status=accepted');
    expect(applied).toMatchObject({ account: 'two', acceptedBy: 'setting', quantityAfter: '30' });
    expect(await user.readAll(`${CORPORATE_ACTIONS}?status=proposed`)).toMatchObject([{ proposalId }]);
  });

  it('is declined, and listed by status page by page', async () => {
    const user = await newUser();
    await splitAfterPurchase(user, 'one');
    const first = await proposedSplit(user, 'two');
    await proposedTo(user);
    expect(await user.readAll(`${CORPORATE_ACTIONS}?limit=1`)).toHaveLength(2);
    expect(await post(user, `${CORPORATE_ACTIONS}/${first}/decline`, undefined, 200)).toMatchObject({
      ...{ status: 'declined', transactionId: null },
    });
    expect(await user.readAll(`${CORPORATE_ACTIONS}?status=declined`)).toMatchObject([{ proposalId: first }]);
    const unknown = await user.send('GET', `${CORPORATE_ACTIONS}?status=open`);
    expect(refusal(unknown)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['status'] });
  });
});
