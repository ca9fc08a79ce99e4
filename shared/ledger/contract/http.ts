/** The routes of the ledger, a file for each group. */
export * from './providers-http.ts';
