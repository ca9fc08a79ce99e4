/** Replays on the running host, by the operator's API and command line. */
import { beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../clients/ops/commands.ts';
import { run } from '../../clients/ops/run.ts';
import { everythingOf, newUser, origin, post, refusal, tokenFor } from '../support/api.ts';
import type { Body, HttpClient } from '../support/http-client.ts';
import { buy, sell } from '../support/transactions.ts';
import { until } from '../support/until.ts';

const REPLAYS = '/v1/ops/replays';
/** On a busy machine; an idle one needs a tenth. */
const SECONDS_MAX = 40;

let user: HttpClient;
let operator: HttpClient;
let token: string;
beforeAll(async () => {
  [user, operator] = await Promise.all([newUser(), newUser(['ops'])]);
  token = await tokenFor(operator.userId, ['ops']);
  const body = { transactions: [buy({ at: '2021-01-01T00:00:00Z', quantity: '2', total: '200' })] };
  await post(user, '/v1/transactions/batch', body, 202);
  await post(user, '/v1/transactions', sell({ at: '2021-02-01T00:00:00Z', quantity: '1', total: '150' }), 201);
  await user.read('/v1/transfers/pairings');
  await user.read('/v1/performance');
});

const place = (projection: string): string => `${REPLAYS}/${user.userId}/${projection}`;
const start = (projection: string, policy: string): Promise<Body> =>
  post(operator, REPLAYS, { tenant: user.userId, projection, policy }, 202);

async function standing(projection: string, status: string): Promise<Body> {
  const read = async () => (await operator.send('GET', place(projection))).body;
  const body = await until(read, (found) => found['status'] === status, SECONDS_MAX);
  if (body['status'] === status) return body;
  throw new Error(`the replay of ${projection} is never ${status}`);
}

/** Runs the command line in this process. */
async function ops(...typed: string[]): Promise<{ readonly code: number; readonly text: string }> {
  let text = '';
  const out = { write: (part: string) => (text += part) };
  const env = { FOLDBOOK_URL: origin(), FOLDBOOK_TOKEN: token };
  return { code: await run(commands, typed, { out, err: out, env }), text };
}

const generationsOf = async () => {
  const { body } = await operator.send('GET', `/v1/ops/generations?tenant=${user.userId}`);
  return (body['items'] as { projection: string; serving: { generation: number }; building: unknown }[]).map(
    ({ projection, serving, building }) => [projection, serving.generation, building],
  );
};

describe('each projection of a user', () => {
  it('is rebuilt, found the same, and served from then on', async () => {
    const before = await everythingOf(user);
    await Promise.all(
      ['transactions', 'pairings', 'holdings', 'performance'].map(async (projection) => {
        expect(await start(projection, 'on-equal')).toMatchObject({ projection, generation: 2, status: 'building' });
        expect(await standing(projection, 'switched')).toMatchObject({ isEqual: true, comparison: { isEqual: true } });
      }),
    );
    const { code, text } = await ops('replay', 'start', 'tax-book', user.userId, '--wait', '--json');
    expect([code, JSON.parse(text)]).toMatchObject([0, { status: 'switched', isEqual: true, generation: 2 }]);
    expect(await everythingOf(user)).toEqual(before);
    expect(await generationsOf()).toEqual(
      expect.arrayContaining(
        ['transactions', 'pairings', 'holdings', 'performance', 'tax-book'].map((name) => [name, 2, null]),
      ),
    );
  });

  it('goes on in its new generation; what is built and given up is gone', async () => {
    await post(user, '/v1/transactions', buy({ at: '2021-03-01T00:00:00Z', quantity: '1', total: '90' }), 201);
    const before = await everythingOf(user);
    await Promise.all(
      ['transactions', 'pairings', 'holdings', 'performance', 'tax-book'].map(async (projection) => {
        expect(await start(projection, 'never')).toMatchObject({ generation: 3 });
        expect(await standing(projection, 'compared')).toMatchObject({ isEqual: true });
        await post(operator, `${place(projection)}/cancel`, undefined, 202);
        await standing(projection, 'cancelled');
      }),
    );
    expect(await everythingOf(user)).toEqual(before);
    expect((await generationsOf()).every(([, serving, building]) => serving === 2 && building === null)).toBe(true);
  });
});

it('a replay is paused, resumed, switched and cleaned up after where that makes sense, and refused where not', async () => {
  const other = await newUser();
  await post(other, '/v1/transactions', buy({ at: '2021-01-01T00:00:00Z', quantity: '2', total: '200' }), 201);
  await other.read('/v1/holdings');
  const target = `${REPLAYS}/${other.userId}/holdings`;
  const act = async (word: string) => {
    const answer = await operator.send('POST', `${target}/${word}`);
    return answer.status === 202 ? answer.body['status'] : refusal(answer).code;
  };
  expect(await act('pause')).toBe('NotFound');
  await post(operator, REPLAYS, { tenant: other.userId, projection: 'holdings', policy: 'never' }, 202);
  await until(
    () => operator.send('GET', target),
    ({ body }) => body['status'] === 'compared',
    SECONDS_MAX,
  );
  expect(await act('pause')).toBe('Conflict');
  expect(await act('clean-up')).toBe('Conflict');
  expect(await act('resume')).toBe('building');
  expect(await act('switch')).toBe('building');
  const differences = await post(operator, `${target}/differences`, { reason: 'to see that there are none' }, 200);
  expect(differences).toEqual({ items: [] });
  const { code, text } = await ops('replay', 'status', other.userId, 'holdings', '--wait');
  expect([code, text]).toEqual([0, expect.stringContaining('switched')]);
  expect(await act('clean-up')).toBe('switched');
  expect((await ops('generations', other.userId)).text).toContain('2 by reducer 1 (journal 1)');
});

it.each(['webhooks', 'nothing'])('there is no projection %s to rebuild', async (projection) => {
  const answer = await operator.send('POST', REPLAYS, { body: { tenant: user.userId, projection, policy: 'never' } });
  expect(refusal(answer)).toMatchObject({ status: 404, code: 'NotFound' });
  const all = await operator.send('POST', `${REPLAYS}/all`, { body: { projection, policy: 'never' } });
  expect(refusal(all)).toMatchObject({ status: 404, code: 'NotFound' });
});
