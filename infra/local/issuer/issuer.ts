import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';

const HOURS_VALID = 24;
/** Stands for the app client that Cognito names in `client_id`. */
export const LOCAL_AUDIENCE = 'foldbook-local';

/** Signs users in on a laptop, in the way of Cognito: anybody who asks gets a token. It isn't part of the deployed stack. */
export interface Issuer {
  /** The `iss` of its tokens; its documents lie below. */
  readonly url: string;
  readonly jwksUri: string;
  readonly keySet: { readonly keys: readonly JWK[] };
  readonly configuration: Readonly<Record<string, unknown>>;
  /** An access token for a user, valid for 24 hours, with the claims of Cognito's. */
  readonly issue: (user: { userId: string; scopes: readonly string[] }) => Promise<string>;
}

/** Opens the issuer; its RSA key is made once and kept in `keyFile`, so that tokens outlive a restart. */
export async function openIssuer(options: { keyFile: string; origin: string }): Promise<Issuer> {
  const url = `${options.origin}/local`;
  const jwksUri = `${url}/.well-known/jwks.json`;
  const jwk = await loadKey(options.keyFile);
  const privateKey = await importJWK(jwk, 'RS256');
  const { kty, n, e, kid } = jwk;
  if (kty === undefined || n === undefined || e === undefined || kid === undefined) {
    throw new Error(`${options.keyFile} holds no RSA key; delete it to have a new one made`);
  }
  return {
    url,
    jwksUri,
    keySet: { keys: [{ kty, n, e, kid, alg: 'RS256', use: 'sig' }] },
    configuration: {
      issuer: url,
      jwks_uri: jwksUri,
      token_endpoint: `${url}/token`,
      response_types_supported: ['token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    },
    issue: ({ userId, scopes }) => {
      const now = Math.floor(Date.now() / 1000);
      const claims = { token_use: 'access', scope: scopes.join(' '), client_id: LOCAL_AUDIENCE, username: userId };
      return new SignJWT({ ...claims, auth_time: now, version: 2 })
        .setProtectedHeader({ alg: 'RS256', kid })
        .setSubject(userId)
        .setIssuer(url)
        .setIssuedAt(now)
        .setExpirationTime(now + HOURS_VALID * 3600)
        .setJti(randomUUID())
        .sign(privateKey);
    },
  };
}

async function loadKey(file: string): Promise<JWK> {
  const kept = readKey(file);
  if (kept !== undefined) return kept;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  const named = { ...jwk, kid: await calculateJwkThumbprint(jwk) };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(named), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return named;
}

function readKey(file: string): JWK | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined;
    throw new Error(`${file} can't be read; delete it to have a new key made`, { cause: thrown });
  }
}
