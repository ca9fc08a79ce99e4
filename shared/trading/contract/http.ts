/** All routes of the context, for whoever describes them. A function names the files of its own: the rest is no use to it. */
export * from './import-http.ts';
export * from './mapping-http.ts';
export * from './pairing-http.ts';
export * from './transaction-http.ts';
