import { hash } from 'node:crypto';

const TAG_CHARACTERS = 16;

/**
 * A tenant as it stands in log lines: enough to find the lines of one user whose id is known, and no way back from a
 * line to a user. A key would add nothing: ids are random UUIDs, which nobody can guess and hash.
 */
export const tenantTag = (tenant: string): string => hash('sha256', tenant).slice(0, TAG_CHARACTERS);
