import type { StreamId, TenantId } from '../../../kernel/streams.ts';

export const importStream = (tenant: TenantId, importId: string): StreamId => ({
  tenant,
  type: 'import',
  id: importId,
});
