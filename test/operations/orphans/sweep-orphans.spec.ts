/** What crashed writers leave behind goes away, and nothing that anyone can still need does. */
import { beforeEach, describe, expect, it } from 'vitest';
import { memoryHeadsIndex } from '../../../shared/adapters/memory/heads-index.ts';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { MemorySystemRecords } from '../../../shared/adapters/memory/system-records.ts';
import type { Json, PageRef } from '../../../shared/kernel/pages/types.ts';
import type { Inspection } from '../../../shared/kernel/store/inspection.ts';
import type { PageInspection } from '../../../shared/kernel/store/page-inspection.ts';
import type { PagePlace } from '../../../shared/kernel/store/types.ts';
import type { StreamId, TenantId } from '../../../shared/kernel/streams.ts';
import {
  lastPass,
  type OrphanSweep,
  sweepOrphans,
  sweepOrphansOf,
} from '../../../shared/operations/app/orphans/sweep-orphans.ts';
import { ListedObjects } from '../../support/listed-objects.ts';
import { append, later, newTenant, pages, streamIn, T0, unit } from '../../support/units.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.parse(T0);

let tenant: TenantId;
let journal: StreamId;
let store: MemoryStore;
let stored: Map<PageRef, Json>;
let bodies: ListedObjects;
let files: ListedObjects;
let named: readonly string[];
let records: MemorySystemRecords;
let moved: string;

beforeEach(() => {
  tenant = newTenant();
  journal = streamIn(tenant);
  store = new MemoryStore();
  stored = new Map();
  [bodies, files] = [new ListedObjects(), new ListedObjects()];
  named = [];
  records = new MemorySystemRecords();
  moved = T0;
});

const isJournal = (place: PagePlace): boolean => 'stream' in place && place.stream.type === 'journal';
const inspectedPages: PageInspection = {
  async *pages(place) {
    if (isJournal(place)) for (const [ref, page] of stored) yield { ref, page };
  },
  async remove(_, refs) {
    for (const ref of refs) stored.delete(ref);
  },
};
/** One commit of the journal, that names these bodies. */
const inspection: Inspection = {
  head: async ({ type }) => (type === 'journal' ? { version: named.length, recordedAt: T0, hash: '' } : undefined),
  headers: async () => [],
  commits: async ({ type }, { after }) =>
    type === 'journal'
      ? named.slice(after).map((bodyName, at) => ({
          ...{ version: after + at + 1, header: undefined, previous: '', bodyName },
          body: async () => undefined,
          open: () => null,
        }))
      : [],
};

const sweepAt = (nowMilliseconds: number, hasTime = () => true): OrphanSweep => ({
  ...{ store, records, bodies, files, inspection, nowMilliseconds, hasTime, consumers: [] },
  pages: inspectedPages,
  heads: memoryHeadsIndex(() => [{ stream: journal, recordedAt: moved }]),
  log: { info: () => undefined, error: (message) => expect.unreachable(message) },
});

/** Moves the journal's head, with what it refers to. */
async function write(expectedVersion: number, refs: readonly PageRef[], replaced: readonly PageRef[] = []) {
  const changes = pages({ replaced });
  const state = { root: { nodes: refs.map((page) => ({ from: '', page, leaves: 1 })) } };
  await store.write(
    unit({ appends: [append(journal, expectedVersion, { state, pages: changes })] }, later(expectedVersion)),
  );
}

const [ROOT, LEAF, LOST, WAITING] = ['living_page_1', 'living_page_2', 'lost_page_xx1', 'replaced_pg_1'] as const;

describe('pages', () => {
  beforeEach(async () => {
    stored = new Map<PageRef, Json>([
      [ROOT, [['', LEAF]]],
      [LEAF, [['key', 'value']]],
      [LOST, [['', LEAF]]],
      [WAITING, []],
    ]);
    await write(0, [ROOT], [WAITING]);
  });

  it('that nothing refers to are deleted a day after they were noticed, and no others', async () => {
    expect(await sweepOrphans(sweepAt(NOW))).toMatchObject({ phase: 'done', counts: { noted: 1, pages: 0 } });
    expect(stored.size).toBe(4);
    expect((await sweepOrphans(sweepAt(NOW + DAY_MS))).counts).toMatchObject({ pages: 1 });
    expect([...stored.keys()]).toEqual([ROOT, LEAF, WAITING]);
    expect(await records.list('orphan-pages')).toEqual([]);
  });

  it('that came into use meanwhile stay, and those that came since wait for their own day', async () => {
    await sweepOrphans(sweepAt(NOW));
    await write(1, [ROOT, LOST], [WAITING]);
    stored.set('lost_page_xx2', []);
    expect((await sweepOrphans(sweepAt(NOW + DAY_MS))).counts).toMatchObject({ pages: 0, noted: 1 });
    expect(stored.size).toBe(5);
  });

  it('of a head that moves while they are listed are left for another time', async () => {
    let version = 1;
    const moving: PageInspection = {
      ...inspectedPages,
      async *pages(place) {
        yield* inspectedPages.pages(place);
        if (isJournal(place)) await write(version++, [ROOT], [WAITING]);
      },
    };
    await sweepOrphans({ ...sweepAt(NOW), pages: moving });
    await sweepOrphans({ ...sweepAt(NOW + DAY_MS), pages: moving });
    expect(stored.size).toBe(4);
  });

  it('of one user can be swept at once', async () => {
    const sweep = (at: number, who = tenant) => sweepOrphansOf(sweepAt(at), who);
    expect(await sweep(NOW)).toMatchObject({ noted: 1, pages: 0 });
    expect(await sweep(NOW + DAY_MS, newTenant())).toMatchObject({ streams: 0, pages: 0 });
    expect(await sweep(NOW + DAY_MS)).toMatchObject({ pages: 1 });
    expect(await lastPass(records)).toBeUndefined();
  });
});

describe('bodies', () => {
  const body = (name: string): string => `${tenant}/${name}`;

  it('that no commit names are deleted when they are a day old', async () => {
    named = [body('named')];
    for (const name of ['named', 'lost']) bodies.put(body(name), later(0));
    bodies.put(body('young'), later(3 * 3_600));
    expect((await sweepOrphans(sweepAt(NOW + DAY_MS))).counts.bodies).toBe(1);
    expect(bodies.names).toEqual([body('named'), body('young')]);
  });

  it('that an earlier pass has looked at are not looked for again', async () => {
    bodies.put(body('lost'), later(0));
    named = [body('lost')];
    await sweepOrphans(sweepAt(NOW + DAY_MS));
    await sweepOrphans(sweepAt(NOW + 5 * DAY_MS));
    named = [];
    await sweepOrphans(sweepAt(NOW + 9 * DAY_MS));
    expect(bodies.names).toEqual([body('lost')]);
  });
});

describe('runs', () => {
  it('of imports that are over or never were are deleted, those of others are not', async () => {
    const states = { over: 'completed', atWork: 'processing', failed: 'failed' };
    for (const [id, status] of Object.entries(states)) {
      const stream = streamIn(tenant, 'import', id);
      await store.write(unit({ appends: [append(stream, 0, { status })] }));
    }
    for (const id of [...Object.keys(states), 'unknown']) files.put(`runs/${tenant}/${id}/0-9-0.json`, T0);
    files.put(`runs/${tenant}/unknown/9-9-0.json`, later(3_600));
    files.put(`uploads/${tenant}/old`, T0);
    expect((await sweepOrphans(sweepAt(NOW + DAY_MS))).counts.runs).toBe(3);
    expect(files.names).toEqual([
      `runs/${tenant}/atWork/0-9-0.json`,
      `runs/${tenant}/unknown/9-9-0.json`,
      `uploads/${tenant}/old`,
    ]);
  });
});

describe('a pass', () => {
  it('is gone on with from run to run, and begun again the next day', async () => {
    const first = await sweepOrphans(sweepAt(NOW, () => false));
    expect(first).toMatchObject({ phase: 'pages', startedAt: NOW });
    let last = first;
    for (let run = 1; last.phase !== 'done'; run += 1) {
      expect(run).toBeLessThan(10_000);
      last = await sweepOrphans(sweepAt(NOW + run, () => false));
    }
    expect(last).toMatchObject({ startedAt: NOW });
    expect(await sweepOrphans(sweepAt(NOW + DAY_MS - 1))).toEqual(last);
    moved = later(3_600);
    expect(await sweepOrphans(sweepAt(NOW + DAY_MS))).toMatchObject({
      startedAt: NOW + DAY_MS,
      // The journal that moved, and what may have moved with it.
      counts: { streams: 3 },
    });
  });
});
