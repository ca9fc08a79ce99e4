/** Files that no format knows, read by what their user says of them. */
import { describe, expect, it } from 'vitest';
import { MAPPING_SENT, PREVIEWED } from '../../shared/trading/contract/mapping-examples.ts';
import { ended, importText, newUser, post, refusal } from '../support/api.ts';
import type { Body, HttpClient } from '../support/http-client.ts';

const MAPPINGS = '/v1/imports/mappings';
const HEADER = MAPPING_SENT.header.join(';');
const fileOf = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`;
const FILE = fileOf(
  '04.05.2021 10:00;Kauf;BTC;0,5;-20.000,00;12,50;ausgeführt;A-1',
  '05.05.2021 10:00;Verkauf;BTC;-0,2;9.000,00;;ausgeführt;A-2',
  '06.05.2021 10:00;Staking;ETH;0,01;;;ausgeführt;A-3',
  '07.05.2021 10:00;Kauf;BTC;1;-1,00;;storniert;A-4',
);
const { name: _, ...UNNAMED } = MAPPING_SENT;
const stored = (user: HttpClient) => user.readAll('/v1/transactions');
const sent = (user: HttpClient, body: unknown) => user.send('POST', '/v1/imports', { body });

describe('a file that no format knows', () => {
  it.concurrent('is refused, tried, imported by a mapping of its own, and known from then on', async () => {
    const user = await newUser();
    const unknown = await sent(user, { content: FILE });
    expect(refusal(unknown)).toMatchObject({ status: 422, code: 'UnknownFormat' });
    expect(unknown.body['detail']).toContain(MAPPINGS);

    expect(await post(user, `${MAPPINGS}/preview`, PREVIEWED.body, 200)).toEqual(PREVIEWED.answer.body);
    expect(await stored(user)).toEqual([]);

    const saved = await post(user, MAPPINGS, MAPPING_SENT, 201);
    const { mappingId } = saved;
    expect(saved).toMatchObject({ version: 1, ...MAPPING_SENT });
    const dry = await post(user, '/v1/imports', { content: FILE, dryRun: true }, 200);
    const used = { mappingId, name: 'Musterbroker', version: 1 };
    expect(dry).toMatchObject({ format: 'mapping', mapping: used, drift: [], counts: { imported: 3, ignored: 1 } });

    const status = await importText(user, FILE, { format: 'mapping', mappingId });
    expect(status).toMatchObject({ status: 'completed', format: 'mapping', mapping: used, account: 'Musterbroker' });
    expect(status.counts).toEqual(dry['counts']);
    expect(
      (await stored(user)).map(({ externalId, type, timestamp }) => [
        externalId,
        type,
        new Date(String(timestamp)).toISOString(),
      ]),
    ).toEqual([
      ['A-1', 'buy', '2021-05-04T08:00:00.000Z'],
      ['A-2', 'sell', '2021-05-05T08:00:00.000Z'],
      ['A-3', 'income', '2021-05-06T08:00:00.000Z'],
    ]);
    const before = await stored(user);
    expect((await importText(user, FILE)).counts).toMatchObject({ imported: 0, duplicates: 3, ignored: 1 });
    expect(await stored(user)).toEqual(before);

    const other = fileOf('08.06.2021;Kauf;ETH;2;-4.000,00;;ausgeführt;B-1');
    const tried = await post(user, '/v1/imports', { content: other, dryRun: true }, 200);
    expect(tried).toMatchObject({ mapping: used, counts: { imported: 1 } });
    expect(refusal(await sent(await newUser(), { content: other }))).toMatchObject({ code: 'UnknownFormat' });
  });

  it.concurrent('is read by the mapping as it was when the import was ordered', async () => {
    const user = await newUser();
    const { mappingId } = await post(user, MAPPINGS, MAPPING_SENT, 201);
    const target = `${MAPPINGS}/${mappingId}`;
    const { importId } = await post(user, '/v1/imports', { content: FILE }, 202);
    const changed = { ...MAPPING_SENT, name: 'Anders', otherwise: { type: 'gift_received' }, types: {} };
    const put = await user.send('PUT', target, { body: changed, headers: { 'if-match': '"1"' } });
    expect(put).toMatchObject({ status: 200, body: { version: 2, name: 'Anders' } });
    expect(put.headers.get('etag')).toBe('"2"');
    expect(await ended(user, importId)).toMatchObject({
      mapping: { mappingId, name: 'Musterbroker', version: 1 },
      counts: { imported: 3, rejected: 0 },
    });

    const late = await user.send('PUT', target, { body: MAPPING_SENT, headers: { 'if-match': '"1"' } });
    expect(refusal(late)).toMatchObject({ status: 412, code: 'VersionConflict' });
    expect(await user.send('GET', target)).toMatchObject({ status: 200, body: { version: 2, name: 'Anders' } });
    expect((await user.send('DELETE', target)).status).toBe(204);
    for (const method of ['GET', 'DELETE'] as const) {
      expect(refusal(await user.send(method, target))).toMatchObject({ status: 404, code: 'NotFound' });
    }
    expect(refusal(await sent(user, { content: FILE }))).toMatchObject({ code: 'UnknownFormat' });
    expect(refusal(await sent(user, { content: FILE, format: 'mapping', mappingId }))).toMatchObject({ status: 404 });
    expect(await stored(user)).toHaveLength(3);
  });

  it.concurrent('with the header of several mappings has to be told whose it is', async () => {
    const user = await newUser();
    const [first] = await Promise.all(
      ['Eins', 'Zwei'].map((name) => post(user, MAPPINGS, { ...MAPPING_SENT, name }, 201)),
    );
    const answer = await sent(user, { content: FILE });
    expect(refusal(answer)).toMatchObject({ status: 422, code: 'UnknownFormat' });
    for (const name of ['Eins', 'Zwei']) expect(answer.body['detail']).toContain(name);
    const { mappingId } = first ?? {};
    const told = { content: FILE, format: 'mapping', mappingId, dryRun: true };
    expect(await post(user, '/v1/imports', told, 200)).toMatchObject({ counts: { imported: 3 } });
    const { items, nextCursor } = (await user.send('GET', `${MAPPINGS}?limit=1`)).body as Body & { items: Body[] };
    const rest = await user.send('GET', `${MAPPINGS}?limit=1&cursor=${nextCursor}`);
    expect(rest.body).toMatchObject({ nextCursor: null });
    expect([...items, ...(rest.body['items'] as Body[])].map(({ name }) => name).toSorted()).toEqual(['Eins', 'Zwei']);
  });
});

describe('a format that we know', () => {
  const GENERIC = ['id', 'date', 'type', 'in_asset', 'in_quantity', 'out_asset', 'out_quantity'];
  const meaning = { columns: { date: 'date', inQuantity: 'in_quantity', inAsset: 'in_asset', id: 'id' } };
  const content = (header: readonly string[]) => `${header.join()}\nA1,2021-01-01,buy,SAP,1,USD,10\n`;
  const found = (user: HttpClient, text: string) =>
    post(user, '/v1/imports', { content: text, dryRun: true }, 200).then(({ format }) => format);

  it('comes first when the header is its very own, and a mapping of that header before one that is like it', async () => {
    const user = await newUser();
    const drifted = [...GENERIC.slice(0, -1), 'out_quantity', 'colour'];
    expect(await found(user, content(drifted))).toBe('generic');
    await post(user, MAPPINGS, { ...meaning, name: 'drifted', header: drifted }, 201);
    expect(await found(user, content(drifted))).toBe('mapping');
    const exact =
      'id,date,type,account,to_account,in_asset,in_quantity,out_asset,out_quantity,fee_asset,fee_quantity,fee_value,value,value_currency,income_kind,notes';
    await post(user, MAPPINGS, { ...meaning, name: 'exact', header: exact.split(',') }, 201);
    expect(await found(user, `${exact}\nA1,2021-01-01,buy,mine,,SAP,1,USD,10\n`)).toBe('generic');
  });
});

describe('a mapping that says too little or too much is refused', () => {
  const { date: __, ...dateless } = MAPPING_SENT.columns;
  it.each<[string, object, readonly string[]]>([
    ['no date column', { columns: dateless }, ['columns.date']],
    ['an unknown column', { columns: { ...MAPPING_SENT.columns, id: 'Nummer' } }, ['columns.id']],
    ['an unknown type', { types: { Kauf: { type: 'kauf' } } }, ['types.Kauf.type']],
  ])('with %s, to be saved or tried', async (_name, change, paths) => {
    const user = await newUser();
    const mapping = { ...MAPPING_SENT, ...change };
    const saved = await user.send('POST', MAPPINGS, { body: mapping });
    expect(refusal(saved)).toEqual({ status: 400, code: 'ValidationFailed', paths });
    const tried = await user.send('POST', `${MAPPINGS}/preview`, { body: { mapping, content: FILE } });
    expect(refusal(tried)).toMatchObject({ status: 400, paths: paths.map((path) => `mapping.${path}`) });
    expect((await user.send('GET', MAPPINGS)).body['items']).toEqual([]);
  });

  it('as are a name that is taken, and orders that do not fit', async () => {
    const user = await newUser();
    const { mappingId } = await post(user, MAPPINGS, MAPPING_SENT, 201);
    const twice = await user.send('POST', MAPPINGS, { body: { ...UNNAMED, name: 'MUSTERBROKER' } });
    expect(refusal(twice)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['name'] });
    for (const order of [{ format: 'mapping' }, { mappingId }, { format: 'generic', mappingId }]) {
      expect(refusal(await sent(user, { content: FILE, ...order }))).toMatchObject({ paths: ['mappingId'] });
    }
    const stranger = await sent(user, { content: 'a,b\n1,2\n', format: 'mapping', mappingId });
    expect(refusal(stranger)).toMatchObject({ status: 422, code: 'UnknownFormat' });
    const theirs = await sent(await newUser(), { content: FILE, format: 'mapping', mappingId });
    expect(refusal(theirs)).toMatchObject({ status: 404, code: 'NotFound' });
  });
});
