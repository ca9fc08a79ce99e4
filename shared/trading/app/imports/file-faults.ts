import { type Refusal, refuse } from '../../../kernel/errors.ts';
import { formatNamed } from '../../importers/catalogue.ts';
import { type FileFault, inspectFile } from '../../importers/detect.ts';
import { readExport } from '../../importers/read-export.ts';

export type FileCode = 'EmptyFile' | 'BinaryFile' | 'UnknownFormat';

const CODES: Readonly<Record<FileFault['code'], FileCode>> = {
  'empty-file': 'EmptyFile',
  'no-rows': 'EmptyFile',
  'binary-file': 'BinaryFile',
  'unknown-format': 'UnknownFormat',
  'header-not-found': 'UnknownFormat',
  'state-outdated': 'UnknownFormat',
};

export const fileRefusal = (fault: FileFault): Refusal<FileCode> =>
  refuse(CODES[fault.code], `${fault.reason.charAt(0).toUpperCase()}${fault.reason.slice(1)}.`);

export interface KnownFile {
  readonly format: string;
  /** Columns that are new or renamed since the format was described. */
  readonly drift: readonly string[];
}

/** The format of a file by its first bytes; a named format is held against them. */
export async function recognize(
  start: Uint8Array,
  wanted: string,
  account: string,
): Promise<KnownFile | Refusal<FileCode>> {
  if (wanted !== 'auto' && !formatNamed(wanted)) {
    return fileRefusal({ code: 'unknown-format', reason: `there is no format ${JSON.stringify(wanted)}` });
  }
  const inspected = inspectFile(start);
  if (wanted === 'auto')
    return 'code' in inspected ? fileRefusal(inspected) : { format: inspected.format, drift: inspected.drift ?? [] };
  for await (const step of readExport(once(start), { format: wanted, account })) {
    if (step.kind === 'failed' && step.code !== 'no-rows') return fileRefusal(step);
    break;
  }
  return { format: wanted, drift: 'code' in inspected || inspected.format !== wanted ? [] : (inspected.drift ?? []) };
}

export async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
