/** Routes of the context. Functions import the files themselves, so that their bundles hold no more than they serve. */
export * from './explain-http.ts';
export * from './filings-http.ts';
export * from './harvest-http.ts';
export * from './lot-selections-http.ts';
export * from './lots-http.ts';
export * from './previews-http.ts';
export * from './reports-http.ts';
export * from './settings-previews-http.ts';
export * from './wash-sales-http.ts';
