/** Reads texts and bytes as the importers do, for tests. */
import { readFileSync } from 'node:fs';
import { add, type Decimal, decimal, format, subtract, ZERO } from '../../../shared/kernel/money/decimal.ts';
import type { TransactionInput } from '../../../shared/trading/contract/transaction.ts';
import { type ExportCheckpoint, type ExportStep, readExport } from '../../../shared/trading/importers/read-export.ts';
import type { Result } from '../../../shared/trading/importers/types.ts';

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
  readonly format: string;
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

/** What transactions add to the balance of each asset; assets without a change are left out. */
export function balancesOf(transactions: readonly TransactionInput[]): Readonly<Record<string, string>> {
  const balances = new Map<string, Decimal>();
  const change = (asset: string, by: Decimal) => balances.set(asset, add(balances.get(asset) ?? ZERO, by));
  for (const { amounts, fees = [] } of transactions) {
    const arrived = new Set<string>();
    for (const { asset, quantity, direction } of amounts) {
      if (direction === 'in') arrived.add(asset);
      change(asset, direction === 'in' ? decimal(quantity) : subtract(ZERO, decimal(quantity)));
    }
    for (const { asset, quantity } of fees) if (!arrived.has(asset)) change(asset, subtract(ZERO, decimal(quantity)));
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
