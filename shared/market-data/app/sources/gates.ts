/** The gates of all sources, as system records that every worker reads and writes on their revision. */
import type { Json } from '../../../kernel/pages/types.ts';
import type { SystemRecords } from '../../../kernel/store/system-records.ts';
import type { DataSource } from '../../contract/data-sources.ts';
import type { SourceFault } from '../../contract/price-source.ts';
import { type Admission, admit, type Gate, noteAnswer, OPEN_GATE, switchTo } from '../../domain/sources/gate.ts';
import { changeRecord } from './change-record.ts';

const KIND = 'source-gates';
/** When a worker that lost all races for a token asks again. */
const CROWDED_MS = 1_000;

/** What is stored, with what it lacks as it is at first. */
const gateIn = (value: Json | undefined): Gate =>
  value === undefined ? OPEN_GATE : { ...OPEN_GATE, ...(value as unknown as Gate) };

const change = (records: SystemRecords, name: string, decide: (gate: Gate) => Gate) =>
  changeRecord<Json>(records, { kind: KIND, name }, (value) => {
    const before = gateIn(value);
    const after = decide(before);
    return after === before ? undefined : (after as unknown as Json);
  });

/** Asks for leave to send one request to a source. */
export async function enter(records: SystemRecords, source: DataSource, nowMs: number): Promise<Admission> {
  let admission: Admission = { kind: 'off' };
  const written = await change(records, source.name, (gate) => {
    admission = admit(gate, source, nowMs);
    return admission.kind === 'go' ? admission.gate : gate;
  });
  return written === undefined ? { kind: 'wait', until: nowMs + CROWDED_MS, why: 'budget' } : admission;
}

/** Records what a source answered. What lost all races is left out: the next answer says it again. */
export async function leave(
  records: SystemRecords,
  source: DataSource,
  answer: { readonly kind: 'ok' } | SourceFault,
  nowMs: number,
): Promise<void> {
  await change(records, source.name, (gate) => noteAnswer(gate, answer, nowMs));
}

/** Switches a source on or off; answers its gate, or `undefined` when all races were lost. */
export async function switchSource(records: SystemRecords, name: string, to: 'on' | 'off'): Promise<Gate | undefined> {
  const written = await change(records, name, (gate) => switchTo(gate, to));
  return written && gateIn(written.value);
}

/** The gates that were ever used, by the names of their sources. */
export async function readGates(records: SystemRecords): Promise<ReadonlyMap<string, Gate>> {
  const found = await records.list(KIND);
  return new Map(found.map(({ name, value }) => [name, gateIn(value)]));
}
