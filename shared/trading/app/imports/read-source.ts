import { ObjectMissing, type ObjectStore } from '../../../kernel/objects.ts';
import type { ImportState } from '../../domain/import-state.ts';
import { readExport } from '../../importers/read-export.ts';
import { accountOf, formatOf } from './format-of.ts';

/** Reads the file of an import from where its reading stands. */
export async function* readSource(files: ObjectStore, state: ImportState) {
  const from = state.checkpoint;
  const content = files.stream(state.object ?? '', from?.offset ?? 0);
  try {
    yield* readExport(content, {
      format: formatOf(state),
      account: accountOf(state, state),
      ...(from && { resumeFrom: from }),
    });
  } catch (error) {
    if (!(error instanceof ObjectMissing)) throw error;
    yield { kind: 'failed' as const, code: 'empty-file' as const, reason: 'the uploaded file is gone' };
  }
}
