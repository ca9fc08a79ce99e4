export { dryRun } from '../../shared/trading/app/imports/dry-run.ts';
export { requestImport } from '../../shared/trading/app/imports/request-import.ts';
