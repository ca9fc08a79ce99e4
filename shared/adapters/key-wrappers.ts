/** The two key wrappers: KMS in the cloud, a key file on a laptop. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import type { KeyWrapper } from '../kernel/crypto/data-keys.ts';
import type { DataKey } from '../kernel/crypto/sealing.ts';
import type { AwsJson } from './aws-json.ts';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const base64 = z.string().check(z.minLength(1));
const generated = z.object({ Plaintext: base64, CiphertextBlob: base64 });
const decrypted = z.object({ Plaintext: base64 });
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** Data keys wrapped by a KMS key; the tenant is the encryption context, so that keys can't be swapped. */
export function kmsKeyWrapper(kms: AwsJson, keyArn: string): KeyWrapper {
  return {
    async generate(tenant) {
      const input = { KeyId: keyArn, KeySpec: 'AES_256', EncryptionContext: { tenant } };
      const answer = z.parse(generated, await kms('GenerateDataKey', input));
      return { key: bytesOf(answer.Plaintext) as DataKey, wrapped: bytesOf(answer.CiphertextBlob) };
    },
    async unwrap(tenant, wrapped) {
      const blob = Buffer.from(wrapped).toString('base64');
      const answer = z.parse(
        decrypted,
        await kms('Decrypt', { KeyId: keyArn, CiphertextBlob: blob, EncryptionContext: { tenant } }),
      );
      return bytesOf(answer.Plaintext) as DataKey;
    },
  };
}

/** Whoever comes first makes the key, whole before it bears its name; the others read it. */
function makeMasterKey(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(NONCE_BYTES).toString('hex')}`;
  writeFileSync(draft, randomBytes(KEY_BYTES), { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
}

function masterKey(file: string): Uint8Array {
  if (!existsSync(file)) makeMasterKey(file);
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
      const decipher = createDecipheriv('aes-256-gcm', master, bytes.subarray(0, NONCE_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAAD(Buffer.from(tenant));
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      const key = Buffer.concat([
        decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)),
        decipher.final(),
      ]);
      return new Uint8Array(key) as DataKey;
    },
  };
}
