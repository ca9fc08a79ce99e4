/** Verifies access tokens against the issuer's key set. The same code serves Cognito and the local issuer. */
import { createRemoteJWKSet, customFetch, errors, type FetchImplementation, type JWTPayload, jwtVerify } from 'jose';
import { type Refusal, refuse } from '../errors.ts';
import { isUuid } from '../ids.ts';
import type { Log } from '../observe/log.ts';
import type { TenantId } from '../streams.ts';
import { type Timestamp, toEpochMs } from '../time.ts';
import { OPS_SCOPE, type Principal } from './contract.ts';
import { plainRequest } from './request.ts';

export interface AuthOptions {
  /** The `iss` of tokens; its key set lies at `/.well-known/jwks.json` below it. */
  readonly issuer: string;
  /** Must be in `aud`, or be `client_id` (Cognito's access tokens have no `aud`). */
  readonly audience: string;
}

export interface Caller {
  readonly tenant: TenantId;
  readonly principal: Principal;
}

export type Authenticate = (
  authorization: string | undefined,
  now: Timestamp,
) => Promise<Caller | Refusal<'Unauthenticated' | 'SignInUnavailable'>>;

const KEY_SET_SILENCE_MILLISECONDS = 5_000;
const CLOCK_TOLERANCE_SECONDS = 5;
const CACHE_ENTRIES_MAX = 1000;
/** A verified token is taken at its word for this long, so that a key that was withdrawn stops working soon. */
const CACHE_AGE_MS = 300_000;
const ALGORITHMS = ['RS256', 'ES256'];

const fromEnvironment = (name: string): string => {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`The environment variable ${name} is missing`);
  return value;
};

/** Reads `OIDC_ISSUER` and `OIDC_AUDIENCE`. */
export const authFromEnvironment = (): AuthOptions => ({
  issuer: fromEnvironment('OIDC_ISSUER'),
  audience: fromEnvironment('OIDC_AUDIENCE'),
});

/** What a key set needs of `fetch`, which would take some 10 ms more of a cold start. */
const readKeySet: FetchImplementation = async (url) => {
  const { status, text } = await plainRequest({
    ...{ url: new URL(url), method: 'GET', silenceMs: KEY_SET_SILENCE_MILLISECONDS },
  });
  return { status, json: async (): Promise<unknown> => JSON.parse(text) } as Response;
};

const unauthenticated = (detail: string) => refuse('Unauthenticated', detail);

const isFor = (audience: string, { aud, client_id: clientId }: JWTPayload): boolean =>
  clientId === audience || (Array.isArray(aud) ? aud.includes(audience) : aud === audience);

/** Members of this group of the user pool are operators; only an administrator of the pool makes somebody one. */
const OPERATORS = 'operators';
const isOperator = ({ 'cognito:groups': groups }: JWTPayload): boolean =>
  Array.isArray(groups) && groups.includes(OPERATORS);

/** Cognito's scope of a user who signed in to the pool in person, as against one who let another application act. */
const IN_PERSON = 'aws.cognito.signin.user.admin';

const scopesOf = (payload: JWTPayload): readonly string[] => {
  const { scope } = payload;
  const named = typeof scope === 'string' ? scope.split(' ').filter((word) => word !== '') : [];
  const scopes = named.map((name) => (name === IN_PERSON ? '*' : name));
  return isOperator(payload) ? [...scopes, OPS_SCOPE] : scopes;
};

const toCaller = (payload: JWTPayload, audience: string): Caller | Refusal<'Unauthenticated'> => {
  if (!isFor(audience, payload)) return unauthenticated('The access token is for another service.');
  if (payload['token_use'] !== 'access') return unauthenticated('The token is not an access token.');
  const subject = payload.sub?.toLowerCase() ?? '';
  if (!isUuid(subject)) return unauthenticated('The access token names no user.');
  // The brand of a tenant begins here: the verified subject, and nothing else, is a tenant.
  return { tenant: subject as TenantId, principal: { id: subject, scopes: scopesOf(payload) } };
};

/** Faults of the token, as opposed to a key set that can't be read. */
const isTokenFault = (error: unknown): error is errors.JOSEError =>
  error instanceof errors.JOSEError &&
  (/^ERR_(JWT|JWS)_/.test(error.code) ||
    ['ERR_JWKS_NO_MATCHING_KEY', 'ERR_JOSE_ALG_NOT_ALLOWED', 'ERR_JOSE_NOT_SUPPORTED'].includes(error.code));

const refuseFault = (error: unknown, log: Log): Refusal<'Unauthenticated' | 'SignInUnavailable'> => {
  if (!isTokenFault(error)) {
    log.error('The key set of the issuer cannot be read', { error });
    return refuse('SignInUnavailable', 'The keys of the sign-in service cannot be read.');
  }
  if (error.code === 'ERR_JWT_EXPIRED') return unauthenticated('The access token has expired.');
  return unauthenticated('The access token is not valid.');
};

interface Verified {
  readonly caller: Caller;
  readonly untilMs: number;
}

/** Keeps the key set, and tokens that were verified, over invocations. */
export const createAuthenticator = ({ issuer, audience }: AuthOptions, log: Log): Authenticate => {
  const keySet = new URL(`${issuer.replace(/\/$/, '')}/.well-known/jwks.json`);
  const keys = createRemoteJWKSet(keySet, { [customFetch]: readKeySet });
  const verified = new Map<string, Verified>();

  const remember = (token: string, entry: Verified): void => {
    const oldest = verified.keys().next();
    if (verified.size >= CACHE_ENTRIES_MAX && !oldest.done) verified.delete(oldest.value);
    verified.set(token, entry);
  };

  return async (authorization, now) => {
    const [, token] = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '') ?? [];
    if (token === undefined) return unauthenticated('Send an access token as `Authorization: Bearer <token>`.');
    const nowMs = toEpochMs(now);
    const known = verified.get(token);
    if (known !== undefined && nowMs < known.untilMs) return known.caller;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        algorithms: ALGORITHMS,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(nowMs),
        requiredClaims: ['sub', 'exp'],
      });
      const caller = toCaller(payload, audience);
      if ('refused' in caller) return caller;
      const expiresMs = ((payload.exp ?? 0) + CLOCK_TOLERANCE_SECONDS) * 1000;
      remember(token, { caller, untilMs: Math.min(expiresMs, nowMs + CACHE_AGE_MS) });
      return caller;
    } catch (error) {
      return refuseFault(error, log);
    }
  };
};

/** Whether a token's scopes allow what a route asks for. */
export const allows = (principal: Principal, scope: string): boolean =>
  principal.scopes.includes(scope) || (scope !== OPS_SCOPE && principal.scopes.includes('*'));
