/** In which form a report is asked for. */
import { REPORT_MEDIA_TYPES, type ReportFormat } from '../../contract/reports-http.ts';

const FORMATS = Object.entries(REPORT_MEDIA_TYPES) as readonly (readonly [ReportFormat, string])[];

interface Accepted {
  readonly type: string;
  readonly weight: number;
}

/** The types of an `Accept` header, the weightiest first; equal ones in their order (RFC 9110, section 12.5.1). */
const acceptedIn = (accept: string): readonly Accepted[] =>
  accept
    .split(',')
    .map((entry) => {
      const [type = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { type, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);

const matches = (range: string, type: string): boolean =>
  range === '*/*' || range === type || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));

/** The format named outright, else the first that is accepted; JSON where nothing is said, or nothing fits. */
export function formatOf(named: ReportFormat | undefined, accept: string | undefined): ReportFormat {
  if (named !== undefined) return named;
  for (const { type } of acceptedIn(accept ?? '')) {
    const found = FORMATS.find(([, mediaType]) => matches(type, mediaType));
    if (found) return found[0];
  }
  return 'json';
}
