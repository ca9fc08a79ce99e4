import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import { PageGone } from '../../../shared/kernel/pages/types.ts';
import { collectPages, pageReader } from '../../../shared/kernel/store/collect-pages.ts';
import { newStream } from '../../support/units.ts';

let store: MemoryStore;
const place = { stream: newStream() };
beforeEach(() => {
  store = new MemoryStore();
});
const stored = async (ref: string) => (await store.readPages(place, [ref])).get(ref);

describe('collected pages', () => {
  it('are read as if they were stored, together with those that are', async () => {
    await store.putPages(place, new Map([['old', 'o']]));
    const pages = collectPages(store, place, []);
    const ref = pages.write('new');
    expect(await pages.read([ref, 'old'])).toEqual(
      new Map([
        ['old', 'o'],
        [ref, 'new'],
      ]),
    );
    expect(await stored(ref)).toBeUndefined();
    await expect(pages.read(['none'])).rejects.toThrow(PageGone);
  });

  it('that are replaced in the same change were never there', () => {
    const garbage = [{ at: 1, pages: ['older'] }];
    const pages = collectPages(store, place, garbage);
    const [one, two] = [pages.write(1), pages.write(2)];
    pages.replaced(one);
    pages.replaced('old');
    expect(pages.changes).toEqual({ written: new Map([[two, 2]]), replaced: ['old'], garbage, ahead: [] });
  });

  it('that are spilled are stored, listed, and deleted like any other when replaced', async () => {
    const pages = collectPages(store, place, []);
    const [one, two] = [pages.write(1), pages.write(2)];
    await pages.spill();
    expect(pages.changes).toMatchObject({ written: new Map(), ahead: [one, two] });
    expect(await pages.read([one, two])).toEqual(
      new Map([
        [one, 1],
        [two, 2],
      ]),
    );
    pages.replaced(one);
    expect(pages.changes.replaced).toEqual([one]);
  });

  it('of two attempts never share a reference', () => {
    const refs = Array.from({ length: 50 }, () => collectPages(store, place, []).write(null));
    expect(new Set(refs).size).toBe(50);
  });

  it('are not read for nothing', async () => {
    let reads = 0;
    store.hooks.beforeRequest = () => {
      reads += 1;
    };
    const pages = collectPages(store, place, []);
    await pages.read([pages.write(1)]);
    await pages.spill();
    await pages.spill();
    expect(reads).toBe(1);
  });
});

it('a reader of pages says which one is gone', async () => {
  await store.putPages(place, new Map([['a', 1]]));
  expect(await pageReader(store, place).read(['a'])).toEqual(new Map([['a', 1]]));
  await expect(pageReader(store, place).read(['a', 'b'])).rejects.toMatchObject({ ref: 'b' });
});
