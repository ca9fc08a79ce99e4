import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileKeyWrapper, kmsKeyWrapper } from '../../shared/adapters/key-wrappers.ts';
import type { JsonService } from '../support/json-service.ts';
import { KEY_ARN, startKms } from '../support/kms-service.ts';
import { newTenant } from '../support/units.ts';
import { keyWrapperContract } from './key-wrapper.suite.ts';

describe('a key file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'foldbook-keys-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  const file = join(dir, 'deep', 'master.key');
  keyWrapperContract(async () => fileKeyWrapper(file));

  it('is readable by its owner alone', () => {
    fileKeyWrapper(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('of another kind is refused and left as it is', () => {
    const other = join(dir, 'other');
    writeFileSync(other, 'not a key');
    expect(() => fileKeyWrapper(other)).toThrow('not a key file');
    expect(statSync(other).size).toBe(9);
  });
});

describe('KMS', () => {
  let kms: JsonService;
  beforeAll(async () => {
    kms = await startKms();
  });
  afterAll(() => kms.close());
  keyWrapperContract(async () => kmsKeyWrapper(kms.call, KEY_ARN));

  it('refuses a key that it does not hold', async () => {
    await expect(kmsKeyWrapper(kms.call, `${KEY_ARN}-2`).generate(newTenant())).rejects.toThrow('NotFoundException');
  });
});
