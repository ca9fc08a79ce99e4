import { expect, it } from 'vitest';
import { previewOf } from '../../../shared/tax/app/filing/preview-settings.ts';
import { settingsWith, User } from '../support/domain.ts';

it('other settings are shown by year, before and after, and which years were filed', async () => {
  const user = new User();
  await user.send(
    { type: 'buy', at: '2020-01-01', in: '1 BTC', out: '100 USD' },
    { type: 'buy', at: '2020-02-01', in: '2 BTC', out: '600 USD' },
    { type: 'sell', at: '2020-12-31', out: '1 BTC', in: '400 USD' },
    { type: 'sell', at: '2021-12-31', out: '1 BTC', in: '500 USD' },
  );
  const settings = settingsWith({ method: 'HIFO' }, { fiscalYearEndMonth: 11 });
  const spill = async () => undefined;
  const years = await previewOf(user.book, { settings, filed: new Set([2021]), spill });
  expect(
    years.map(({ taxYear, filed, changes, before, after }) => ({
      ...{ taxYear, filed, changes, before: before.total.gain, after: after.total.gain },
    })),
  ).toEqual([
    { taxYear: 2020, filed: false, changes: true, before: '300', after: '0' },
    { taxYear: 2021, filed: true, changes: true, before: '200', after: '100' },
    { taxYear: 2022, filed: false, changes: true, before: '0', after: '200' },
  ]);
});
