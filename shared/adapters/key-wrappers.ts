/** The two key wrappers: KMS in the cloud, a key file on a laptop. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { KeyWrapper } from '../kernel/crypto/data-keys.ts';
import type { DataKey } from '../kernel/crypto/sealing.ts';
import type { TenantId } from '../kernel/streams.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Data keys wrapped by a KMS key; the tenant is the encryption context, so that keys can't be swapped. */
export function kmsKeyWrapper(client: KMSClient, keyArn: string): KeyWrapper {
  const context = (tenant: TenantId) => ({ tenant });
  return {
    async generate(tenant) {
      const answer = await client.send(
        new GenerateDataKeyCommand({ KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext: context(tenant) }),
      );
      if (!answer.Plaintext || !answer.CiphertextBlob) throw new Error('KMS answered without a data key');
      return { key: answer.Plaintext as DataKey, wrapped: answer.CiphertextBlob };
    },
    async unwrap(tenant, wrapped) {
      const answer = await client.send(
        new DecryptCommand({ KeyId: keyArn, CiphertextBlob: wrapped, EncryptionContext: context(tenant) }),
      );
      if (!answer.Plaintext) throw new Error('KMS answered without a data key');
      return answer.Plaintext as DataKey;
    },
  };
}

function masterKey(file: string): Uint8Array {
  mkdirSync(dirname(file), { recursive: true });
  try {
    // `wx`: whoever comes first makes the key, the others read it.
    writeFileSync(file, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = readFileSync(file);
  if (key.byteLength !== KEY_BYTES) throw new Error(`${file} is not a key file of this system`);
  return key;
}

/** Data keys wrapped by a master key in a local file (AES-256-GCM, the tenant authenticated). */
export function fileKeyWrapper(file: string): KeyWrapper {
  const master = masterKey(file);
  return {
    async generate(tenant) {
      const key = randomBytes(KEY_BYTES);
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', master, nonce);
      cipher.setAAD(Buffer.from(tenant));
      const wrapped = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
      return { key: new Uint8Array(key) as DataKey, wrapped };
    },
    async unwrap(tenant, wrapped) {
      const bytes = Buffer.from(wrapped);
      const decipher = createDecipheriv('aes-256-gcm', master, bytes.subarray(0, NONCE_BYTES));
      decipher.setAAD(Buffer.from(tenant));
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      const key = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)), decipher.final()]);
      return new Uint8Array(key) as DataKey;
    },
  };
}
