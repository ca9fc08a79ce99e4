/** Finds the user's own mapping for a file that no format knows. */
import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { Store } from '../../../kernel/store/types.ts';
import type { TenantId } from '../../../kernel/streams.ts';
import type { Mappings, SavedMapping } from '../../domain/mappings/mappings.ts';
import { inspectAs } from '../../importers/detect.ts';
import { readExport } from '../../importers/read-export.ts';
import { MAPPED, mappingFormat } from '../../importers/user-mapping.ts';
import { readMappings } from '../mappings/mapping-stream.ts';
import { type FileCode, fileRefusal, type KnownFile, once } from './file-faults.ts';

const known = ({ mappingId, version, mapping }: SavedMapping, drift: readonly string[]): KnownFile => ({
  format: MAPPED,
  drift,
  mapping: { mappingId, version, definition: mapping },
});

/** The file as one of the mapping that was named; its header may have changed a little. */
export async function recognizeBy(
  store: Store,
  tenant: TenantId,
  { mappingId, start }: { readonly mappingId: string; readonly start: Uint8Array },
): Promise<KnownFile | Refusal<FileCode | 'NotFound'>> {
  const saved = (await readMappings(store, tenant))[mappingId];
  if (!saved) return refuse('NotFound', 'There is no mapping with this id.');
  const format = mappingFormat(saved.mapping);
  for await (const step of readExport(once(start), { format, account: saved.mapping.name })) {
    if (step.kind === 'failed' && step.code !== 'no-rows') return fileRefusal(step);
    break;
  }
  return known(saved, inspectAs(start, format)?.drift ?? []);
}

const hasHeader = ({ mapping }: SavedMapping, start: Uint8Array): boolean => {
  const detected = inspectAs(start, mappingFormat(mapping));
  return detected !== undefined && detected.drift === undefined;
};

/** The file as one of the mapping whose very header it has, if there is one; refused if there are several. */
export function recognizeAmong(mappings: Mappings, start: Uint8Array): KnownFile | Refusal<FileCode> | undefined {
  const [saved, ...others] = Object.values(mappings).filter((mapping) => hasHeader(mapping, start));
  if (saved === undefined) return undefined;
  if (others.length === 0) return known(saved, []);
  const names = [saved, ...others].map(({ mapping }) => JSON.stringify(mapping.name)).join(', ');
  return fileRefusal({
    code: 'ambiguous-format',
    reason: `several of your mappings have this header: ${names}. Name the one that it is by its mappingId`,
  });
}
