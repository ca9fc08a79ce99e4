/** The state of an import: a union on its status, folded from its events. */
import { assertNever } from '../../kernel/errors.ts';
import type { FixedMapping, ImportCounts, ImportEvent, Rejection } from '../contract/import-events.ts';
import type { ExportCheckpoint } from '../importers/read-export.ts';

/** Rejected rows that the answer lists; the counts count them all. */
export const REJECTIONS_LISTED_MAX = 1_000;

export interface ImportState {
  readonly status: 'pending' | 'processing' | 'completed' | 'failed';
  readonly importId: string;
  readonly format: string;
  /** What the file is read by, if no format knows it; absent in states of before there were mappings. */
  readonly mapping?: FixedMapping;
  readonly account: string | null;
  readonly object: string | null;
  readonly counts: ImportCounts;
  readonly rejections: readonly Rejection[];
  readonly failure: { readonly code: string; readonly reason: string } | null;
  /** The first and the last of the journal's versions that hold this import's transactions, others' between them. */
  readonly journal: { readonly first: number; readonly last: number } | null;
  /** From where reading goes on; null at the start and at the end of the file. */
  readonly checkpoint: ExportCheckpoint | null;
  readonly read: boolean;
  /** Transactions found in what was read. */
  readonly entries: number;
  /** Entries of each stored run. */
  readonly runs: readonly number[];
  readonly positions: readonly number[];
  readonly ordinals: Readonly<Record<string, number>>;
  readonly reversal: Reversal | null;
}

/** A place in the journal: an event of a commit. */
export interface JournalPlace {
  readonly version: number;
  readonly index: number;
}

export type Reversal =
  | {
      readonly status: 'processing';
      readonly reason: string;
      readonly reversed: number;
      /** Where the next part begins. */
      readonly next: JournalPlace;
    }
  | { readonly status: 'completed'; readonly reason: string; readonly reversed: number };

export const NO_COUNTS: ImportCounts = {
  rows: 0,
  imported: 0,
  duplicates: 0,
  rejected: 0,
  ignored: 0,
  transactions: 0,
};

type Order = Pick<ImportState, 'importId' | 'format'> & {
  readonly account?: string | undefined;
  readonly object?: string | undefined;
  readonly mapping?: FixedMapping | undefined;
};

export const requested = ({ importId, format, account, object, mapping }: Order): ImportState => ({
  status: 'pending',
  importId,
  format,
  ...(mapping && { mapping }),
  account: account ?? null,
  object: object ?? null,
  counts: NO_COUNTS,
  rejections: [],
  failure: null,
  journal: null,
  checkpoint: null,
  read: false,
  entries: 0,
  runs: [],
  positions: [],
  ordinals: {},
  reversal: null,
});

export const addCounts = (a: ImportCounts, b: ImportCounts): ImportCounts => ({
  rows: a.rows + b.rows,
  imported: a.imported + b.imported,
  duplicates: a.duplicates + b.duplicates,
  rejected: a.rejected + b.rejected,
  ignored: a.ignored + b.ignored,
  transactions: a.transactions + b.transactions,
});

const listed = (before: readonly Rejection[], more: readonly Rejection[]): readonly Rejection[] => [
  ...before,
  ...more.slice(0, REJECTIONS_LISTED_MAX - before.length),
];

const including = (journal: ImportState['journal'], version: number | undefined): ImportState['journal'] =>
  version === undefined ? journal : { first: journal?.first ?? version, last: version };

/** What a head says of an import: who looks for work that was left lying goes by it. */
export const statusOf = ({ status, reversal }: ImportState): string =>
  reversal?.status === 'processing' ? 'reversing' : status;

export function evolve(state: ImportState, event: ImportEvent): ImportState {
  switch (event.type) {
    case 'ImportRequested':
      return requested(event.data);
    case 'ImportRead':
      return {
        ...state,
        status: 'processing',
        checkpoint: (event.data.checkpoint as ExportCheckpoint | undefined) ?? null,
        read: event.data.checkpoint === undefined,
        entries: state.entries + event.data.entries,
        runs: event.data.run === undefined ? state.runs : [...state.runs, event.data.run],
        counts: addCounts(state.counts, event.data.counts),
        rejections: listed(state.rejections, event.data.rejections),
      };
    case 'ImportPartAppended':
      return {
        ...state,
        status: 'processing',
        positions: event.data.positions,
        ordinals: event.data.ordinals,
        counts: addCounts(state.counts, event.data.counts),
        rejections: listed(state.rejections, event.data.rejections),
        journal: including(state.journal, event.data.journalVersion),
      };
    case 'ImportCompleted':
      return { ...state, status: 'completed', counts: event.data.counts };
    case 'ImportFailed':
      return { ...state, status: 'failed', failure: event.data };
    case 'ImportOpened':
    case 'ImportClosed':
      // They belong to the list of imports at work.
      return state;
    case 'ImportReversalRequested': {
      const { reason } = event.data;
      const next = { version: state.journal?.first ?? 0, index: 0 };
      return { ...state, reversal: { status: 'processing', reason, reversed: 0, next } };
    }
    case 'ImportPartReversed': {
      const { reversed, next } = event.data;
      const before = { reason: state.reversal?.reason ?? '', reversed: state.reversal?.reversed ?? 0 };
      return { ...state, reversal: { ...before, status: 'processing', reversed: before.reversed + reversed, next } };
    }
    case 'ImportReversed': {
      const { reason, reversed } = event.data;
      return { ...state, reversal: { status: 'completed', reason, reversed } };
    }
    default:
      return assertNever(event);
  }
}
