/**
 * The report as JSON, in pieces. `sha256` is its last member, and of all that stands before it, closed by a brace: who
 * takes the member out has the very bytes that were hashed.
 */
import type { ReadSection, ReportHead, Section } from './report-head.ts';

const OPEN_END = /[}\]]$/;

const withoutEnd = (json: string): string => json.replace(OPEN_END, '');

async function* list(read: ReadSection, section: Section): AsyncGenerator<string> {
  let isFirst = true;
  yield '[';
  for await (const rows of read(section)) {
    if (rows.length === 0) continue;
    yield `${isFirst ? '' : ','}${rows.join(',')}`;
    isFirst = false;
  }
  yield ']';
}

/** All of it but the hash, without the closing brace. */
export async function* jsonDocument(head: ReportHead, read: ReadSection): AsyncGenerator<string> {
  const { figures, boxes, scheduleD, sa108, giftsMade, washSaleTotals, missing, eventPosition, position, ...rest } =
    head;
  const { reportId, taxYear, requestedAt, ...more } = rest;
  const { gains, income, fees, openLots } = figures;
  const forms = { ...(boxes && { boxes }), ...(scheduleD && { scheduleD }), ...(sa108 && { sa108 }) };
  const first = {
    reportId,
    taxYear,
    requestedAt,
    status: 'ready',
    ...more,
    gains,
    ...(giftsMade && { giftsMade }),
    ...forms,
  };
  yield withoutEnd(JSON.stringify(first));
  yield `,"income":${withoutEnd(JSON.stringify(income))},"rows":`;
  yield* list(read, 'income');
  yield `},"fees":${withoutEnd(JSON.stringify(fees))},"rows":`;
  yield* list(read, 'fees');
  yield `},"openLots":${withoutEnd(JSON.stringify(openLots))},"rows":`;
  yield* list(read, 'openLots');
  yield '},"washSales":';
  yield* list(read, 'washSales');
  if (washSaleTotals) yield `,"washSaleTotals":${JSON.stringify(washSaleTotals)}`;
  yield ',"disposals":';
  yield* list(read, 'disposals');
  yield `,"missing":${JSON.stringify(missing)}`;
  yield `,${JSON.stringify({ eventPosition, position }).slice(1, -1)}`;
}

/** What is hashed last, and what stands there in the document. */
export const JSON_END = '}';
export const jsonEnd = (sha256: string): string => `,"sha256":"${sha256}"}`;
