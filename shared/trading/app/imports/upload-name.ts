import type { TenantId } from '../../../kernel/streams.ts';

/** Name of an uploaded file. The tenant is part of it, so that nobody can import another's upload. */
export const uploadName = (tenant: TenantId, uploadId: string): string => `uploads/${tenant}/${uploadId}`;
