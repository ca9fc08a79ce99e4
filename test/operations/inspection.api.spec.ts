/** What operators find out about what was recorded, on the running host: chains, feeds, traces, orphans, migrations. */
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { commands } from '../../clients/ops/commands.ts';
import { run } from '../../clients/ops/run.ts';
import { newId } from '../../shared/kernel/ids.ts';
import { everythingOf, newUser, origin, post, refusal, tokenFor } from '../support/api.ts';
import { bucketOf, itemsOf, putItem, runFunction } from '../support/cloud.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { buy } from '../support/transactions.ts';

const coin = (externalId: string) => buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '10', externalId });
const itemsIn = (body: Body): readonly Body[] => body['items'] as readonly Body[];
const DAY_MS = 86_400_000;

let operator: HttpClient;
let user: HttpClient;
const correlationId = newId();
beforeAll(async () => {
  [operator, user] = [await newUser(['ops']), await newUser()];
  const headers = { 'x-correlation-id': correlationId };
  const answer = await user.send('POST', '/v1/transactions', { body: coin('a'), headers });
  expect(answer.status, answer.text).toBe(201);
  // A thousand prices of long names lie in the bucket.
  const letters = () =>
    String.fromCodePoint(...Array.from({ length: 60 }, () => 0x4e00 + Math.floor(Math.random() * 20_000)));
  const prices = Array.from({ length: 1_000 }, () => ({
    ...{ asset: letters(), date: '2021-01-01', close: '1.5', currency: 'USD' },
  }));
  await post(user, '/v1/prices', { prices }, 200);
  // Each read waits for its consumer.
  await user.readAll('/v1/tax/lots');
  await user.read('/v1/holdings');
});

const get = async (target: string): Promise<Body> => {
  const answer = await operator.send('GET', target);
  expect(answer, answer.text).toMatchObject({ status: 200 });
  return answer.body;
};

/** What the command line says. */
async function ops(...typed: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
  let text = '';
  const out = { write: (words: string) => (text += words) };
  const env = { FOLDBOOK_URL: origin(), FOLDBOOK_TOKEN: await tokenFor(operator.userId, ['ops']) };
  return { code: await run(commands, typed, { out, err: out, env }), text };
}

describe('chains of commits', () => {
  it('of a user are verified, also where bodies lie in the bucket', async () => {
    const verified = await get(`/v1/ops/verifications?tenant=${user.userId}`);
    expect(verified).toMatchObject({ items: [], nextCursor: null, unreadable: 0, reached: null });
    expect(verified['commits']).toBeGreaterThanOrEqual(4);
    expect((await ops('verify', '--user', user.userId)).text).toContain('Every chain holds.');
  });

  it('of which one was changed are named, with the commit and the reason', async () => {
    const other = await newUser();
    await post(other, '/v1/transactions', coin('a'), 201);
    await post(other, '/v1/transactions', coin('b'), 201);
    const [, second] = (await itemsOf('EVENT_TABLE', `T#${other.userId}#S#journal#main`)).filter(({ sk }) =>
      sk?.S?.startsWith('C#'),
    );
    await putItem('EVENT_TABLE', { ...second, actor: { S: 'another' } });
    const one = `/v1/ops/verifications?tenant=${other.userId}&streamType=journal`;
    expect(itemsIn(await get(one))).toMatchObject([{ streamType: 'journal', version: 2, code: 'HashBroken' }]);
    const { code, text } = await ops('verify', '--user', other.userId, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(text)).toMatchObject({ faults: [{ version: 2, code: 'HashBroken' }] });
  });
});

describe('feeds of commits', () => {
  it('tell of a user everything in order of recording, page by page, and no content', async () => {
    const all = itemsIn(await get(`/v1/ops/commits?tenant=${user.userId}`));
    const streams = all.map(({ streamType }) => streamType);
    expect(streams).toEqual(expect.arrayContaining(['journal', 'user-prices', 'position', 'tax-book']));
    expect(all.map(({ recordedAt }) => recordedAt)).toEqual(all.map(({ recordedAt }) => recordedAt).toSorted());
    const paged: Body[] = [];
    for (let cursor: unknown = ''; cursor !== null; ) {
      const next = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await get(`/v1/ops/commits?tenant=${user.userId}&limit=2${next}`);
      paged.push(...itemsIn(page));
      cursor = page['nextCursor'];
    }
    expect(paged).toEqual(all);
    expect(JSON.stringify(all)).not.toContain('BTC');
  });

  it('find commits of all users by the type of an event, and by the request that began it', async () => {
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const byType = await operator.readAll(`/v1/ops/commits?eventType=PricesRecorded&from=${from}`);
    expect(byType).toContainEqual(expect.objectContaining({ tenant: user.userId, streamType: 'user-prices' }));
    for (const { events } of byType) expect(events).toHaveProperty('PricesRecorded');
    const byRequest = await operator.readAll(`/v1/ops/commits?correlationId=${correlationId}`);
    expect(new Set(byRequest.map(({ tenant }) => tenant))).toEqual(new Set([user.userId]));
    expect(byRequest.map(({ streamType }) => streamType)).toEqual(expect.arrayContaining(['journal', 'tax-book']));
  });

  it('want to know whose or which, and of an event type that exists', async () => {
    for (const query of ['', '?eventType=Nonsense', '?tenant=me']) {
      const answer = await operator.send('GET', `/v1/ops/commits${query}`);
      expect(refusal(answer)).toMatchObject({ status: 400, code: 'ValidationFailed' });
    }
  });

  it('show the content of a commit to who says why, which stays on record', async () => {
    const place = `/v1/ops/commits/${user.userId}/journal/main`;
    const shown = await post(operator, `${place}/1/payload`, { reason: 'the user asked' }, 200);
    expect(JSON.stringify(shown['content'])).toContain('BTC');
    // Other operators are at work meanwhile.
    const acts = itemsIn(await get('/v1/ops/audit?limit=1000'));
    const entry = acts.find(({ operator: who }) => who === operator.userId);
    expect(entry).toMatchObject({ type: 'PayloadShown', what: 'commit', reason: 'the user asked' });
    await post(operator, `${place}/99/payload`, { reason: 'the user asked' }, 404);
    await post(operator, `${place}/1/payload`, {}, 400);
    const { code, text } = await ops('commits', 'show', user.userId, 'journal/main', '1', '--reason', 'asked again');
    expect([code, text]).toEqual([0, expect.stringContaining('TransactionImported')]);
  });
});

describe('a trace', () => {
  const logs = path.join(inject('cloud').dataDir, 'logs');

  it('leads from the request over its commits and the relay to what consumers derived', async () => {
    // A consumer writes its line after what it derived can be read.
    await vi.waitFor(
      async () => {
        const { code, text } = await ops('trace', correlationId, '--logs', logs);
        expect(code).toBe(0);
        expect(text).toMatch(/trading\.http .*POST \/v1\/transactions .*201/);
        for (const hop of ['journal/main 1', 'relay.stream', 'tax.book', 'tax-book/main 1', 'portfolio.holdings']) {
          expect(text).toContain(hop);
        }
      },
      { timeout: 30_000, interval: 250 },
    );
    const traced = JSON.parse(
      (await ops('trace', correlationId, '--user', user.userId, '--logs', logs, '--json')).text,
    );
    expect(traced).toMatchObject({ correlationId, complete: true });
    expect(traced.hops[0]).toMatchObject({ where: 'trading.http' });
    // A commit bears whole milliseconds, so that it may seem to come just before its request.
    expect(traced.hops[0].offsetMs).toBeLessThan(2);
    expect(JSON.stringify(traced.hops[0].hops[0])).toContain('journal/main 1');
  });

  it('without log files says what to ask CloudWatch', async () => {
    const whose = ['--user', user.userId];
    const { text } = await ops('trace', correlationId, ...whose, '--logs', '/nowhere');
    expect(text).toContain('journal/main 1');
    expect(text).toContain(`@message like "${correlationId}"`);
    expect(await ops('trace', newId(), ...whose, '--logs', logs)).toMatchObject({ code: 1 });
  });
});

describe('what crashed writers left behind', () => {
  it('is found, noted, and swept away a day later', async () => {
    const owner = await newUser();
    await post(owner, '/v1/transactions', coin('a'), 201);
    await everythingOf(owner);
    const { userId: tenant } = owner;
    const lost = { sk: { S: 'P#lost_page_xx1' }, body: { B: 'AQID' } };
    await putItem('EVENT_TABLE', { pk: { S: `T#${tenant}#S#journal#main` }, ...lost });
    await putItem('ROW_TABLE', { pk: { S: `T#${tenant}#P#holdings#G1` }, ...lost });
    const [body, runName] = [`${tenant}/${'0'.repeat(64)}`, `runs/${tenant}/${randomUUID()}/0-1-0.json`];
    await bucketOf('BODY_BUCKET').put(body, 'nobody names it');
    await bucketOf('FILE_BUCKET').put(runName, '[]');

    const { found } = await get(`/v1/ops/orphans?tenant=${tenant}`);
    expect(found).toMatchObject({
      pages: expect.arrayContaining([
        expect.objectContaining({ owner: 'journal/main', orphans: 1 }),
        expect.objectContaining({ owner: 'holdings', orphans: 1 }),
      ]),
    });
    const sweepIn = (days: number) =>
      runFunction('operations.orphans', { tenant, time: new Date(Date.now() + days * DAY_MS + 60_000).toISOString() });
    expect(await sweepIn(0)).toMatchObject({ noted: 2, pages: 0, bodies: 0, runs: 0 });
    expect(await sweepIn(1)).toMatchObject({ pages: 2, bodies: 1, runs: 1 });
    expect(await bucketOf('BODY_BUCKET').get(body)).toBeUndefined();
    expect(await bucketOf('FILE_BUCKET').get(runName)).toBeUndefined();
    expect((await get(`/v1/ops/orphans?tenant=${tenant}`))['found']).toMatchObject({ pages: [] });
    expect(await owner.readAll('/v1/tax/lots')).toHaveLength(1);
    await post(owner, '/v1/transactions', coin('a'), 200);
  });

  it('is looked for among all users day by day, which the command line tells of', async () => {
    await runFunction('operations.orphans');
    const { code, text } = await ops('orphans');
    expect([code, text]).toEqual([0, expect.stringContaining('The pass of')]);
  });
});

describe('migrations', () => {
  it('are applied, put the versions of models on record, and can be taken back', async () => {
    const status = async () => itemsIn(await get('/v1/ops/migrations')).map((one) => one['status']);
    const before = await status();
    await post(operator, '/v1/ops/migrations/apply', undefined, 200);
    expect(await status()).toEqual(before.map(() => 'applied'));
    const models = (await get('/v1/ops/migrations'))['models'] as readonly Body[];
    expect(models.filter(({ recorded, inCode }) => recorded !== inCode)).toEqual([]);
    const { text } = await ops('migrations', 'status');
    expect(text).toContain('0001-model-versions');
    expect((await ops('migrations', 'revert', '0001-model-versions')).code).toBe(1);
    expect((await ops('migrations', 'revert', '0013-carried-heads')).code).toBe(0);
    expect(await status()).toContain('pending');
    expect((await ops('migrations', 'apply')).text).toContain('0013-carried-heads');
    await post(operator, '/v1/ops/migrations/9999-none/revert', undefined, 404);
  });
});
