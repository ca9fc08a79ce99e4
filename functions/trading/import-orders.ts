export { dryRun } from '../../shared/trading/app/imports/dry-run.ts';
export { requestImport } from '../../shared/trading/app/imports/request-import.ts';
export { createMapping, deleteMapping, replaceMapping } from '../../shared/trading/app/mappings/mapping-commands.ts';
export { previewMapping } from '../../shared/trading/app/mappings/preview-mapping.ts';
