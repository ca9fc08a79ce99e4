/** What was settled is taken back in one piece or in parts, never more than there was. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { format } from '../../../shared/kernel/money/decimal.ts';
import { bookTransfer } from '../../../shared/ledger/app/external-transfers/book-transfer.ts';
import type { TransactionId } from '../../../shared/ledger/contract/account.ts';
import type { ExternalTransfer } from '../../../shared/ledger/contract/external-transfer.ts';
import { feeLine } from '../../../shared/ledger/contract/fee-lines.ts';
import { ReconciliationWorld } from '../reconciliation/reconciliation-world.ts';

const FEE = z.parse(feeLine, {
  ...{ ruleId: 'fee-1', tier: 'platform', category: 'service', method: 'flat', asset: 'EUR' },
  ...{ amount: '1', refund: 'proportional' },
});

/** A pay-in of forty euros that was posted, with a fee of one that comes back as far as it is taken back. */
async function paidIn(more: Partial<ExternalTransfer> = {}) {
  const world = await new ReconciliationWorld().open();
  const { store } = world.bank;
  const transfer: ExternalTransfer = { ...(await world.known(more)), amount: '40', fees: [FEE] };
  const as = () => world.bank.as(world.user);
  await bookTransfer(store, as(), transfer, { kind: 'settle', amount: '40', providerId: 'pi_1' });
  const back = (amount?: string, transactionId = randomUUID() as string as TransactionId) => {
    const part = { transactionId, amount, reason: 'refunded in part' };
    return bookTransfer(store, as(), transfer, { kind: 'reverse', amount: '40', part });
  };
  const whole = () => bookTransfer(store, as(), transfer, { kind: 'reverse', amount: '40' });
  const balance = async () => format((await world.bank.funds(world.user, world.accountId)).balance);
  const payment = () => world.payment(transfer.transferId);
  return {
    world,
    back,
    whole,
    balance,
    payment,
    fees: async () => format(await world.bank.systemBalance('platform-fees', 'EUR')),
  };
}

describe('a reversal in part', () => {
  it('takes back that part, and of the fees as far as their rule says; the parts come to the whole', async () => {
    const { back, balance, fees, payment } = await paidIn();
    expect([await balance(), await fees()]).toEqual(['1039', '1']);
    await back('10');
    expect([await balance(), await fees()]).toEqual(['1029.25', '0.75']);
    await back('13.33');
    await back();
    expect([await balance(), await fees()]).toEqual(['1000', '0']);
    const { match } = await payment();
    expect(match.ours.map(({ cause, amount }) => [cause, amount]).toSorted()).toEqual([
      ['reversed', '-10'],
      ['reversed', '-13.33'],
      ['reversed', '-16.67'],
      ['settled', '40'],
    ]);
    expect(await back('0.01')).toMatchObject({ code: 'AlreadyReversed' });
  });

  it('of more than is left is refused, and the same one again changes nothing', async () => {
    const { back, balance } = await paidIn();
    const transactionId = randomUUID() as string as TransactionId;
    await back('30', transactionId);
    const after = await balance();
    expect(await back('30', transactionId)).toBeUndefined();
    expect(await back('10.01')).toMatchObject({ code: 'ValidationFailed', errors: [{ path: 'amount' }] });
    expect(await balance()).toBe(after);
  });

  it('leaves the rest to whoever takes back the whole', async () => {
    const { back, whole, balance, fees } = await paidIn();
    await back('30');
    await whole();
    await whole();
    expect([await balance(), await fees()]).toEqual(['1000', '0']);
  });

  it('of all of it leaves nothing to take back', async () => {
    const { back, whole, balance } = await paidIn();
    await back('40');
    expect(await whole()).toBeUndefined();
    expect(await balance()).toBe('1000');
  });

  it('is what the provider has settled the other way', async () => {
    const { world, back } = await paidIn({ provider: 'stripe' });
    world.settled = [world.settlement('40', { providerId: 'pi_1' }), world.settlement('-10', { providerId: 'pi_1' })];
    await world.run();
    world.bank.pass(2 * 86_400);
    await world.run();
    expect(await world.items()).toMatchObject([
      { differences: [{ kind: 'amount-differs', ours: '40', theirs: '30' }] },
    ]);
    await back('10');
    await world.run();
    expect(await world.items()).toEqual([]);
    expect(await world.suspense()).toBe('0');
  });
});
