/** The routes of the context, area by area. Functions import from the area's own file, so that bundles stay small. */
export * from './charts-http.ts';
export * from './corporate-actions-http.ts';
export * from './holdings-http.ts';
export * from './performance-http.ts';
export * from './portfolios-http.ts';
export * from './rebalancing-http.ts';
export * from './valuations-http.ts';
