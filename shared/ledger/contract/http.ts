/** The routes of the ledger, a file for each group. */
export * from './fees-http.ts';
export * from './providers-http.ts';
