import { EXCHANGES, type ExchangeCalendar } from './exchanges.ts';

/** Sources are late, and the last price of the day is wanted, too. */
const AFTER_CLOSE_MINUTES = 20;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const numbers = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  // Canadian English writes dates as ISO does.
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', weekday: 'short', ...numbers });
  formats.set(timeZone, format);
  return format;
}

interface LocalTime {
  readonly date: string;
  readonly isWeekend: boolean;
  /** Since midnight. */
  readonly minutes: number;
}

function localTime(timeZone: string, time: string): LocalTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(new Date(time))
      .map(({ type, value }) => [type, value]),
  );
  const weekday = parts.get('weekday') ?? '';
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    isWeekend: weekday.startsWith('Sat') || weekday.startsWith('Sun'),
    minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
  };
}

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

function tradesAt({ timeZone, sessions, holidays, earlyCloses }: ExchangeCalendar, time: string): boolean {
  const { date, isWeekend, minutes } = localTime(timeZone, time);
  if (isWeekend || holidays.has(date)) return false;
  const end = minutesOf(earlyCloses.get(date) ?? '24:00');
  return sessions.some(
    ([opens, closes]) =>
      minutes >= minutesOf(opens) && minutes < Math.min(minutesOf(closes), end) + AFTER_CLOSE_MINUTES,
  );
}

/**
 * Whether prices may move at a time (RFC 3339): in the sessions of the exchange, and a little after them. What is traded
 * on no exchange that we know is taken to trade on weekdays.
 */
export function isTrading(exchange: string | null, time: string): boolean {
  const calendar = exchange === null ? undefined : EXCHANGES.get(exchange.toUpperCase());
  return calendar ? tradesAt(calendar, time) : !localTime('UTC', time).isWeekend;
}
