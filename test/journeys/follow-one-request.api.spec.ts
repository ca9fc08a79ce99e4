/** What an operator reads of one request in the logs of all functions, and what nobody may read there. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { tenantTag } from '../../shared/kernel/observe/tenant-tag.ts';
import { newUser, post } from '../support/api.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { type Receiver, startReceiver } from '../webhooks/support/receiver.ts';

type Line = Readonly<Record<string, unknown>>;

const HOPS = [
  'trading.http',
  'relay.stream',
  'trading.journal-books',
  'portfolio.holdings',
  'tax.book',
  'webhooks.fan-out',
  'webhooks.delivery',
];
/** On a busy machine; an idle one needs a tenth. */
const WAIT_MS_MAX = 60_000;

/** What a user sent, or a receiver said, that would be known again anywhere. */
const SECRETS = {
  account: 'Numbered-Account-8841',
  externalId: 'EXT-77310-recognizable',
  notes: 'for the house of my aunt',
  quantity: '0.73191357',
  price: '31415.92653589',
  path: 'path-of-a-receiver',
  query: 'token-of-a-receiver',
  header: 'header-of-a-receiver',
  answer: 'words-of-a-receiver',
  refused: 'Unlisted-Word-5521',
};

const logDir = path.join(inject('cloud').dataDir, 'logs');
const rawLines = (): { readonly file: string; readonly text: string }[] =>
  readdirSync(logDir).flatMap((file) =>
    readFileSync(path.join(logDir, file), 'utf8')
      .split('\n')
      .filter((text) => text !== '')
      .map((text) => ({ file, text })),
  );

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The relay brings what was derived as it brings what was sent, and writes its line after that. */
function isDerivedRelayed(lines: readonly Line[]): boolean {
  const derived = lines.find((line) => line['function'] === 'tax.book')?.['commandId'];
  const relayed = lines.filter((line) => line['function'] === 'relay.stream');
  return relayed.some((line) => listed(line['causationId']).includes(derived));
}

/** Lines that name the request, once those of all hops are there; in the order of their writing. */
async function linesOf(correlationId: string): Promise<readonly Line[]> {
  for (const until = Date.now() + WAIT_MS_MAX; ; await sleep(50)) {
    const lines = rawLines()
      .filter(({ text }) => text.includes(correlationId) && text.endsWith('}'))
      .map(({ text }): Line => JSON.parse(text));
    const missing = HOPS.filter((hop) => !lines.some((line) => line['function'] === hop));
    if (!isDerivedRelayed(lines)) missing.push('relay.stream, of lots');
    if (missing.length === 0)
      return lines.toSorted((a, b) => (String(a['timestamp']) < String(b['timestamp']) ? -1 : 1));
    if (Date.now() > until) throw new Error(`nothing of ${missing.join()}`);
  }
}

let user: HttpClient;
let receiver: Receiver;
let lines: readonly Line[];
const correlationId = randomUUID();
const by = (name: string): Line =>
  lines.find((line) => line['function'] === name && listed(line['correlationId']).includes(correlationId)) ?? {};

const transaction: Body = {
  account: SECRETS.account,
  externalId: SECRETS.externalId,
  timestamp: '2021-05-04T10:00:00Z',
  type: 'buy',
  notes: SECRETS.notes,
  amounts: [
    { asset: 'BTC', quantity: SECRETS.quantity, direction: 'in' },
    { asset: 'USD', quantity: SECRETS.price, direction: 'out' },
  ],
};

beforeAll(async () => {
  user = await newUser();
  receiver = await startReceiver((_, response) => response.writeHead(200).end(SECRETS.answer));
  const url = `${receiver.url}/${SECRETS.path}?key=${SECRETS.query}`;
  const headers = { 'x-own': SECRETS.header };
  await post(user, '/v1/webhooks/endpoints', { url, eventTypes: ['TransactionImported'], headers }, 201);
  const answer = await user.send('POST', '/v1/transactions', {
    body: transaction,
    headers: { 'x-correlation-id': correlationId },
  });
  expect(answer.status, answer.text).toBe(201);
  expect(answer.headers.get('x-correlation-id')).toBe(correlationId);
  await user.read('/v1/holdings');
  await user.read(`/v1/accounts/${encodeURIComponent(SECRETS.account)}/balances`);
  await user.readAll('/v1/tax/lots');
  // What is refused is no less personal.
  await post(user, '/v1/transactions', { ...transaction, type: SECRETS.refused }, 400);
  await post(user, '/v1/transactions', { ...transaction, notes: SECRETS.refused }, 409);
  await receiver.until(([one]) => one);
  lines = await linesOf(correlationId);
});
afterAll(() => receiver.close());

describe('one request in the logs', () => {
  it('is found by its correlation id at every hop, from the request to lots and receivers', () => {
    expect(by('trading.http')).toMatchObject({
      level: 'INFO',
      service: 'trading',
      message: 'request',
      correlationId,
      route: 'POST /v1/transactions',
      status: 201,
    });
    expect(by('relay.stream')).toMatchObject({ message: 'relayed', lagMs: expect.any(Number) });
    for (const consumer of ['trading.journal-books', 'portfolio.holdings', 'tax.book']) {
      expect(by(consumer)).toMatchObject({
        message: 'applied',
        commits: expect.any(Number),
        lagMs: expect.any(Number),
      });
    }
    expect(by('webhooks.fan-out')).toMatchObject({ message: 'deliveries made', deliveries: 1 });
    const { streamType, version } = by('webhooks.fan-out');
    const sent = { message: 'webhook sent', outcome: '2xx', attempt: 1, streamType, version };
    expect(by('webhooks.delivery')).toMatchObject(sent);
  });

  it('leads from each piece of work to what caused it', () => {
    const { commandId } = by('trading.http');
    expect(commandId).toEqual(expect.any(String));
    for (const hop of HOPS.slice(1, -1)) expect(listed(by(hop)['causationId']), hop).toContain(commandId);
    const derived = by('tax.book')['commandId'];
    const relayed = lines.filter((line) => line['function'] === 'relay.stream');
    expect(relayed.flatMap((line) => listed(line['causationId']))).toContain(derived);
  });

  it('has the same fields on every line, with its metrics and without the user', () => {
    for (const hop of HOPS) {
      const line = by(hop);
      expect(line, hop).toMatchObject({
        timestamp: expect.stringMatching(/^\d{4}-/),
        service: hop.split('.')[0],
        requestId: expect.any(String),
        durationMs: expect.any(Number),
        _aws: { CloudWatchMetrics: [{ Namespace: 'Foldbook', Dimensions: [['service', 'function']] }] },
      });
      // A batch of the relay may be of several users.
      if (hop !== 'relay.stream') expect(line['tenant'], hop).toBe(tenantTag(user.userId));
    }
    expect(by('trading.http')).toMatchObject({
      Requests: 1,
      Latency: expect.any(Number),
      WriteUnits: expect.any(Number),
    });
    expect(by('tax.book')).toMatchObject({ ConsumerLag: expect.any(Number), ReadUnits: expect.any(Number) });
    expect(by('webhooks.delivery')).toMatchObject({ WebhookSuccesses: 1, WebhookLatency: expect.any(Number) });
  });

  it.each([...Object.entries(SECRETS), ['a route of the receiver', '/hook']])('shows nobody the %s', (_, secret) => {
    expect(rawLines().filter(({ text }) => text.includes(secret))).toEqual([]);
  });

  it('names no user, in no line of any function', () => {
    expect(rawLines().filter(({ text }) => text.includes(user.userId))).toEqual([]);
  });
});
