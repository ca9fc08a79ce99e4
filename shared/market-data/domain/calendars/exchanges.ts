/**
 * When exchanges trade. Holidays are those that the exchanges published for 2025 to 2027 (nyse.com, londonstockexchange.com,
 * xetra.com, six-group.com, jpx.co.jp); of other years only weekends are known, which costs some needless looks.
 */

/** `HH:MM`, local. */
export type Session = readonly [opens: string, closes: string];

export interface ExchangeCalendar {
  readonly timeZone: string;
  readonly sessions: readonly Session[];
  /** Days without trading that are no weekends. */
  readonly holidays: ReadonlySet<string>;
  /** Days on which trading ends early, and when. */
  readonly earlyCloses: ReadonlyMap<string, string>;
}

/** `2026: 01-01 04-03` */
const days = (byYear: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(byYear).flatMap(([year, list]) => list.split(' ').map((day) => `${year}-${day}`));

const early = (closes: string, byYear: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(days(byYear).map((day) => [day, closes]));

const UNITED_STATES: ExchangeCalendar = {
  timeZone: 'America/New_York',
  sessions: [['09:30', '16:00']],
  holidays: new Set(
    days({
      2025: '01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25',
      2026: '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25',
      2027: '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24',
    }),
  ),
  earlyCloses: early('13:00', { 2025: '07-03 11-28 12-24', 2026: '11-27 12-24', 2027: '11-26' }),
};

const LONDON: ExchangeCalendar = {
  timeZone: 'Europe/London',
  sessions: [['08:00', '16:30']],
  holidays: new Set(
    days({
      2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
      2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
      2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
    }),
  ),
  earlyCloses: early('12:30', { 2025: '12-24 12-31', 2026: '12-24 12-31', 2027: '12-24 12-31' }),
};

const XETRA: ExchangeCalendar = {
  timeZone: 'Europe/Berlin',
  sessions: [['09:00', '17:30']],
  holidays: new Set(
    days({
      2025: '01-01 04-18 04-21 05-01 12-24 12-25 12-26 12-31',
      2026: '01-01 04-03 04-06 05-01 12-24 12-25 12-31',
      2027: '01-01 03-26 03-29 12-24 12-31',
    }),
  ),
  earlyCloses: new Map(),
};

const SIX: ExchangeCalendar = {
  timeZone: 'Europe/Zurich',
  sessions: [['09:00', '17:30']],
  holidays: new Set(
    days({
      2025: '01-01 01-02 04-18 04-21 05-01 05-29 06-09 08-01 12-24 12-25 12-26 12-31',
      2026: '01-01 01-02 04-03 04-06 05-01 05-14 05-25 12-24 12-25 12-31',
      2027: '01-01 03-26 03-29 05-06 05-17 12-24 12-31',
    }),
  ),
  earlyCloses: new Map(),
};

const TOKYO: ExchangeCalendar = {
  timeZone: 'Asia/Tokyo',
  sessions: [
    ['09:00', '11:30'],
    ['12:30', '15:30'],
  ],
  holidays: new Set(
    days({
      2025: '01-01 01-02 01-03 01-13 02-11 02-24 03-20 04-29 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-24 12-31',
      2026: '01-01 01-02 01-12 02-11 02-23 03-20 04-29 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23 12-31',
      2027: '01-01 01-11 02-11 02-23 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23 12-31',
    }),
  ),
  earlyCloses: new Map(),
};

const NAMES: readonly (readonly [names: string, calendar: ExchangeCalendar])[] = [
  ['XNYS XNAS ARCX XASE BATS NYSE NASDAQ AMEX', UNITED_STATES],
  ['XLON LSE', LONDON],
  ['XETR XETRA', XETRA],
  ['XSWX SIX', SIX],
  ['XTKS TSE', TOKYO],
];

/** By market identifier codes (ISO 10383) and usual names. */
export const EXCHANGES: ReadonlyMap<string, ExchangeCalendar> = new Map(
  NAMES.flatMap(([names, calendar]) => names.split(' ').map((name) => [name, calendar] as const)),
);
