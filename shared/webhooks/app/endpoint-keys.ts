/**
 * The keys of an endpoint are derived from the tenant's data key (HKDF, RFC 5869), so that they are stored nowhere, in no
 * event and no backup, and are gone with the data key when a user is erased.
 */
import { hkdfSync } from 'node:crypto';
import type { DataKeys } from '../../kernel/crypto/data-keys.ts';
import type { DataKey } from '../../kernel/crypto/sealing.ts';
import type { TenantId } from '../../kernel/streams.ts';
import type { Endpoint } from '../domain/endpoints.ts';
import { newKeyPair, newSecret, type WebhookKeyPair, type WebhookSecret } from '../domain/signing/keys.ts';
import { signatureHeaders } from '../domain/signing/signature-headers.ts';
import type { Sign } from './ports.ts';

const SALT = 'foldbook webhooks';
const KEY_BYTES = 32;

const derive = (key: DataKey, purpose: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, SALT, purpose, KEY_BYTES));

const secretNumbered = (key: DataKey, endpointId: string, number: number): WebhookSecret =>
  newSecret(derive(key, `secret/${endpointId}/${number}`));

const keyPairOf = (key: DataKey, endpointId: string): WebhookKeyPair => newKeyPair(derive(key, `pair/${endpointId}`));

export interface EndpointKeys {
  /** The secret in force, which users are shown once. */
  readonly secret: WebhookSecret;
  /** `whpk_…` */
  readonly publicKey: string;
}

export async function endpointKeys(keys: DataKeys, tenant: TenantId, endpoint: Endpoint): Promise<EndpointKeys> {
  const key = await keys.obtain(tenant);
  const { endpointId, secretNumber } = endpoint;
  return {
    secret: secretNumbered(key, endpointId, secretNumber),
    publicKey: keyPairOf(key, endpointId).publicKey,
  };
}

/** Signs with the secret in force, with the one before while it counts, and with the key pair. */
export const signer =
  (keys: DataKeys): Sign =>
  async (tenant, { endpointId, secretNumber, previousUntil }, { id, body, timestampSeconds }) => {
    const key = await keys.obtain(tenant);
    const isPreviousValid = previousUntil !== undefined && timestampSeconds * 1_000 < Date.parse(previousUntil);
    const numbers = isPreviousValid ? [secretNumber, secretNumber - 1] : [secretNumber];
    const secrets = numbers.map((number) => secretNumbered(key, endpointId, number));
    const signing = [...secrets, keyPairOf(key, endpointId).privateKey];
    return { ...signatureHeaders({ id, body, timestampSeconds, keys: signing }) };
  };
