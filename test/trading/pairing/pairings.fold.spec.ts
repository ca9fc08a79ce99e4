/** What pairing does to lots, disposals, holdings and the transactions themselves, and that undoing it leaves no trace. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../shared/settings/contract/settings.ts';
import {
  confirmPairing,
  dismissPairing,
  pairByHand,
  splitPairing,
  undoPairing,
} from '../../../shared/trading/app/pairing/pairing-commands.ts';
import { buy, sell } from '../../support/transactions.ts';
import { accepted, deposit, HASH, parsed, World, withdrawal } from './world.ts';

const PER_ACCOUNT = { tax: { ...DEFAULT_SETTINGS.tax, lotScope: 'per-account' as const } };
const BOUGHT = parsed(buy({ at: '2020-01-01T00:00:00Z', quantity: '2', total: '10000' }));
const SOLD = parsed(sell({ at: '2021-06-01T00:00:00Z', quantity: '0.5', total: '20000', account: 'wallet' }));

async function bought(): Promise<World> {
  const world = new World();
  await world.settings(PER_ACCOUNT);
  await world.record(BOUGHT);
  return world;
}

/** A pairing as commands are told of it. */
async function only(world: World) {
  const [pairing, ...more] = await world.pairings();
  if (!pairing || more.length > 0) throw new Error(`${more.length} more`);
  const idsOf = (parts: typeof pairing.deposits) => parts.map(({ transactionId }) => transactionId);
  return { ...pairing, withdrawals: idsOf(pairing.withdrawals), deposits: idsOf(pairing.deposits) };
}

const everything = async (world: World) => ({
  lots: (await world.lots()).map(({ lotId: _, ...lot }) => lot),
  disposals: await world.disposals(),
  here: await world.balances('kraken'),
  there: await world.balances('wallet'),
});

describe('a withdrawal and a deposit under one hash', () => {
  it('become a transfer: the lot moves with date and basis', async () => {
    const world = await bought();
    const out = await world.record(withdrawal({ hash: HASH }));
    const into = await world.record(deposit({ hash: HASH, minute: 20 }));
    await world.record(SOLD);
    await world.settle();
    const pairing = await only(world);
    expect(pairing).toMatchObject({ status: 'applied', by: 'rule', confidence: '0.98', withdrawals: [out] });
    const [transferId] = pairing.derivedIds ?? [];
    expect(await world.lots()).toMatchObject([
      { account: 'kraken', remainingQuantity: '1' },
      { account: 'wallet', acquiredAt: '2020-01-01T00:00:00.000Z', quantity: '1', costBasis: '5000' },
    ]);
    expect(await world.disposals()).toMatchObject([{ account: 'wallet', costBasis: '2500', gain: '17500' }]);
    expect(await world.transaction(into)).toMatchObject({ pairingId: pairing.pairingId });
    expect(await world.transaction(transferId ?? '')).toMatchObject({
      isDerived: true,
      transaction: { type: 'transfer', account: 'kraken', toAccount: 'wallet' },
    });
  });

  it.each(['user', 'part'] as const)('leave no trace once undone by the %s', async (by) => {
    const world = await bought();
    const out = withdrawal({ hash: HASH, fees: [{ asset: 'BTC', quantity: '0.01', value: '90' }] });
    await world.record(out);
    const into = await world.record(deposit({ hash: HASH, minute: 20, value: '40000' }));
    await world.record(SOLD);
    await world.settings({ ...PER_ACCOUNT, pairing: { applyAbove: '1' } });
    if (by === 'part') await world.reverse(into);
    await world.settle();
    const before = await everything(world);

    const other = await bought();
    await other.record(out);
    const paired = await other.record(deposit({ hash: HASH, minute: 20, value: '40000' }));
    await other.record(SOLD);
    await other.settle();
    expect(await everything(other)).not.toEqual(before);
    if (by === 'part') await other.reverse(paired);
    else accepted(await undoPairing(other.store, other.context(), () => only(other), 'it was a payment'));
    await other.settle();
    const trace = JSON.parse(JSON.stringify(await everything(other)).replaceAll(other.tenant, world.tenant));
    expect(withoutIds(trace)).toEqual(withoutIds(before));
    expect(await only(other)).toMatchObject({ status: 'undone', by: by === 'part' ? 'reversal' : 'user' });
  });

  it('are paired again by the user after that, and not by a rule', async () => {
    const world = await bought();
    await world.record(withdrawal({ hash: HASH }));
    await world.record(deposit({ hash: HASH, minute: 20 }));
    await world.settle();
    const first = await only(world);
    accepted(await undoPairing(world.store, world.context(), async () => first, 'no'));
    await world.settle();
    expect(await only(world)).toMatchObject({ status: 'undone', reason: 'no' });
    accepted(await confirmPairing(world.store, world.context(), async () => first));
    await world.settle();
    expect(await only(world)).toMatchObject({ status: 'confirmed', by: 'user', derivedIds: first.derivedIds });
    expect(await world.lots()).toMatchObject([{ account: 'kraken' }, { account: 'wallet', costBasis: '5000' }]);
  });

  it('stay apart where the threshold is above them, and part again when it is raised', async () => {
    const world = await bought();
    await world.settings({ ...PER_ACCOUNT, pairing: { applyAbove: '0.98' } });
    await world.record(withdrawal({ hash: HASH }));
    await world.record(deposit({ hash: HASH, minute: 20 }));
    await world.settle();
    expect(await only(world)).toMatchObject({ status: 'proposed', obstacle: 'below-threshold' });
    await world.settings({ ...PER_ACCOUNT, pairing: { applyAbove: '0.97' } });
    await world.settle();
    expect(await only(world)).toMatchObject({ status: 'applied' });
    await world.settings({ ...PER_ACCOUNT, pairing: { applyAbove: '1' } });
    await world.settle();
    expect(await only(world)).toMatchObject({ status: 'proposed' });
    expect(await world.lots()).toMatchObject([{ account: 'kraken' }, { account: 'wallet', needsPrice: true }]);
  });

  it('confirmed by the user stay together whatever the threshold is', async () => {
    const world = await bought();
    await world.record(withdrawal({ hash: HASH }));
    await world.record(deposit({ hash: HASH, minute: 20 }));
    await world.settle();
    accepted(await confirmPairing(world.store, world.context(), () => only(world)));
    await world.settings({ ...PER_ACCOUNT, pairing: { applyAbove: '1' } });
    await world.record(withdrawal({ hash: HASH, account: 'binance', id: 'rival' }));
    await world.settle();
    expect(await only(world)).toMatchObject({ status: 'confirmed', by: 'user' });
  });

  it('under strict settings wait for the user where the deposit was recorded first', async () => {
    const world = await bought();
    await world.settings({ tax: { ...PER_ACCOUNT.tax, strict: true } });
    await world.record(withdrawal({ hash: HASH }));
    await world.record(deposit({ hash: HASH, minute: -5 }));
    await world.settle();
    expect(await only(world)).toMatchObject({ status: 'proposed', obstacle: 'strict' });
  });
});

describe('what came later', () => {
  it('takes back what a rule had applied, once it is in doubt', async () => {
    const world = await bought();
    await world.record(withdrawal({ hash: HASH }));
    await world.record(deposit({ hash: HASH, minute: 20 }));
    await world.settle();
    expect(await only(world)).toMatchObject({ status: 'applied' });
    await world.record(deposit({ hash: HASH, minute: 20, account: 'ledger' }));
    await world.settle();
    expect(await world.pairings()).toMatchObject([{ status: 'proposed', obstacle: 'ambiguous', confidence: '0.49' }]);
    expect((await world.lots()).map(({ account }) => account).toSorted()).toEqual(['kraken', 'ledger', 'wallet']);
  });

  it('keeps a rule from acting on what it has not seen', async () => {
    const world = await bought();
    await world.record(withdrawal({ hash: HASH }));
    await world.record(deposit({ hash: HASH, minute: 20 }));
    await world.look();
    await world.record(deposit({ hash: HASH, minute: 20, account: 'ledger' }));
    expect(await world.act()).toBe(0);
    expect(await world.consume()).toBe(0);
    expect(await world.pairings()).toMatchObject([{ status: 'proposed', obstacle: 'ambiguous' }]);
  });

  it('finds done what another of the consumers has done', async () => {
    const world = await bought();
    await world.record(withdrawal({ hash: HASH }));
    await world.record(deposit({ hash: HASH, minute: 20 }));
    await world.look();
    const done = await Promise.all([world.act(), world.act(), world.act()]);
    expect(done.toSorted()).toEqual([0, 0, 1]);
    await world.settle();
    expect(await only(world)).toMatchObject({ status: 'applied' });
  });

  it('under the same hash is told apart by its amount', async () => {
    const world = await bought();
    await world.record(withdrawal({ hash: HASH, quantity: '0.7', id: 'a' }));
    await world.record(withdrawal({ hash: HASH, quantity: '0.3', id: 'b' }));
    const into = await world.record(deposit({ hash: HASH, quantity: '0.3', minute: 20 }));
    await world.settle();
    const pairing = await only(world);
    expect(pairing).toMatchObject({ status: 'applied', deposits: [into] });
    expect((await world.pairings())[0]?.withdrawals).toMatchObject([{ quantity: '0.3' }]);
  });
});

describe('the user', () => {
  const twoParts = async (world: World) => {
    const out = await world.record(withdrawal({ hash: HASH }));
    const first = await world.record(deposit({ hash: HASH, quantity: '0.6', minute: 5, id: 'first' }));
    const second = await world.record(deposit({ hash: HASH, quantity: '0.4', minute: 6, id: 'second' }));
    await world.settle();
    return { out, first, second };
  };

  it('confirms a withdrawal that came as two deposits, and splits it again', async () => {
    const world = await bought();
    const { out, first, second } = await twoParts(world);
    const proposed = await only(world);
    expect(proposed).toMatchObject({ status: 'proposed', withdrawals: [out], deposits: [first, second] });
    accepted(await confirmPairing(world.store, world.context(), async () => proposed));
    await world.settle();
    expect((await world.lots()).map(({ account, quantity }) => [account, quantity])).toEqual([
      ['kraken', '2'],
      ['wallet', '0.6'],
      ['wallet', '0.4'],
    ]);
    const { answer } = accepted(await splitPairing(world.store, world.context(), async () => proposed, [second]));
    await world.settle();
    expect(answer.pairingId).not.toBe(proposed.pairingId);
    const statuses = (await world.pairings()).map(({ pairingId, status }) => [pairingId, status]);
    expect(new Map(statuses as [string, string][])).toEqual(
      new Map([
        [proposed.pairingId, 'undone'],
        [answer.pairingId, 'confirmed'],
      ]),
    );
    expect(await world.transaction(second)).not.toHaveProperty('pairingId');
    expect(await world.transaction(first)).toMatchObject({ pairingId: answer.pairingId });
  });

  it('dismisses a proposal for good; the next best takes its place', async () => {
    const world = await bought();
    const out = await world.record(withdrawal({ quantity: '1.23456' }));
    await world.record(deposit({ quantity: '1.23456', minute: 10 }));
    await world.settle();
    const proposed = await only(world);
    expect(proposed).toMatchObject({ status: 'proposed', confidence: '0.88' });
    accepted(await dismissPairing(world.store, world.context(), async () => proposed));
    const other = await world.record(deposit({ quantity: '1.23456', minute: 30, account: 'ledger' }));
    await world.settle();
    const statuses = (await world.pairings()).map(({ status, deposits }) => [status, deposits[0]?.transactionId]);
    expect(statuses).toHaveLength(2);
    expect(statuses).toContainEqual(['dismissed', proposed.deposits[0]]);
    expect(statuses).toContainEqual(['proposed', other]);
    expect((await world.pairings())[1]?.withdrawals[0]?.transactionId).toBe(out);
  });

  it('is refused what is paired, reversed, unknown or nothing to pair', async () => {
    const world = await bought();
    const { out, first, second } = await twoParts(world);
    accepted(await pairByHand(world.store, world.context(), { withdrawals: [out], deposits: [first] }));
    const codeOf = async (withdrawals: readonly string[], deposits: readonly string[]) => {
      const result = await pairByHand(world.store, world.context(), { withdrawals, deposits });
      return 'code' in result ? result.code : 'done';
    };
    expect(await codeOf([out], [second])).toBe('AlreadyPaired');
    await world.reverse(second);
    const next = await world.record(withdrawal({ minute: 1, id: 'next' }));
    expect(await codeOf([next], [second])).toBe('AlreadyReversed');
    expect(await codeOf([next], [first])).toBe('AlreadyPaired');
    expect(await codeOf([next], [next])).toBe('NotPairable');
    expect(await codeOf([next], ['nobody'])).toBe('NotPairable');
    await world.settle();
    const [transferId = ''] = (await only(world)).derivedIds ?? [];
    expect(await codeOf([transferId], [first])).toBe('NotPairable');
    await expect(world.reverse(transferId)).rejects.toThrow('DerivedTransaction');
  });
});

const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, field) => (/Id$/.test(name) ? undefined : field)));
