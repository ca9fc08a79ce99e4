/** The routes of operators, a file for each group. */
export * from './assets-http.ts';
export * from './audit-http.ts';
export * from './backfills-http.ts';
export * from './commits-http.ts';
export * from './data-sources-http.ts';
export * from './deliveries-http.ts';
export * from './forward-return-http.ts';
export * from './halts-http.ts';
export * from './health-http.ts';
export * from './messages-http.ts';
export * from './migrations-http.ts';
export * from './orphans-http.ts';
export * from './repair-http.ts';
export * from './replays-all-http.ts';
export * from './replays-http.ts';
export * from './shared-prices-http.ts';
export * from './verify-http.ts';
