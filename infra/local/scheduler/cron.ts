import { Cron } from 'croner';
import type { Times } from './times.ts';

/** Fields of an AWS cron expression, in order, with the last value of each (`a/b` means from a to there). */
const FIELDS = [
  { name: 'minutes', last: 59 },
  { name: 'hours', last: 23 },
  { name: 'day of month', last: 31 },
  { name: 'month', last: 12 },
  { name: 'day of week', last: 7 },
  { name: 'year', last: 2199 },
] as const;

/**
 * Times of an AWS cron expression: six fields (minutes, hours, day of month, month, day of week, year), week days from
 * SUN = 1 to SAT = 7, `?` in just one of the two day fields, and `L`, `W` and `#` (EventBridge Scheduler User Guide,
 * "Cron-based schedules"). croner finds the times; what it can't express throws.
 */
export function cronTimes(fields: string, timeZone: string): Times {
  const parts = fields.trim().split(/\s+/);
  const fail = (why: string): never => {
    throw new Error(`cron(${fields}): ${why}`);
  };
  if (parts.length !== FIELDS.length) fail(`has ${parts.length} fields instead of six`);
  const [, , dayOfMonth = '', , dayOfWeek = ''] = parts;
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    fail('just one of day of month and day of week has to be ?');
  }
  const pattern = FIELDS.map((field, at) => {
    const mapped = (parts[at] ?? '').split(',').map((item) => mapItem(item.toUpperCase(), field));
    return mapped.join(',');
  }).join(' ');
  try {
    const cron = new Cron(`0 ${pattern}`, {
      timezone: timeZone,
      mode: '7-part',
      alternativeWeekdays: true,
      domAndDow: true,
      paused: true,
    });
    return { next: (instantMs) => cron.nextRun(new Date(instantMs))?.getTime() };
  } catch (thrown) {
    return fail(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function mapItem(item: string, field: (typeof FIELDS)[number]): string {
  const special = /[LW#]/.test(item.replaceAll(/[A-Z]{3}/g, ''));
  if (special && field.name !== 'day of month' && field.name !== 'day of week') {
    throw new Error(`${item} isn't allowed in the field ${field.name}`);
  }
  if (item === '?') return '*';
  // The last day of a week is Saturday; alone, croner would read it as the last day of a month.
  if (item === 'L' && field.name === 'day of week') return '7';
  const [, from, step] = /^(\d+)\/(\d+)$/.exec(item) ?? [];
  return from === undefined || step === undefined ? item : `${from}-${field.last}/${step}`;
}
