import { readFile } from 'node:fs/promises';
import { idempotent } from '../../typescript/client.ts';
import { unwrap } from '../../typescript/problem.ts';
import type { operations } from '../../typescript/schema.ts';
import { type Call, type Command, UsageError } from '../command.ts';

type Catalogue = operations['importAssets']['requestBody']['content']['application/json'];
type Asset = operations['renameAsset']['responses'][200]['content']['application/json'];

const ASSET = { name: 'asset', about: 'Its code, a code that it had before, or its id' };
const REASON = { type: 'string', value: '<text>', about: 'Why; it is recorded' } as const;

const told = ({ out }: Call, asset: Asset, what: string): 0 => {
  out.result(asset, () => out.line(`${asset.code} (${asset.name}) ${what}.`));
  return 0;
};
const paramsOf = (call: Call) => ({ path: { asset: call.argument('asset') }, header: idempotent() });

/** What the API makes of it is the API's to say. */
async function catalogueIn(file: string): Promise<Catalogue> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} can't be read.`);
  });
  try {
    return JSON.parse(text) as Catalogue;
  } catch {
    throw new UsageError(`${file} is not JSON.`);
  }
}

export const assets: readonly Command[] = [
  {
    name: 'assets import',
    summary: 'Import assets into the catalogue that all users share',
    description: 'What is new is registered, what differs is replaced. If anything is wrong, nothing is stored.',
    arguments: [{ name: 'file', about: 'JSON as examples/catalogue.json, up to 10,000 assets or 4 MB' }],
    examples: ['assets import examples/catalogue.json'],
    async run({ api, out, argument }) {
      const body = await catalogueIn(argument('file'));
      const counts = await unwrap(api.POST('/v1/ops/assets', { params: { header: idempotent() }, body }));
      const { registered, changed, unchanged } = counts;
      out.result(counts, () => out.line(`${registered} registered, ${changed} changed, ${unchanged} unchanged.`));
      return 0;
    },
  },
  {
    name: 'assets rename',
    summary: 'Rename an asset; its old code goes on leading to it',
    arguments: [ASSET],
    options: { to: { type: 'string', value: '<code>', about: 'Its new code' }, reason: REASON },
    examples: ['assets rename FB --to META --reason "renamed by the company"'],
    async run(call) {
      const body = { to: call.requiredText('to'), reason: call.requiredText('reason') };
      const params = paramsOf(call);
      return told(
        call,
        await unwrap(call.api.POST('/v1/ops/assets/{asset}/rename', { params, body })),
        'has its new code',
      );
    },
  },
  {
    name: 'assets split',
    summary: 'Declare that so many new ones came for so many old ones',
    arguments: [ASSET],
    options: {
      date: { type: 'string', value: '<date>', about: 'The first day after the split' },
      to: { type: 'string', value: '<n>', about: 'New ones' },
      from: { type: 'string', value: '<n>', about: 'For so many old ones; 1 if left out' },
      reason: REASON,
    },
    examples: ['assets split NVDA --date 2024-06-10 --to 10 --reason "announced in May"'],
    async run(call) {
      const [date, reason] = [call.requiredText('date'), call.requiredText('reason')];
      const to = call.wholeNumber('to');
      if (to === undefined) throw new UsageError('--to is missing.');
      const body = { date, to, from: call.wholeNumber('from') ?? 1, reason };
      const params = paramsOf(call);
      return told(call, await unwrap(call.api.POST('/v1/ops/assets/{asset}/split', { params, body })), 'is split');
    },
  },
  {
    name: 'assets merge',
    summary: 'Merge an asset into another that it turns out to be',
    arguments: [ASSET],
    options: { into: { type: 'string', value: '<code>', about: 'The one that stays' }, reason: REASON },
    examples: ['assets merge XBT --into BTC --reason "two names of one coin"'],
    async run(call) {
      const body = { into: call.requiredText('into'), reason: call.requiredText('reason') };
      const params = paramsOf(call);
      return told(
        call,
        await unwrap(call.api.POST('/v1/ops/assets/{asset}/merge', { params, body })),
        'is left of the two',
      );
    },
  },
  {
    name: 'assets deactivate',
    summary: 'Say that an asset is no longer traded',
    arguments: [ASSET],
    options: { reason: REASON },
    examples: ['assets deactivate TWTR --reason "delisted"'],
    async run(call) {
      const body = { reason: call.requiredText('reason') };
      const params = paramsOf(call);
      return told(
        call,
        await unwrap(call.api.POST('/v1/ops/assets/{asset}/deactivate', { params, body })),
        'is inactive',
      );
    },
  },
  {
    name: 'assets reactivate',
    summary: 'Say that an asset is traded again',
    arguments: [ASSET],
    options: { reason: REASON },
    examples: ['assets reactivate TWTR --reason "deactivated by mistake"'],
    async run(call) {
      const body = { reason: call.requiredText('reason') };
      const params = paramsOf(call);
      return told(
        call,
        await unwrap(call.api.POST('/v1/ops/assets/{asset}/reactivate', { params, body })),
        'is active',
      );
    },
  },
];
