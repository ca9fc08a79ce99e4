/** S3 at the gateway: permissions, presigned URLs, objects larger than the engine takes at once. */
import type { IncomingMessage } from 'node:http';
import type { EngineAnswer, QueueEngine } from '../engines/queue-engine.ts';
import { type Answer, accessDenied, errorAnswer } from './answer.ts';
import { type Exchange, type GatewayParts, type Handler, passedHeaders, readBody } from './exchange.ts';
import { s3CallOf } from './s3-access.ts';
import { putObject } from './s3-large-put.ts';
import { presignedFault } from './signature.ts';

/** Parameters of a presigned address; the engine has no use for them. */
const SIGNATURE_PARAMETER =
  /^X-Amz-(?:Algorithm|Credential|Date|Expires|SignedHeaders|Signature|Security-Token|Content-Sha256)$/i;

const engineUrl = (url: URL): string => {
  const query = new URLSearchParams([...url.searchParams].filter(([name]) => !SIGNATURE_PARAMETER.test(name)));
  return query.size === 0 ? url.pathname : `${url.pathname}?${query}`;
};

const PRECONDITION_FAILED = Buffer.from(
  '<Error><Code>PreconditionFailed</Code><Message>At least one of the pre-conditions you specified did not hold' +
    '</Message><Condition>If-None-Match</Condition></Error>',
);

const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'] as const;

const answerFrom = ({ status, headers, body }: EngineAnswer): Answer => {
  const passed: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'connection' || name === 'date') continue;
    if (typeof value === 'string' || typeof value === 'number') passed[name] = value;
  }
  return { status, headers: { 'content-length': body.length, ...passed }, body };
};

export const s3Handler = (options: GatewayParts & { readonly queues: QueueEngine }): Handler => {
  const { queues, guard, meter } = options;

  /** S3 keeps an object from being overwritten if asked to; fauxqs overlooks the header. */
  const isTaken = async (request: IncomingMessage, url: URL): Promise<boolean> =>
    request.headers['if-none-match'] === '*' &&
    (await queues.call({ method: 'HEAD', url: url.pathname, headers: {} })).status === 200;

  const call = async ({ request, url }: Exchange, operation: string): Promise<EngineAnswer> => {
    const method = METHODS.find((known) => known === request.method);
    if (!method) {
      return { status: 405, headers: {}, body: Buffer.alloc(0) };
    }
    const headers = passedHeaders(request);
    const chunked = String(request.headers['content-encoding'] ?? '').includes('aws-chunked');
    const copied = request.headers['x-amz-copy-source'] !== undefined;
    if (operation === 'PutObject' && (await isTaken(request, url))) {
      return { status: 412, headers: { 'content-type': 'application/xml' }, body: PRECONDITION_FAILED };
    }
    if (operation === 'PutObject' && !chunked && !copied) {
      return putObject({ queues, path: url.pathname, headers }, request);
    }
    const body = await readBody(request);
    return queues.call({ method, url: engineUrl(url), headers, ...(body.length > 0 ? { body } : {}) });
  };

  return async (exchange) => {
    const { request, url, identity } = exchange;
    if (url.searchParams.has('X-Amz-Signature')) {
      const fault = presignedFault(request, url, identity.secretAccessKey, new Date());
      const code = fault === 'SignatureDoesNotMatch' ? fault : 'AccessDenied';
      if (fault) return errorAnswer('s3', { status: 403, code, message: fault });
    }
    const copySource = request.headers['x-amz-copy-source'];
    const { operation, accesses } = s3CallOf(
      request.method ?? '',
      url,
      copySource === undefined ? undefined : String(copySource),
    );
    const refused = guard.refuse(identity, accesses);
    if (refused !== undefined) return errorAnswer('s3', accessDenied(refused));
    const answer = answerFrom(await call(exchange, operation));
    meter.observe({
      identity: identity.name,
      service: 's3',
      operation,
      requestBytes: Number(request.headers['content-length'] ?? 0),
      responseBytes: answer.body.length,
    });
    return answer;
  };
};
