/** Renders answers: JSON, problem documents, bytes, and what is too large to pass through a function. */
import { isRefused, type Refusal, refuse } from '../errors.ts';
import type { TenantId } from '../streams.ts';
import type { Exchange, HttpResult } from './exchange.ts';
import { type ProblemCode, toProblem } from './problems.ts';

/** A function may answer 6 MB, counted with the escapes that JSON in a JSON string needs; some is left for headers. */
const ANSWER_BYTES_MAX = 5_500_000;

/** Keeps an answer that is too large somewhere, and gives the presigned URL to fetch it from. */
export type LargeAnswers = (answer: {
  readonly tenant: TenantId;
  readonly content: string | Uint8Array;
  readonly mediaType: string;
}) => Promise<string>;

const JSON_TYPE = 'application/json';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Render = (answer: Answer | Refusal<ProblemCode>, exchange: Exchange) => Promise<HttpResult>;

/** Escaping doubles a text at most, so that what is short needs no measuring. */
const fits = (json: string): boolean =>
  json.length * 4 <= ANSWER_BYTES_MAX || Buffer.byteLength(JSON.stringify(json)) <= ANSWER_BYTES_MAX;

/** Base64 makes four characters of three bytes. */
const fitsAsBytes = ({ byteLength }: Uint8Array): boolean => Math.ceil(byteLength / 3) * 4 <= ANSWER_BYTES_MAX;

export const renderRefusal = (refusal: Refusal<ProblemCode>, exchange: Exchange): HttpResult => {
  const problem = toProblem(refusal, exchange.requestId);
  exchange.code = refusal.code;
  return { statusCode: problem.status, headers: { ...problem.headers }, body: JSON.stringify(problem.body) };
};

/** Bytes pass as they are; the handler says what they are. */
const bytes = (statusCode: number, headers: Answer['headers'], body: Uint8Array): HttpResult => ({
  statusCode,
  headers: { ...headers },
  body: Buffer.from(body).toString('base64'),
  isBase64Encoded: true,
});

export const renderer =
  (largeAnswers: LargeAnswers | undefined): Render =>
  async (answer, exchange) => {
    if (isRefused(answer)) return renderRefusal(answer, exchange);
    const { status, body, headers = {} } = answer;
    if (body === undefined) return { statusCode: status, headers: { ...headers } };
    const content = body instanceof Uint8Array ? body : JSON.stringify(body);
    if (content instanceof Uint8Array && fitsAsBytes(content)) return bytes(status, headers, content);
    if (typeof content === 'string' && fits(content)) {
      return { statusCode: status, headers: { 'content-type': JSON_TYPE, ...headers }, body: content };
    }
    if (largeAnswers === undefined || exchange.tenant === undefined) {
      return renderRefusal(refuse('AnswerTooLarge', 'The answer is too large. Ask for a smaller page.'), exchange);
    }
    const mediaType = headers['content-type'] ?? JSON_TYPE;
    const location = await largeAnswers({ tenant: exchange.tenant, content, mediaType });
    return { statusCode: 303, headers: { ...headers, location } };
  };
