import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { newUser, post, refusal } from '../support/api.ts';
import type { Body } from '../support/http-client.ts';

const HEADER = 'date,type,account,in_asset,in_quantity,out_asset,out_quantity';
const ROW = '2021-01-01,buy,depot,SAP,1,USD,10';
const PNG = `\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR${'\u0000'.repeat(200)}`;

interface BadFile {
  readonly title: string;
  readonly order: Body;
  readonly status: number;
  readonly code: string;
}
const bad = (title: string, order: Body, code: string, status = 422): BadFile => ({ title, order, status, code });

const files: readonly BadFile[] = [
  bad('an empty file', { content: '' }, 'EmptyFile'),
  bad('a file of blanks', { content: ' \n\n \r\n' }, 'EmptyFile'),
  bad('an empty file of a named format', { content: '', format: 'kraken-ledgers' }, 'EmptyFile'),
  bad('a binary file', { content: PNG }, 'BinaryFile'),
  bad('a binary file of a named format', { content: PNG, format: 'generic' }, 'BinaryFile'),
  bad('a format that does not exist', { content: `${HEADER}\n${ROW}\n`, format: 'mtgox' }, 'UnknownFormat'),
  bad('columns that no format has', { content: 'when,what,how much\n1,2,3\n' }, 'UnknownFormat'),
  bad('another format than the one named', { content: `${HEADER}\n${ROW}\n`, format: 'coinbase' }, 'UnknownFormat'),
  bad('prose', { content: 'Dear Sir or Madam,\nplease find attached nothing.' }, 'UnknownFormat'),
  bad('JSON', { content: '[{"date":"2021-01-01"}]' }, 'UnknownFormat'),
  bad('an upload that nobody made', { uploadId: randomUUID() }, 'NotFound', 404),
  bad('neither a text nor an upload', {}, 'ValidationFailed', 400),
  bad('both a text and an upload', { content: ROW, uploadId: randomUUID() }, 'ValidationFailed', 400),
];

it.each(files)('$title is refused, dry run or not, and nothing is stored', async ({ order, status, code }) => {
  const user = await newUser();
  for (const dryRun of [true, false]) {
    const answer = await user.send('POST', '/v1/imports', { body: { ...order, dryRun } });
    expect(refusal(answer)).toMatchObject({ status, code });
    expect(answer.headers.get('consistency-token')).toBeNull();
  }
  expect(await user.readAll('/v1/transactions')).toEqual([]);
});

it('what was uploaded is looked at before it is taken', async () => {
  const user = await newUser();
  const bytes = Uint8Array.from({ length: 5_000 }, (_, at) => (at * 7) % 256);
  for (const [content, code] of [
    [bytes, 'BinaryFile'],
    ['', 'EmptyFile'],
    ['a,b\n1,2\n', 'UnknownFormat'],
  ] as const) {
    const { uploadId, url } = await post(user, '/v1/imports/uploads', {}, 201);
    expect((await fetch(String(url), { method: 'PUT', body: content })).status).toBe(200);
    expect(refusal(await user.send('POST', '/v1/imports', { body: { uploadId } }))).toMatchObject({
      status: 422,
      code,
    });
  }
});

it('an upload of which nothing has come yet is a 404', async () => {
  const user = await newUser();
  const { uploadId } = await post(user, '/v1/imports/uploads', undefined, 201);
  expect(refusal(await user.send('POST', '/v1/imports', { body: { uploadId } }))).toMatchObject({
    status: 404,
    code: 'NotFound',
  });
});

it.each<[string, Body, string]>([
  ['an unknown field', { content: ROW, acount: 'x' }, 'acount'],
  ['a number for a text', { content: 1 }, 'content'],
  ['an upload that is no id', { uploadId: 'mine.csv' }, 'uploadId'],
  ['a path for an upload', { uploadId: '../../x' }, 'uploadId'],
  ['a text for a switch', { content: ROW, dryRun: 'yes' }, 'dryRun'],
  ['an account of blanks', { content: ROW, account: ' ' }, 'account'],
  ['an empty format', { content: ROW, format: '' }, 'format'],
])('an order with %s is refused', async (_, order, path) => {
  const user = await newUser();
  expect(refusal(await user.send('POST', '/v1/imports', { body: order }))).toEqual({
    status: 400,
    code: 'ValidationFailed',
    paths: [path],
  });
});

it('an upload takes no field', async () => {
  const user = await newUser();
  const answer = await user.send('POST', '/v1/imports/uploads', { body: { name: 'x.csv' } });
  expect(refusal(answer)).toEqual({ status: 400, code: 'ValidationFailed', paths: ['name'] });
});
