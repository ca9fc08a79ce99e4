import type { Held } from '../held.ts';

const DAY_MS = 86_400_000;

/**
 * The year after an acquisition begins with the next day and ends with the day of the same number, or, where there is
 * none, with the last of the month (§ 108 Abs. 1 AO; § 187 Abs. 1, § 188 Abs. 2 and 3 BGB). What is sold afterwards is
 * no private sale (§ 23 Abs. 1 Satz 1 Nr. 2 EStG). Dates are UTC's. Staking and lending don't make it ten years (BMF of
 * 10 May 2022, margin number 63; of 6 March 2025).
 */
export function isExemptInGermany({ acquiredAtMs, disposedAtMs }: Held): boolean {
  const acquired = new Date(acquiredAtMs);
  const [year, month] = [acquired.getUTCFullYear() + 1, acquired.getUTCMonth()];
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const lastDayMs = Date.UTC(year, month, Math.min(acquired.getUTCDate(), lastOfMonth));
  return disposedAtMs >= lastDayMs + DAY_MS;
}
