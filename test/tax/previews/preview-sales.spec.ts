import { describe, expect, it } from 'vitest';
import { decimal } from '../../../shared/kernel/money/decimal.ts';
import type { Timestamp } from '../../../shared/kernel/time.ts';
import { type MethodPreview, previewSales } from '../../../shared/tax/calc/previews/preview-sales.ts';
import { settingsWith, User } from '../support/domain.ts';

const bought = [
  { type: 'buy', at: '2020-01-01', in: '1 BTC', out: '10 USD' },
  { type: 'buy', at: '2020-01-02', in: '1 BTC', out: '30 USD' },
  { type: 'buy', at: '2020-01-03', in: '1 BTC', out: '50 USD' },
] as const;

/** What a coin sold at 100 on the first of June would come to, by method. */
async function previewOf({ book }: User, year?: number): Promise<ReadonlyMap<string, MethodPreview>> {
  const at = '2020-06-01T00:00:00.000Z' as Timestamp;
  const sale = { asset: 'BTC', quantity: decimal('1'), price: decimal('100'), currency: 'USD', at, account: 'kraken' };
  const preview = await previewSales(book, { sales: [sale], year, rowsMax: 10 });
  if ('tooMany' in preview) throw new Error('too many');
  return new Map(preview.methods.map((method) => [method.method, method]));
}

const costIn = (previews: ReadonlyMap<string, MethodPreview>, method: string) =>
  previews.get(method)?.rows.map(({ costBasis, acquiredAt }) => `${acquiredAt?.slice(0, 10)} at ${costBasis}`);

describe('a preview by another method', () => {
  it('enters AVERAGE in the middle of a year, and what is recorded later leaves it again', async () => {
    const user = new User(settingsWith({ method: 'FIFO', methodByAsset: { ETH: 'AVERAGE' } }));
    await user.send(...bought);
    await user.send({ type: 'buy', at: '2020-06-15', in: '1 BTC', out: '90 USD' });
    await user.send({ type: 'sell', at: '2020-07-01', out: '1 BTC', in: '100 USD' });
    const previews = await previewOf(user, 2020);
    expect(costIn(previews, 'AVERAGE')).toEqual(['2020-01-01 at 30']);
    expect(previews.get('AVERAGE')?.year?.total.gain).toBe('140');
    expect(previews.get('FIFO')?.year?.total.gain).toBe('160');
  });

  it('leaves AVERAGE: each lot keeps the mean, so that none is dearer than another', async () => {
    const user = new User(settingsWith({ method: 'AVERAGE' }));
    await user.send(...bought);
    const previews = await previewOf(user);
    expect(costIn(previews, 'HIFO')).toEqual(['2020-01-01 at 30']);
    expect(costIn(previews, 'LIFO')).toEqual(['2020-01-03 at 30']);
  });

  it('is made after whatever is recorded for the same instant', async () => {
    const user = new User(settingsWith({ method: 'FIFO' }));
    await user.send(...bought, { type: 'sell', at: '2020-06-01', out: '1 BTC', in: '100 USD' });
    const previews = await previewOf(user);
    expect(costIn(previews, 'FIFO')).toEqual(['2020-01-02 at 30']);
    expect(costIn(previews, 'HIFO')).toEqual(['2020-01-03 at 50']);
  });

  it('is the only one where the settings name SECTION-104, and comes beside SPECIFIC', async () => {
    const british = new User(settingsWith({ method: 'SECTION-104' }));
    await british.send(...bought, { type: 'buy', at: '2020-06-20', in: '0.25 BTC', out: '15 USD' });
    const matched = await previewOf(british);
    expect([...matched.keys()]).toEqual(['SECTION-104']);
    expect(costIn(matched, 'SECTION-104')).toContain('2020-06-20 at 15');
    const naming = new User(settingsWith({ method: 'SPECIFIC' }));
    await naming.send(...bought);
    expect([...(await previewOf(naming)).keys()]).toEqual(['SPECIFIC', 'FIFO', 'LIFO', 'HIFO', 'LOFO', 'AVERAGE']);
  });
});
