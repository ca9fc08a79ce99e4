/** What seldom happens, on the running host: consumers that fail or run out of time, and what is too big for an item. */
import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { everythingOf, importText, newUser, post } from '../support/api.ts';
import { itemsOf, putItem, queueOf, runFunction } from '../support/cloud.ts';
import { buy } from '../support/transactions.ts';

const coin = (externalId: string) => buy({ at: '2021-01-01T00:00:00Z', quantity: '1', total: '10', externalId });
const HEADER = 'id,date,type,account,in_asset,in_quantity,out_asset,out_quantity,notes';
const CONSUMERS = {
  'trading.journal-books': 'journal',
  'portfolio.holdings': 'journal',
  'tax.book': 'settings',
  'trading.import': 'import',
} as const;

describe('a user whose key was deleted', () => {
  it('stops no consumer for others, nor the sweeper', async () => {
    const [live, erased] = [await newUser(), randomUUID()];
    await post(live, '/v1/transactions', coin('a'), 201);
    const { importId } = await importText(live, `${HEADER}\nR1,2021-01-01,buy,depot,SAP,1,USD,10,\n`);
    for (const stream of ['journal#main', `import#${importId}`]) {
      await copyStream(`T#${live.userId}#S#${stream}`, `T#${erased}#S#${stream}`);
    }
    await post(live, '/v1/transactions', coin('b'), 201);
    expect(await live.readAll('/v1/tax/lots')).toHaveLength(3);
    const { published } = (await runFunction('relay.sweeper')) as { published: number };
    expect(published).toBeGreaterThanOrEqual(1);
    await post(live, '/v1/transactions', coin('c'), 201);
    expect(await live.readAll('/v1/tax/lots')).toHaveLength(4);
  });

  /** Copies commits and head under another tenant, recorded ten minutes ago. */
  async function copyStream(from: string, to: string): Promise<void> {
    const at = new Date(Date.now() - 600_000).toISOString();
    for (const item of await itemsOf('EVENT_TABLE', from)) {
      const { hs, sk } = item;
      if (sk?.S?.startsWith('P#')) continue;
      const shard =
        hs?.S === undefined ? {} : { hs: { S: hs.S.replace(/\d{4}-\d\d-\d\dT\d\d/, at.slice(0, 13)) }, ha: { S: at } };
      await putItem('EVENT_TABLE', {
        ...item,
        pk: { S: to },
        at: { S: at },
        ...(sk?.S === 'HEAD' && { status: { S: 'pending' } }),
        ...shard,
      });
    }
  }
});

it.each(Object.entries(CONSUMERS))(
  '%s may put work back into its queue, and takes up again what is done for nothing',
  async (name, streamType) => {
    const user = await newUser();
    await user.send('PUT', '/v1/settings', { body: { jurisdiction: 'DE' } });
    const { importId } = await importText(user, `${HEADER}\nR1,2021-01-01,buy,depot,SAP,1,USD,10,\n`);
    const before = await everythingOf(user);
    const notice = {
      tenant: user.userId,
      streamType,
      streamId: streamType === 'import' ? importId : 'main',
      version: 1,
      eventTypes: streamType === 'import' ? ['ImportRequested'] : [],
      correlationId: randomUUID(),
      recordedAt: new Date().toISOString(),
    };
    await queueOf(name).send(notice);
    await post(user, '/v1/transactions', coin('a'), 201);
    expect(await user.readAll('/v1/tax/lots')).toHaveLength(2);
    expect(before['/v1/tax/lots']).toHaveLength(1);
  },
);

it('many writes of one user at once all count, once', async () => {
  const user = await newUser();
  const writes = Array.from({ length: 24 }, (_, at) => [
    user.send('POST', '/v1/transactions', { body: coin(`c${at}`) }),
    user.send('POST', '/v1/prices', {
      body: { prices: [{ asset: `A${at}`, date: '2021-01-01', close: '1', currency: 'USD' }] },
    }),
  ]).flat();
  const statuses = (await Promise.all(writes)).map(({ status }) => status);
  // Who keeps losing is told to try again, and has left nothing.
  const taken = statuses.filter((status) => status === 201).length;
  expect(statuses.every((status) => [200, 201, 409].includes(status))).toBe(true);
  expect(await user.readAll('/v1/transactions')).toHaveLength(taken);
  expect(await user.readAll('/v1/tax/lots')).toHaveLength(taken);
  expect(await user.readAll('/v1/prices')).toHaveLength(statuses.filter((status) => status === 200).length);
});

describe('what is too big for an item', () => {
  const noise = (bytes: number) => randomBytes(bytes).toString('base64');

  it('of a batch is kept elsewhere, and read by all who need it', async () => {
    const user = await newUser();
    const transactions = Array.from({ length: 300 }, (_, at) => ({ ...coin(`c${at}`), notes: noise(600) }));
    await post(user, '/v1/transactions/batch', { transactions }, 202);
    const [stored] = await user.readAll('/v1/transactions?limit=1000');
    const detail = await user.read(`/v1/transactions/${stored?.['transactionId']}`);
    expect(detail.body).toMatchObject({ notes: stored?.['notes'], ledgerEntries: expect.any(Array) });
    expect(await user.readAll('/v1/tax/lots?limit=1000')).toHaveLength(300);
    const known = await user.read(`/v1/holdings?asKnownAt=${new Date(Date.now() + 1_000).toISOString()}`);
    expect(known.body['items']).toEqual(
      expect.arrayContaining([expect.objectContaining({ asset: 'BTC', quantity: '300' })]),
    );
    const [commit] = (await itemsOf('EVENT_TABLE', `T#${user.userId}#S#journal#main`)).filter(({ sk }) =>
      sk?.S?.startsWith('C#'),
    );
    expect(commit).toHaveProperty('ref');
  });

  it('of a file is kept elsewhere, and compared with when the file comes again', async () => {
    const user = await newUser();
    const rows = Array.from({ length: 300 }, (_, at) => `R${at},2021-01-01,buy,depot,SAP,1,USD,10,${noise(600)}`);
    const content = `${HEADER}\n${rows.join('\n')}\n`;
    expect((await importText(user, content)).counts).toMatchObject({ imported: 300 });
    const changed = content.replace('SAP,1,USD,10', 'SAP,1,USD,11');
    expect((await importText(user, changed)).counts).toMatchObject({ imported: 0, duplicates: 299, rejected: 1 });
  });

  const letters = () =>
    String.fromCodePoint(...Array.from({ length: 60 }, () => 0x4e00 + Math.floor(Math.random() * 20_000)));

  it('of a thousand positions is kept elsewhere', async () => {
    const user = await newUser();
    const transactions = Array.from({ length: 1_000 }, (_, at) => ({
      ...coin(`c${at}`),
      type: 'deposit',
      amounts: [{ asset: letters(), quantity: '1', direction: 'in' }],
    }));
    await post(user, '/v1/transactions/batch', { transactions }, 202);
    expect(await user.readAll('/v1/holdings?limit=1000')).toHaveLength(1_000);
    const [commit] = (await itemsOf('EVENT_TABLE', `T#${user.userId}#S#position#main`)).filter(({ sk }) =>
      sk?.S?.startsWith('C#'),
    );
    expect(commit).toHaveProperty('ref');
  });

  it('of prices is kept elsewhere', async () => {
    const user = await newUser();
    const prices = Array.from({ length: 1_000 }, () => ({
      asset: letters(),
      date: '2021-01-01',
      close: '1.5',
      currency: 'USD',
    }));
    await post(user, '/v1/prices', { prices }, 200);
    expect(await user.readAll('/v1/prices?limit=1000')).toHaveLength(1_000);
    const [commit] = (await itemsOf('EVENT_TABLE', `T#${user.userId}#S#user-prices#main`)).filter(({ sk }) =>
      sk?.S?.startsWith('C#'),
    );
    expect(commit).toHaveProperty('ref');
  });
});
