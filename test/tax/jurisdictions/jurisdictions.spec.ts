import { describe, expect, it } from 'vitest';
import { decimal, format } from '../../../shared/kernel/money/decimal.ts';
import { termOf } from '../../../shared/tax/calc/holding-period.ts';
import { jurisdictionOf } from '../../../shared/tax/calc/jurisdictions/all.ts';
import { settingsWith, User } from '../support/domain.ts';

const held = (acquired: string, disposed: string) => ({
  acquiredAtMs: Date.parse(acquired),
  disposedAtMs: Date.parse(disposed),
});

describe('Germany exempts after one year', () => {
  it.each([
    ['2021-05-04T10:00:00Z', '2022-05-04T23:59:59Z', 'short'],
    ['2021-05-04T23:59:59Z', '2022-05-05T00:00:00Z', 'exempt'],
    ['2020-02-29T12:00:00Z', '2021-02-28T23:59:59Z', 'short'],
    ['2020-02-29T12:00:00Z', '2021-03-01T00:00:00Z', 'exempt'],
    ['2019-02-28T12:00:00Z', '2020-02-28T23:59:59Z', 'short'],
    ['2019-02-28T12:00:00Z', '2020-02-29T00:00:00Z', 'exempt'],
    ['2020-12-31T12:00:00Z', '2022-01-01T00:00:00Z', 'exempt'],
  ])('acquired %s, disposed %s is %s', (acquired, disposed, term) => {
    expect(termOf('one-year-exempt', held(acquired, disposed))).toBe(term);
  });

  it('but no securities', async () => {
    const user = new User(settingsWith({ longTerm: 'one-year-exempt', securities: ['VWCE'] }));
    await user.send(
      { type: 'buy', at: '2020-01-01', in: '1 BTC', out: '10 USD' },
      { type: 'buy', at: '2020-01-01', in: '1 VWCE', out: '10 USD' },
      { type: 'sell', at: '2022-01-01', out: '1 BTC', in: '30 USD' },
      { type: 'sell', at: '2022-01-01', out: '1 VWCE', in: '30 USD' },
    );
    expect((await user.disposals()).map((row) => [row.asset, row.term])).toEqual([
      ['BTC', 'exempt'],
      ['VWCE', 'short'],
    ]);
  });

  it('and its events say so', async () => {
    const user = new User(settingsWith({ longTerm: 'one-year-exempt' }));
    const [, sold] = await user.send(
      { type: 'buy', at: '2020-01-01', in: '1 BTC', out: '10 USD' },
      { type: 'sell', at: '2022-01-01', out: '1 BTC', in: '30 USD' },
    );
    expect(sold?.events).toMatchObject([{ data: { isLongTerm: false, isExempt: true } }]);
  });
});

describe('the law of a country', () => {
  it.each([
    ['US', 'US'],
    ['US-CA', 'US'],
    ['GB', 'GB'],
    ['UK', 'GB'],
    ['DE', 'DE'],
    ['CH', ''],
  ])('%s is found as %j', (setting, code) => {
    expect(jurisdictionOf(setting).code).toBe(code);
  });

  it.each([
    ['US', '10.005', '10.01'],
    ['US', '-10.005', '-10.01'],
    ['DE', '10.0049', '10'],
    ['GB', '10.99', '10'],
    ['GB', '-10.01', '-11'],
    ['GB', '-10', '-10'],
  ])('%s rounds %s to %s on its forms', (country, amount, rounded) => {
    expect(format(jurisdictionOf(country).roundForForm(decimal(amount)))).toBe(rounded);
  });

  it('cites what it goes by', () => {
    for (const country of ['US', 'GB', 'DE']) expect(jurisdictionOf(country).sources).not.toEqual([]);
  });
});
