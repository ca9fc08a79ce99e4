/** A real OpenID issuer for tests: a key set over HTTP, and tokens signed with its key. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export const AUDIENCE = 'foldbook-app';
const KEY_ID = 'key-1';

export interface TestIssuer {
  readonly url: string;
  /** How often the key set was fetched. */
  readonly fetches: () => number;
  /** From now on the key set can't be read. */
  readonly breakDown: () => void;
  readonly sign: (
    claims?: Readonly<Record<string, unknown>>,
    options?: { readonly keyId?: string; readonly foreign?: boolean },
  ) => Promise<string>;
  readonly close: () => Promise<void>;
}

export const USER = '0b54d0a4-5b0b-4b7e-9f0e-0a6a4f6d9a11';

export const startIssuer = async (): Promise<TestIssuer> => {
  const own = await generateKeyPair('RS256');
  const foreign = await generateKeyPair('RS256');
  const keySet = JSON.stringify({
    keys: [{ ...(await exportJWK(own.publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' }],
  });
  let fetches = 0;
  let broken = false;
  const server = createServer((request, response) => {
    fetches++;
    const known = request.url === '/.well-known/jwks.json' && !broken;
    response.writeHead(known ? 200 : 500, { 'content-type': 'application/json' }).end(known ? keySet : '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const nowSeconds = Math.floor(Date.now() / 1000);
  return {
    url,
    fetches: () => fetches,
    breakDown: () => {
      broken = true;
    },
    sign: (claims = {}, options = {}) =>
      new SignJWT({
        iss: url,
        sub: USER,
        client_id: AUDIENCE,
        token_use: 'access',
        scope: '*',
        exp: nowSeconds + 3600,
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid: options.keyId ?? KEY_ID })
        .sign(options.foreign ? foreign.privateKey : own.privateKey),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
