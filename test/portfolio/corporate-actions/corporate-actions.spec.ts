/** From a split, rename or merger in the catalogue to the transaction that a holder accepts, or lets be recorded. */
import { beforeEach, describe, expect, it } from 'vitest';
import { journalRecording } from '../../../functions/portfolio/recording.ts';
import { memoryHeadsIndex } from '../../../shared/adapters/memory/heads-index.ts';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { MemorySystemRecords } from '../../../shared/adapters/memory/system-records.ts';
import { isRefused } from '../../../shared/kernel/errors.ts';
import { readBook } from '../../../shared/kernel/projection/read-book.ts';
import type { MovedHead } from '../../../shared/kernel/store/heads-index.ts';
import { streamKey, type TenantId } from '../../../shared/kernel/streams.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { importAssets, renameAsset, splitAsset } from '../../../shared/market-data/app/assets/keep-catalogue.ts';
import { trackUser } from '../../../shared/market-data/app/tracking/track-user.ts';
import { assetSplit } from '../../../shared/market-data/contract/asset-view.ts';
import { acceptProposal, declineProposal } from '../../../shared/portfolio/app/corporate-actions/decide-proposal.ts';
import { findHolders } from '../../../shared/portfolio/app/corporate-actions/find-holders.ts';
import { lookAtHolder } from '../../../shared/portfolio/app/corporate-actions/look-at-holder.ts';
import type { CorporateAction } from '../../../shared/portfolio/contract/corporate-action.ts';
import { lookKey } from '../../../shared/portfolio/contract/corporate-action-places.ts';
import { allActions } from '../../../shared/portfolio/read/corporate-actions/proposals.ts';
import { holdingsProjection } from '../../../shared/portfolio/read/holdings-projection.ts';
import { replaceSettings } from '../../../shared/settings/app/settings.ts';
import { DEFAULT_SETTINGS } from '../../../shared/settings/contract/settings.ts';
import { Spine, TENANT } from '../../faults/support/spine.ts';
import { acting, asset, newTenant, taken } from '../../market-data/assets/support/catalogue.ts';
import { streamIn } from '../../support/units.ts';
import { added } from '../journal.ts';

let store: MemoryStore;
let spine: Spine;
let records: MemorySystemRecords;
let heads: Map<string, MovedHead>;
let dealt: number;

beforeEach(async () => {
  store = new MemoryStore();
  spine = Spine.on(store);
  records = new MemorySystemRecords();
  heads = new Map();
  dealt = 0;
  const listed = ['ACME', 'OTHER'].map((code) => asset({ code, name: code }));
  taken(await importAssets(store, acting(undefined, '2022-01-01T00:00:00.000Z'), listed));
});

const because = { ifMatch: undefined, reason: 'the company said so' };
const split = async (date: string, to: number, from: number, name = 'ACME') => {
  const declared = { split: assetSplit.parse({ date, to, from }), ...because };
  taken(await splitAsset(store, acting(undefined, '2022-01-02T00:00:00.000Z'), { name, ...declared }));
};
const renamed = async (name: string, to: string, on: string) =>
  taken(await renameAsset(store, acting(undefined, `${on}T09:00:00.000Z`), { name, to, ...because }));

type Deal = Parameters<typeof added>[1];
/** Records transactions, and counts what they are of. */
async function deal(...all: readonly Deal[]): Promise<void> {
  for (const one of all) {
    dealt += 1;
    await spine.send(added(dealt, one).transaction);
  }
  await spine.settle();
  const stream = streamIn(TENANT, 'position');
  heads.set(streamKey(stream), { stream, recordedAt: spine.now() });
  await trackUser({ store, tenant: TENANT, now: () => spine.now() });
}
const bought = (on: string, quantity: string, account = 'depot', code = 'ACME'): Deal => ({
  ...{ type: 'buy', on, account, in: [[quantity, code]], value: ['10', 'USD'] },
});
const sold = (on: string, quantity: string, code = 'ACME'): Deal => ({
  ...{ type: 'sell', on, account: 'depot', out: [[quantity, code]], value: ['10', 'USD'] },
});

const recording = () => journalRecording(spine.store);
const look = async () => {
  const done = await lookAtHolder({ store: spine.store, recording: recording(), context: spine.context() });
  await spine.settle();
  return done;
};
const accept = async (proposalId: string, key?: string) => {
  const asked = { proposalId, by: 'user' as const };
  const result = await acceptProposal(spine.store, recording(), spine.context(key), asked);
  await spine.settle();
  return result;
};
const found = async (hasTime: () => boolean = () => true): Promise<readonly TenantId[]> => {
  const told: TenantId[] = [];
  const index = memoryHeadsIndex(() => heads.values());
  const onFound = async (tenants: readonly TenantId[]) => void told.push(...tenants);
  await findHolders({ store: spine.store, heads: index, records, now: spine.now(), hasTime, onFound });
  return told;
};
/** What is new in the catalogue is noted, and holders looked for by the run after that. */
const catalogueNoted = async () => {
  await found();
  return found();
};
const proposals = () => allActions(spine.store, TENANT);
const only = async (): Promise<CorporateAction> => {
  const [first, ...rest] = await proposals();
  if (!first || rest.length > 0) throw new Error(`there are ${rest.length + Number(first !== undefined)}`);
  return first;
};
const heldOn = async (on: string, code = 'ACME', account = 'depot'): Promise<string | undefined> =>
  readBook(spine.store, holdingsProjection, { tenant: TENANT, wanted: undefined }, async ({ book }) => {
    const asOf = `${on}T23:59:59.999Z` as Timestamp;
    const balances = await book.reads.balances({ account, asOf });
    return balances?.find((balance) => balance.asset === code)?.quantity;
  }).then((read) => (isRefused(read) ? read.code : read));
const codeOf = (result: object): unknown => ('code' in result ? result.code : undefined);
const settings = async (change: object) => {
  const result = await replaceSettings(spine.store, spine.context(), {
    ...{ settings: { ...DEFAULT_SETTINGS, ...change }, ifMatch: undefined },
  });
  expect(isRefused(result)).toBe(false);
  await spine.settle();
};

describe('a split of what somebody held', () => {
  beforeEach(async () => {
    await deal(bought('2022-03-01', '10'), sold('2022-07-01', '4'));
    await split('2022-06-01', 3, 1);
    expect(await catalogueNoted()).toEqual([TENANT]);
    await look();
  });

  it('is proposed by what was held that day, and changes nothing by itself', async () => {
    expect(await only()).toMatchObject({
      ...{ kind: 'split', status: 'proposed', asset: 'ACME', account: 'depot', date: '2022-06-01' },
      ...{ quantityBefore: '10', quantityAfter: '30', obstacle: null },
    });
    expect(await heldOn('2022-12-01')).toBe('6');
  });

  it('is recorded from its day on when it is accepted, and once at most', async () => {
    const { proposalId } = await only();
    taken(await accept(proposalId));
    expect(await heldOn('2022-05-31')).toBe('10');
    expect(await heldOn('2022-06-01')).toBe('30');
    expect(await heldOn('2022-12-01')).toBe('26');
    expect(codeOf(await accept(proposalId))).toBe('ProposalOver');
    await look();
    expect(await only()).toMatchObject({ status: 'accepted', acceptedBy: 'user' });
    expect(await heldOn('2022-12-01')).toBe('26');
  });

  it('comes to what is held by then, if more was bought before it since', async () => {
    const { proposalId } = await only();
    await deal(bought('2022-02-01', '5'));
    taken(await accept(proposalId));
    expect(await heldOn('2022-06-01')).toBe('45');
  });

  it('is not proposed again when it was declined, and can be accepted after all', async () => {
    const { proposalId } = await only();
    taken(await declineProposal(spine.store, spine.context(), proposalId));
    await look();
    expect(await only()).toMatchObject({ status: 'declined' });
    expect(codeOf(await declineProposal(spine.store, spine.context(), proposalId))).toBe('ProposalOver');
    taken(await accept(proposalId));
    expect(await heldOn('2022-06-01')).toBe('30');
  });

  it('is withdrawn when the user has recorded it, and then can’t be recorded twice', async () => {
    const { proposalId } = await only();
    await deal({ type: 'split', on: '2022-06-04', account: 'depot', in: [['20', 'ACME']] });
    expect(codeOf(await accept(proposalId))).toBe('ProposalOver');
    expect(await store.readRecords([lookKey(TENANT)])).toHaveLength(1);
    await look();
    expect(await store.readRecords([lookKey(TENANT)])).toEqual([]);
    expect(await only()).toMatchObject({ status: 'withdrawn' });
  });

  it('is proposed for what is bought before it later, wherever that is', async () => {
    await deal(bought('2022-05-01', '7', 'wallet'), bought('2022-06-02', '7', 'late'));
    expect(await store.readRecords([lookKey(TENANT)])).toHaveLength(1);
    await look();
    expect((await proposals()).map(({ account, quantityAfter }) => [account, quantityAfter]).toSorted()).toEqual([
      ['depot', '30'],
      ['wallet', '21'],
    ]);
  });

  it('waits for an earlier one of the same holding', async () => {
    await split('2022-05-01', 2, 1);
    await look();
    const [later, earlier] = await proposals();
    expect([later?.obstacle, earlier?.obstacle]).toEqual(['earlier-first', null]);
    const refused = await accept(later?.proposalId ?? '');
    expect(refused).toMatchObject({ code: 'EarlierProposal', data: { proposalId: earlier?.proposalId } });
    taken(await accept(earlier?.proposalId ?? ''));
    taken(await accept(later?.proposalId ?? ''));
    expect(await heldOn('2022-06-01')).toBe('60');
  });

  it('is withdrawn when it is taken back', async () => {
    await split('2022-06-01', 1, 1);
    await look();
    expect(await only()).toMatchObject({ status: 'withdrawn' });
  });
});

describe('by the settings', () => {
  it('splits are recorded without asking, one after another', async () => {
    await settings({ corporateActions: { apply: 'splits' } });
    await deal(bought('2022-03-01', '10'));
    await split('2022-05-01', 2, 1);
    await split('2022-06-01', 3, 1);
    await catalogueNoted();
    expect(await look()).toEqual({ changed: 2, applied: 1 });
    expect(await look()).toEqual({ changed: 1, applied: 1 });
    expect(await look()).toEqual({ changed: 0, applied: 0 });
    expect(await heldOn('2022-12-01')).toBe('60');
    expect((await proposals()).map(({ acceptedBy }) => acceptedBy)).toEqual(['setting', 'setting']);
  });

  it('one that would leave a later sale short is not, and strict ones refuse it', async () => {
    await settings({ corporateActions: { apply: 'all' }, tax: { ...DEFAULT_SETTINGS.tax, strict: true } });
    await deal(bought('2022-03-01', '10'), sold('2022-07-01', '5'));
    await split('2022-06-01', 1, 10);
    await catalogueNoted();
    expect(await look()).toEqual({ changed: 1, applied: 0 });
    const { proposalId, obstacle } = await only();
    expect(obstacle).toBe('leaves-short');
    expect(codeOf(await accept(proposalId))).toBe('InsufficientLots');
  });
});

describe('an asset that was renamed', () => {
  it('goes on under the new code with what was held of it ever since', async () => {
    await deal(bought('2022-03-01', '10'), sold('2022-09-01', '4'));
    await renamed('ACME', 'ACM2', '2022-08-01');
    await catalogueNoted();
    await look();
    const { proposalId, ...proposed } = await only();
    expect(proposed).toMatchObject({ kind: 'exchange', into: 'ACM2', date: '2022-08-01', quantityAfter: '6' });
    taken(await accept(proposalId));
    expect([await heldOn('2022-12-01'), await heldOn('2022-12-01', 'ACM2')]).toEqual([undefined, '6']);
    expect([await heldOn('2022-08-01'), await heldOn('2022-08-01', 'ACM2')]).toEqual(['4', '6']);
  });
});

describe('the search for holders', () => {
  it('finds nobody who never had to do with the asset, and looks at the catalogue once', async () => {
    await deal(bought('2022-03-01', '10', 'depot', 'OTHER'));
    await split('2022-06-01', 3, 1);
    expect(await catalogueNoted()).toEqual([]);
    await split('2022-06-01', 3, 1, 'OTHER');
    expect(await catalogueNoted()).toEqual([TENANT]);
    expect(await catalogueNoted()).toEqual([]);
  });

  it('comes back for a split of a day to come', async () => {
    await deal(bought('2022-03-01', '10'));
    await split('2023-01-03', 3, 1);
    expect(await catalogueNoted()).toEqual([TENANT]);
    expect(await look()).toMatchObject({ changed: 0 });
    spine.pass(2 * 86_400_000);
    expect(await catalogueNoted()).toEqual([TENANT]);
    expect(await look()).toMatchObject({ changed: 1 });
  });

  it('goes on where its time was up', async () => {
    for (let other = 0; other < 30; other += 1) {
      const stream = streamIn(newTenant(), 'position');
      heads.set(streamKey(stream), { stream, recordedAt: spine.now() });
    }
    await deal(bought('2022-03-01', '10'));
    await split('2022-06-01', 3, 1);
    await found();
    const told: TenantId[] = [];
    for (let run = 0; run < 10; run += 1) {
      const looks = Array.from({ length: 7 });
      told.push(...(await found(() => looks.splice(0, 1).length > 0)));
    }
    expect(new Set(told)).toEqual(new Set([TENANT]));
  });
});
