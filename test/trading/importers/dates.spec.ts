import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderShown, parseDate } from '../../../shared/trading/importers/dates.ts';

describe('a date as exchanges write it', () => {
  it.each([
    ['2021-05-04', '2021-05-04T00:00:00.000Z'],
    ['2021-05-04 10:30', '2021-05-04T10:30:00.000Z'],
    ['2021-05-04 10:30:15', '2021-05-04T10:30:15.000Z'],
    ['2021-05-04 10:30:15.1239', '2021-05-04T10:30:15.123Z'],
    ['2021-05-04 10:30:15 UTC', '2021-05-04T10:30:15.000Z'],
    ['2021-05-04T10:30:15Z', '2021-05-04T10:30:15.000Z'],
    ['2021-05-04T10:30:15+02:00', '2021-05-04T08:30:15.000Z'],
    ['2021-05-04 10:30:15 -0700', '2021-05-04T17:30:15.000Z'],
    ['24-01-15 10:30:45', '2024-01-15T10:30:45.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['2022/11/2 1:57:01', '2022-11-02T01:57:01.000Z'],
    ['2021-05-04, 10:30:15 UTC+8', '2021-05-04T02:30:15.000Z'],
    ['20210504', '2021-05-04T00:00:00.000Z'],
    ['20210504;103015', '2021-05-04T10:30:15.000Z'],
    ['1620124215', '2021-05-04T10:30:15.000Z'],
    ['1620124215123', '2021-05-04T10:30:15.123Z'],
    ['1620124215.5', '2021-05-04T10:30:15.500Z'],
    ['4.5.2021 10:30', '2021-05-04T10:30:00.000Z'],
    ['04.05.21', '2021-05-04T00:00:00.000Z'],
    ['24/12/2021', '2021-12-24T00:00:00.000Z'],
    ['12/24/2021 3:04 PM', '2021-12-24T15:04:00.000Z'],
    ['12/24/2021, 12:04:05 AM', '2021-12-24T00:04:05.000Z'],
    ['05/05/2021', '2021-05-05T00:00:00.000Z'],
    ['Jan. 28, 2022, 12:13 AM', '2022-01-28T00:13:00.000Z'],
    ['January 28th, 2022 at 12:13 PM', '2022-01-28T12:13:00.000Z'],
    ['28 Jan 2022 10:40:20', '2022-01-28T10:40:20.000Z'],
    ['28-Jan-22', '2022-01-28T00:00:00.000Z'],
    ['2022-Jan-28', '2022-01-28T00:00:00.000Z'],
    ['Tue May 26 2020 18:06:28 GMT+0200 (CEST)', '2020-05-26T16:06:28.000Z'],
    ['Tue, 26 May 2020 18:06:28 GMT', '2020-05-26T18:06:28.000Z'],
    ['3. März 2021', '2021-03-03T00:00:00.000Z'],
    ['3 août 2021 14:05', '2021-08-03T14:05:00.000Z'],
    ['15 févr. 2021', '2021-02-15T00:00:00.000Z'],
    ['3 de enero de 2021', '2021-01-03T00:00:00.000Z'],
    ['12 gen 2021', '2021-01-12T00:00:00.000Z'],
    ['1 mrt 2021', '2021-03-01T00:00:00.000Z'],
    ['25 dez 2021', '2021-12-25T00:00:00.000Z'],
  ])('%s is %s', (text, expected) => {
    expect(parseDate(text)).toBe(expected);
  });

  it.each([
    '',
    '2023-02-29',
    '2023-13-01',
    '2023-12-01 25:00',
    '20210-05-04',
    '2021-05/04',
    '13:00 PM 1/1/2021',
    '1/20/2021 13:00 PM',
    '31.04.2021',
    '28 Brumaire 2022',
    '2021-05-04 10:30:15 XYZ',
    'yesterday',
    '44320',
  ])('"%s" is refused', (text) => {
    expect(parseDate(text)).toBe('bad-date');
  });

  it('never throws, whatever it holds', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseDate(text, { zone: 'Europe/Berlin' })));
  });
});

describe('a date with numbers only', () => {
  it('is refused where it could begin with the day or the month', () => {
    expect(parseDate('01/02/2021')).toBe('ambiguous-date');
    expect(parseDate('01/02/2021', { order: 'unsettled' })).toBe('ambiguous-date');
    expect(parseDate('21-03-22', { order: 'unsettled' })).toBe('ambiguous-date');
  });

  it('is read in the order that is known', () => {
    expect(parseDate('01/02/2021', { order: 'day-first' })).toBe('2021-02-01T00:00:00.000Z');
    expect(parseDate('01/02/2021', { order: 'month-first' })).toBe('2021-01-02T00:00:00.000Z');
    expect(parseDate('21-03-22', { order: 'day-first' })).toBe('2022-03-21T00:00:00.000Z');
    expect(parseDate('21-03-22', { order: 'year-first' })).toBe('2021-03-22T00:00:00.000Z');
  });

  it('is refused where it contradicts that order', () => {
    expect(parseDate('13/02/2021', { order: 'month-first' })).toBe('bad-date');
    expect(parseDate('02/13/2021', { order: 'day-first' })).toBe('bad-date');
  });

  it.each([
    [['01/02/2021', '13/02/2021'], 'day-first'],
    [['01/02/2021', '02/13/2021 10:00'], 'month-first'],
    [['01/02/2021', '05/05/2021', ''], undefined],
    [['13/02/2021', '02/13/2021'], undefined],
    [['04-03-21 10:00:00', '25-03-21 10:00:00'], 'day-first'],
    [['21-03-04', '21-03-25'], 'year-first'],
    [['21-03-22'], undefined],
    [['1.2.2021'], 'day-first'],
    [['2021-02-01', 'Jan 2, 2021'], undefined],
  ])('of a column of %j shows %s', (cells, expected) => {
    expect(orderShown(cells)).toBe(expected);
  });
});

describe('a time that states no zone', () => {
  it('is of the zone of its export', () => {
    expect(parseDate('2021-05-04 10:00', { zone: 'UTC+8' })).toBe('2021-05-04T02:00:00.000Z');
    expect(parseDate('2021-05-04 10:00', { zone: '+09:00' })).toBe('2021-05-04T01:00:00.000Z');
    expect(parseDate('2021-05-04 10:00 CST', { zones: { CST: '+08:00' } })).toBe('2021-05-04T02:00:00.000Z');
    expect(parseDate('2021-05-04 10:00Z', { zone: '+09:00' })).toBe('2021-05-04T10:00:00.000Z');
  });

  it('is in summer or winter as clocks there are', () => {
    const berlin = (text: string) => parseDate(text, { zone: 'Europe/Berlin' });
    expect(berlin('2021-01-04 10:00')).toBe('2021-01-04T09:00:00.000Z');
    expect(berlin('2021-07-04 10:00')).toBe('2021-07-04T08:00:00.000Z');
    // the hour that clocks show twice, and the one they skip
    expect(berlin('2021-10-31 02:30')).toBe('2021-10-31T00:30:00.000Z');
    expect(berlin('2021-03-28 02:30')).toBe('2021-03-28T01:30:00.000Z');
    expect(parseDate('2021-11-07 01:30', { zone: 'America/New_York' })).toBe('2021-11-07T05:30:00.000Z');
  });

  it('keeps its day where it has no time', () => {
    expect(parseDate('2021-05-04', { zone: 'America/New_York' })).toBe('2021-05-04T00:00:00.000Z');
  });
});
