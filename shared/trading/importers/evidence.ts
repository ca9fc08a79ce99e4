/** What the beginning of a file says of the way its numbers and dates are written, where the format doesn't. */
import { parse } from 'csv-parse/sync';
import { orderShown } from './dates.ts';
import { matchHeader } from './header.ts';
import { styleShown } from './numbers.ts';
import type { DateOrder, Format, NumberStyle } from './types.ts';

export interface Writing {
  readonly numbers: NumberStyle;
  readonly dateOrder?: DateOrder;
}

/** The answer on which all that speak agree. */
function agreed<T>(answers: readonly (T | undefined)[]): T | undefined {
  const given = new Set(answers.filter((answer) => answer !== undefined));
  const [only] = given;
  return given.size === 1 ? only : undefined;
}

/** `sample` is the file's beginning, as text, of whole lines. */
export function writingOf(format: Format, sample: string, delimiter: string): Writing {
  const { numbers = delimiter === ';' ? 'by file' : 'decimal-point', evidence } = format;
  const asksDates = evidence?.dates !== undefined;
  if (numbers !== 'by file' && !asksDates) return { numbers };
  const cells = cellsByField(format, sample, delimiter);
  const asked = (fields: readonly string[] | undefined) =>
    cells.filter(([field]) => fields === undefined || fields.includes(field)).map(([, cell]) => cell);
  const dateOrder = asksDates ? orderShown(asked(evidence.dates)) : undefined;
  const style = numbers === 'by file' ? (agreed(asked(evidence?.numbers).map(styleShown)) ?? 'unsettled') : numbers;
  return { numbers: style, ...(dateOrder && { dateOrder }) };
}

/** Cells below the first header, each with its field. */
function cellsByField(format: Format, sample: string, delimiter: string): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  let fields: readonly string[] | undefined;
  for (const record of recordsIn(sample, delimiter)) {
    const header = matchHeader(format, record);
    if (header) fields = header.fields;
    else
      fields?.forEach((field, at) => {
        const cell = (record[at] ?? '').trim();
        if (field !== '' && cell !== '') found.push([field, cell]);
      });
  }
  return found;
}

function recordsIn(sample: string, delimiter: string): readonly (readonly string[])[] {
  try {
    return parse(sample, {
      delimiter,
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_records_with_error: true,
    });
  } catch {
    // a quotation mark that is never closed: nothing is known then
    return [];
  }
}
