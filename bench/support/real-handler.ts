/** A function of the deployed stack in this process, as Lambda would call it, on an engine of the bench's own. */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { requestEvent } from '../../infra/local/api/request-event.ts';
import { type Issuer, LOCAL_AUDIENCE, openIssuer } from '../../infra/local/issuer/issuer.ts';
import { ensureMasterKey } from '../../infra/local/master-key.ts';
import { TABLES } from '../../test/support/dynamodb.ts';
import type { Engine } from './engine.ts';

export interface World {
  /** What the function finds in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly token: (userId: string) => Promise<string>;
  readonly close: () => void;
}

async function serveKeys(dir: string): Promise<{ readonly issuer: Issuer; readonly close: () => void }> {
  let issuer: Issuer | undefined;
  const server = createServer((_, response) => response.end(JSON.stringify(issuer?.keySet)));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  issuer = await openIssuer({ keyFile: path.join(dir, 'issuer.json'), origin });
  return { issuer, close: () => server.close() };
}

export async function openWorld({ place, dir }: Pick<Engine, 'place' | 'dir'>): Promise<World> {
  const { issuer, close } = await serveKeys(dir);
  const keyFile = path.join(dir, 'master.key');
  ensureMasterKey(keyFile);
  return {
    environment: {
      AWS_REGION: place.region,
      AWS_ACCESS_KEY_ID: place.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: place.credentials.secretAccessKey,
      AWS_ENDPOINT_URL: place.endpoint ?? '',
      EVENT_TABLE: TABLES.events,
      ROW_TABLE: TABLES.rows,
      KEY_TABLE: TABLES.keys,
      FILE_BUCKET: 'files',
      LOCAL_KEY_FILE: keyFile,
      OIDC_ISSUER: issuer.url,
      OIDC_AUDIENCE: LOCAL_AUDIENCE,
      OIDC_JWKS_URI: issuer.jwksUri,
    },
    token: (userId) => issuer.issue({ userId, scopes: ['*'] }),
    close,
  };
}

const NAMES = { apiId: 'bench', accountId: '000000000000' };

/** The event of a POST, to `/v1/transactions` if nothing else is said. */
export const postEvent = (
  token: string,
  body: unknown,
  target = '/v1/transactions',
): Readonly<Record<string, unknown>> =>
  requestEvent(
    {
      method: 'POST',
      target,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
      body: Buffer.from(JSON.stringify(body)),
      sourceIp: '127.0.0.1',
    },
    { routeKey: `POST ${target}`, pathParameters: {} } as Parameters<typeof requestEvent>[1],
    NAMES,
  );
