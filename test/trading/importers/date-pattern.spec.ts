import { describe, expect, it } from 'vitest';
import { datePattern } from '../../../shared/trading/importers/date-pattern.ts';

describe('a date of a form that the user wrote down', () => {
  it.each([
    ['DD.MM.YYYY HH:mm:ss', '04.05.2021 10:30:45', '2021-05-04T10:30:45.000Z'],
    ['DD.MM.YY', '04.05.21', '2021-05-04T00:00:00.000Z'],
    ['M/D/YYYY h:mm A', '5/4/2021 3:05 pm', '2021-05-04T15:05:00.000Z'],
    ['M/D/YYYY hh:mm A', '5/4/2021 12:05 a.m.', '2021-05-04T00:05:00.000Z'],
    ['YYYYMMDD HHmmss.SSS', '20210504 103045.25', '2021-05-04T10:30:45.250Z'],
    ['MMM D, YYYY', 'May 4, 2021', '2021-05-04T00:00:00.000Z'],
    ['DD-MMM-YY', '04-Mai-21', '2021-05-04T00:00:00.000Z'],
    ['HH:mm [DD|MM|YYYY]', ' 10:30 [04|05|2021] ', '2021-05-04T10:30:00.000Z'],
  ])('%s reads %s', (pattern, written, time) => {
    expect(datePattern(pattern)?.(written, undefined)).toBe(time);
  });

  it.each([
    ['DD.MM.YYYY', '4.5.2021'],
    ['DD.MM.YYYY', '31.04.2021'],
    ['DD.MM.YYYY', '04.05.2021 10:00'],
    ['DD.MM.YYYY', '04x05x2021'],
    ['DD.MM.YYYY HH:mm', '04.05.2021 24:00'],
    ['DD.MM.YYYY h:mm A', '04.05.2021 13:00 PM'],
    ['MMM D, YYYY', 'Mayo 4, 2021x'],
    ['MMM D, YYYY', 'Foo 4, 2021'],
  ])('%s does not read %s', (pattern, written) => {
    expect(datePattern(pattern)?.(written, undefined)).toBeUndefined();
  });

  it('is of the zone where the clock stood, and a day is that day anywhere', () => {
    expect(datePattern('DD.MM.YYYY HH:mm')?.('04.05.2021 10:00', 'Europe/Berlin')).toBe('2021-05-04T08:00:00.000Z');
    expect(datePattern('DD.MM.YYYY')?.('04.05.2021', '+09:00')).toBe('2021-05-04T00:00:00.000Z');
  });

  it.each(['DD.MM', 'MM.YYYY', 'DD.MM.YYYY YY', 'DD.MM.YYYY MMM', 'DD.MM.YYYY A', 'dd.mm.yyyy'])(
    'has no form %s',
    (pattern) => {
      expect(datePattern(pattern)).toBeUndefined();
    },
  );
});
