/** Reads texts and bytes as the importers do, for tests. */
import { readFileSync } from 'node:fs';
import { add, type Decimal, format, ZERO } from '../../../shared/kernel/money/decimal.ts';
import { movementsOf } from '../../../shared/trading/contract/movements.ts';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { type ExportCheckpoint, type ExportStep, readExport } from '../../../shared/trading/importers/read-export.ts';
import type { Format, Result } from '../../../shared/trading/importers/types.ts';

export const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../../fixtures/exports/${name}`, import.meta.url));

async function* inPieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let piece = 0;
  for (let at = 0; at < bytes.length; piece += 1) {
    const size = Math.max(1, sizes[piece % Math.max(1, sizes.length)] ?? bytes.length);
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

interface Reading {
  readonly format: string | Format;
  readonly account?: string;
  readonly sizes?: readonly number[];
  readonly resumeFrom?: ExportCheckpoint;
}

export async function stepsOf(content: string | Uint8Array, reading: Reading): Promise<readonly ExportStep[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const { format: name, account = 'mine', sizes = [bytes.length], resumeFrom } = reading;
  const source = inPieces(bytes.subarray(resumeFrom?.offset ?? 0), sizes);
  const steps: ExportStep[] = [];
  for await (const step of readExport(source, { format: name, account, ...(resumeFrom && { resumeFrom }) }))
    steps.push(step);
  return steps;
}

export async function resultsOf(content: string | Uint8Array, reading: Reading): Promise<readonly Result[]> {
  const steps = await stepsOf(content, reading);
  return steps.flatMap((step) => {
    if (step.kind === 'failed') throw new Error(`${step.code}: ${step.reason}`);
    return step.results;
  });
}

export const transactionsOf = (results: readonly Result[]): readonly TransactionInput[] =>
  results.flatMap((result) => (result.kind === 'transaction' ? [result.transaction] : []));

/** What transactions add to the holding of each asset, of one account or of all; assets without a change are left out. */
export function balancesOf(transactions: readonly TransactionInput[], only?: string): Readonly<Record<string, string>> {
  const balances = new Map<string, Decimal>();
  for (const { account, asset, quantity } of transactions.flatMap(movementsOf)) {
    if (only === undefined || account === only) balances.set(asset, add(balances.get(asset) ?? ZERO, quantity));
  }
  return shown(balances);
}

export const shown = (balances: ReadonlyMap<string, Decimal>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...balances]
      .filter(([, balance]) => balance !== 0n)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([asset, balance]) => [asset, format(balance)]),
  );

/** All lines that results cover, sorted. */
export const linesOf = (results: readonly Result[]): readonly number[] =>
  results.flatMap((result) => result.rows).sort((a, b) => a - b);
