/** What every key wrapper does. */
import { beforeAll, expect, it } from 'vitest';
import type { KeyWrapper } from '../../shared/kernel/crypto/data-keys.ts';
import { newTenant } from '../support/units.ts';

/** @param open gives a wrapper of one and the same master key each time. */
export function keyWrapperContract(open: () => Promise<KeyWrapper>): void {
  let wrapper: KeyWrapper;
  beforeAll(async () => {
    wrapper = await open();
  });

  it('makes 256-bit keys, each another one', async () => {
    const tenant = newTenant();
    const [one, two] = [await wrapper.generate(tenant), await wrapper.generate(tenant)];
    expect(one.key.byteLength).toBe(32);
    expect(two.key).not.toEqual(one.key);
    expect(two.wrapped).not.toEqual(one.wrapped);
  });

  it('unwraps what it wrapped, in another process too', async () => {
    const tenant = newTenant();
    const { key, wrapped } = await wrapper.generate(tenant);
    expect(Buffer.from(wrapped).includes(Buffer.from(key))).toBe(false);
    expect(await wrapper.unwrap(tenant, wrapped)).toEqual(key);
    expect(await (await open()).unwrap(tenant, wrapped)).toEqual(key);
  });

  it('does not unwrap the key of another tenant', async () => {
    const { wrapped } = await wrapper.generate(newTenant());
    await expect(wrapper.unwrap(newTenant(), wrapped)).rejects.toThrow();
  });

  it('does not unwrap what was changed or cut', async () => {
    const tenant = newTenant();
    const { wrapped } = await wrapper.generate(tenant);
    for (const at of [0, 20, wrapped.byteLength - 1]) {
      const changed = new Uint8Array(wrapped);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(wrapper.unwrap(tenant, changed)).rejects.toThrow();
    }
    await expect(wrapper.unwrap(tenant, wrapped.subarray(0, 30))).rejects.toThrow();
  });
}
