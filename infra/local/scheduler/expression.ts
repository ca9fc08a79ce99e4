import { cronTimes } from './cron.ts';
import type { Times } from './times.ts';

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/**
 * Reads `rate(…)`, `cron(…)` or `at(…)` as EventBridge Scheduler does (User Guide, "Schedule types"). Throws, naming the
 * expression, on anything else.
 */
export function parseExpression(expression: string, timeZone: string): Times {
  const [, kind, inner] = /^(rate|cron|at)\((.*)\)$/.exec(expression) ?? [];
  if (kind === undefined || inner === undefined) throw new Error(`not a schedule expression: ${expression}`);
  if (kind === 'rate') return rateTimes(inner, expression);
  if (kind === 'cron') return cronTimes(inner, timeZone);
  return atTimes(inner, timeZone, expression);
}

function rateTimes(inner: string, expression: string): Times {
  const [, digits, unit, plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(inner) ?? [];
  const value = Number(digits);
  const unitMs = UNIT_MS[unit ?? ''];
  if (unitMs === undefined || (value === 1) === (plural === 's')) {
    throw new Error(`not a rate (\`rate(1 hour)\`, \`rate(5 minutes)\`): ${expression}`);
  }
  return { next: (instantMs) => instantMs + value * unitMs };
}

function atTimes(inner: string, timeZone: string, expression: string): Times {
  const at = Date.parse(`${inner}Z`);
  if (Number.isNaN(at)) throw new Error(`not a point in time (\`at(2026-01-31T09:30:00)\`): ${expression}`);
  if (timeZone !== 'UTC') throw new Error(`the local host knows at() in UTC only, and this is in ${timeZone}`);
  return { next: (instantMs) => (at > instantMs ? at : undefined) };
}
