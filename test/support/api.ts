/** Users of the shared host, and what specs over HTTP do again and again. */
import { randomUUID } from 'node:crypto';
import { expect, inject } from 'vitest';
import { type Answer, type Body, createHttpClient, type HttpClient } from './http-client.ts';
import { until } from './until.ts';

export const origin = (): string => inject('origin');

/** An access token of the host's own issuer. */
export async function tokenFor(userId: string, scopes: readonly string[] = ['*']): Promise<string> {
  const response = await fetch(`${origin()}/local/token`, { method: 'POST', body: JSON.stringify({ userId, scopes }) });
  const { accessToken } = (await response.json()) as { accessToken: string };
  return accessToken;
}

/** A user whom nobody has seen before, unless told whom; another client of a user sees with that one's eyes. */
export async function newUser(scopes: readonly string[] = ['*'], userId: string = randomUUID()): Promise<HttpClient> {
  return createHttpClient({ origin: origin(), userId, accessToken: await tokenFor(userId, scopes) });
}

/** Sends a POST that must be answered so, and gives its body. */
export async function post(user: HttpClient, target: string, body: unknown, status: number): Promise<Body> {
  const answer = await user.send('POST', target, { body });
  expect(answer, answer.text).toMatchObject({ status });
  return answer.body;
}

/** What a refusal says, without its sentences. */
export interface Refused {
  readonly status: number;
  readonly code: unknown;
  readonly paths: readonly string[];
}

/** Reads a problem document (RFC 9457), holding it against what every one of them has. */
export function refusal(answer: Answer): Refused {
  const { type, title, status, code, detail, errors, instance } = answer.body;
  expect(answer.headers.get('content-type'), answer.text).toBe('application/problem+json');
  expect(status).toBe(answer.status);
  for (const text of [title, detail, instance]) expect(text, answer.text).toMatch(/./);
  expect(String(type)).toMatch(/^https:\/\/foldbook\.dev\/problems\/[a-z-]+$/);
  const paths = new Set(Array.isArray(errors) ? errors.map((issue) => String(issue.path)) : []);
  return { status: answer.status, code, paths: [...paths] };
}

export interface ImportCounts {
  readonly rows: number;
  readonly imported: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly ignored: number;
  readonly transactions: number;
}

export interface ImportStatus {
  readonly importId: string;
  readonly status: string;
  readonly format: string;
  readonly account: string | null;
  readonly counts: ImportCounts;
  readonly rejected: readonly { readonly line: number; readonly code: string; readonly reason: string }[];
  readonly failure: { readonly code: string; readonly reason: string } | null;
  readonly reversed: boolean;
}

const IMPORT_SECONDS_MAX = 50;

export async function importStatus(user: HttpClient, importId: unknown): Promise<ImportStatus> {
  const answer = await user.send('GET', `/v1/imports/${importId}`);
  expect(answer, answer.text).toMatchObject({ status: 200 });
  return answer.body as unknown as ImportStatus;
}

/** Waits until an import is at its end, whichever. */
export async function ended(
  user: HttpClient,
  importId: unknown,
  secondsMax: number = IMPORT_SECONDS_MAX,
): Promise<ImportStatus> {
  const isOver = ({ status }: ImportStatus): boolean => ['completed', 'failed'].includes(status);
  return until(() => importStatus(user, importId), isOver, secondsMax);
}

/** Imports a text and waits for the end. */
export async function importText(user: HttpClient, content: string, order: Body = {}): Promise<ImportStatus> {
  const { importId } = await post(user, '/v1/imports', { content, ...order }, 202);
  return ended(user, importId);
}

const REPORT_SECONDS_MAX = 40;

/** Has a tax report made, waits until it is, and gives it. */
export async function taxReport(user: HttpClient, taxYear: number, more: Body = {}): Promise<Body> {
  const { reportId } = await post(user, '/v1/tax/reports', { taxYear, ...more }, 202);
  const read = () => user.send('GET', `/v1/tax/reports/${reportId}`);
  const isOver = ({ body }: Answer): boolean => body['status'] === 'ready' || body['status'] === 'failed';
  const { body, text } = await until(read, isOver, REPORT_SECONDS_MAX);
  if (body['status'] !== 'ready') throw new Error(`the report is not made: ${text}`);
  return body;
}

/** Everything a user can see of their own, seeing all earlier writes: what must be equal if nothing has changed. */
export async function everythingOf(user: HttpClient): Promise<Readonly<Record<string, unknown>>> {
  const lists = [
    '/v1/transactions?includeReversed=true',
    '/v1/accounts',
    '/v1/tax/lots',
    '/v1/tax/disposals',
    '/v1/prices',
    '/v1/exchange-rates',
  ];
  const entries = await Promise.all(lists.map(async (target) => [target, await user.readAll(target)] as const));
  const [holdings, settings] = [await user.read('/v1/holdings'), await user.read('/v1/settings')];
  return { ...Object.fromEntries(entries), holdings: holdings.body, settings: settings.body };
}
