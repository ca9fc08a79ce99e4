/** From what a user sends to a mapping that can be kept: finds the header, and holds the rest against it. */
import { isRefused, type Refusal } from '../../../kernel/errors.ts';
import { refuseInput } from '../../../kernel/issues.ts';
import type { Mapping, MappingInput } from '../../contract/mapping.ts';
import { faultsOfMapping } from '../../domain/mappings/mapping-rules.ts';
import { firstRecords } from '../../importers/detect.ts';
import { normalized } from '../../importers/header.ts';
import { namedColumn, usedColumns } from '../../importers/mapping-columns.ts';

type Refused = Refusal<'ValidationFailed'>;

/** The line of the sample that has most of the columns that are named; of equals the widest, the first of them. */
function headerIn(input: MappingInput, sample: string): readonly string[] | Refused {
  const names = usedColumns(input).map(({ ref }) => normalized(namedColumn(ref).name));
  const found = firstRecords(sample)
    .filter(({ delimiter }) => input.delimiter === undefined || delimiter === input.delimiter)
    .map(({ cells }) => ({ cells, known: names.filter((name) => cells.map(normalized).includes(name)).length }))
    .sort((a, b) => b.known - a.known || b.cells.length - a.cells.length);
  if (found[0]) return found[0].cells.map((cell) => cell.replace(/^\ufeff/, '').trim());
  return refuseInput([{ path: 'sample', message: 'has no line with several columns in its first 20' }]);
}

function headerOf(input: MappingInput): readonly string[] | Refused {
  const { header, sample } = input;
  if (sample === undefined) {
    return header ?? refuseInput([{ path: 'header', message: 'is required, or a sample of the file' }]);
  }
  if (header === undefined) return headerIn(input, sample);
  const wanted = JSON.stringify(header.map(normalized));
  const isThere = firstRecords(sample).some(({ cells }) => JSON.stringify(cells.map(normalized)) === wanted);
  return isThere ? header : refuseInput([{ path: 'sample', message: 'has no line that is the header' }]);
}

export function defineMapping(input: MappingInput): Mapping | Refused {
  const { header: _, sample: __, delimiter: ___, ...meaning } = input;
  const header = headerOf(input);
  if (isRefused(header)) return header;
  const mapping: Mapping = { ...meaning, header: [...header] };
  const faults = faultsOfMapping(mapping);
  return faults.length > 0 ? refuseInput(faults) : mapping;
}
