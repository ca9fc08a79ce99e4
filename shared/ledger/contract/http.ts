/** The routes of the ledger, a file for each group. */
export * from './accounts-http.ts';
export * from './balances-http.ts';
export * from './entries-http.ts';
export * from './external-transfers-http.ts';
export * from './fees-http.ts';
export * from './holds-http.ts';
export * from './made-transfers-http.ts';
export * from './providers-http.ts';
export * from './statements-http.ts';
export * from './transactions-http.ts';
export * from './transfer-answers-http.ts';
export * from './transfer-schedules-http.ts';
export * from './transfers-http.ts';
export * from './turnovers-http.ts';
export * from './workflows-http.ts';
