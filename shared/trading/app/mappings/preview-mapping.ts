/** What a mapping makes of the first rows of a file. Nothing is stored. */
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import type { MappingInput } from '../../contract/mapping.ts';
import { readExport } from '../../importers/read-export.ts';
import { SAMPLE_BYTES } from '../../importers/sample.ts';
import type { Result } from '../../importers/types.ts';
import { mappingFormat } from '../../importers/user-mapping.ts';
import { type FileCode, fileRefusal, once } from '../imports/file-faults.ts';
import { accountOf } from '../imports/format-of.ts';
import { defineMapping } from './define-mapping.ts';

/** Rows that a preview shows. */
const PREVIEW_ROWS_MAX = 50;

export interface Preview {
  readonly header: readonly string[];
  readonly results: readonly Result[];
}

interface Previewed {
  readonly mapping: MappingInput;
  readonly content: string;
  readonly account: string | undefined;
}

/** Faults of the mapping name the field below `mapping`. A mapping without header takes that of the content. */
export async function previewMapping({
  mapping: input,
  content,
  account,
}: Previewed): Promise<Preview | Refusal<FileCode | 'ValidationFailed'>> {
  const sample = content.slice(0, SAMPLE_BYTES);
  const isBare = input.header === undefined && input.sample === undefined && sample !== '';
  const mapping = defineMapping(isBare ? { ...input, sample } : input);
  if (isRefused(mapping)) {
    return refuseInput(
      (mapping.errors ?? []).map(({ path, message }) => ({ path: path ? `mapping.${path}` : 'mapping', message })),
    );
  }
  const fixed = { format: '', mapping: { mappingId: '', version: 0, definition: mapping } };
  const results: Result[] = [];
  const options = { format: mappingFormat(mapping), account: accountOf({ account }, fixed) };
  for await (const step of readExport(once(Buffer.from(content)), options)) {
    if (step.kind === 'failed') return fileRefusal(step);
    results.push(...step.results);
    if (results.length >= PREVIEW_ROWS_MAX) break;
  }
  return { header: mapping.header, results: results.slice(0, PREVIEW_ROWS_MAX) };
}
