import { type Refusal, refuse } from '../../../kernel/errors.ts';
import type { FixedMapping } from '../../contract/import-events.ts';
import { formatNamed } from '../../importers/catalogue.ts';
import { type FileFault, inspectAs, inspectFile } from '../../importers/detect.ts';
import { readExport } from '../../importers/read-export.ts';

export type FileCode = 'EmptyFile' | 'BinaryFile' | 'UnknownFormat';

const CODES: Readonly<Record<FileFault['code'], FileCode>> = {
  'empty-file': 'EmptyFile',
  'no-rows': 'EmptyFile',
  'binary-file': 'BinaryFile',
  'unknown-format': 'UnknownFormat',
  'ambiguous-format': 'UnknownFormat',
  'not-transactions': 'UnknownFormat',
  'header-not-found': 'UnknownFormat',
  'state-outdated': 'UnknownFormat',
};

export const fileRefusal = (fault: FileFault): Refusal<FileCode> =>
  refuse(CODES[fault.code], `${fault.reason.charAt(0).toUpperCase()}${fault.reason.slice(1)}.`);

export interface KnownFile {
  readonly format: string;
  /** The user's own mapping that it is read by, as it is now. */
  readonly mapping?: FixedMapping;
  /** Columns that are new or renamed since the format was described. */
  readonly drift: readonly string[];
}

/** The format of a file by its first bytes; a named format is held against them. */
export async function recognize(
  start: Uint8Array,
  wanted: string,
  account: string,
): Promise<KnownFile | Refusal<FileCode>> {
  if (wanted === 'auto') {
    const inspected = await inspectFile(start);
    return 'code' in inspected ? fileRefusal(inspected) : { format: inspected.format, drift: inspected.drift ?? [] };
  }
  const format = await formatNamed(wanted);
  if (!format) return fileRefusal({ code: 'unknown-format', reason: `there is no format ${JSON.stringify(wanted)}` });
  for await (const step of readExport(once(start), { format: wanted, account })) {
    if (step.kind === 'failed' && step.code !== 'no-rows') return fileRefusal(step);
    break;
  }
  return { format: wanted, drift: inspectAs(start, format)?.drift ?? [] };
}

export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
