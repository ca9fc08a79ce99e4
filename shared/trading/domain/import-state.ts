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
  /** Journal versions that hold this import's transactions. */
  readonly journalVersions: readonly number[];
  /** From where reading goes on; null at the start and at the end of the file. */
  readonly checkpoint: ExportCheckpoint | null;
  readonly read: boolean;
  /** Entries of each stored run. */
  readonly runs: readonly number[];
  readonly positions: readonly number[];
  readonly ordinals: Readonly<Record<string, number>>;
  readonly reversed: boolean;
}

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
  journalVersions: [],
  checkpoint: null,
  read: false,
  runs: [],
  positions: [],
  ordinals: {},
  reversed: false,
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
        journalVersions:
          event.data.journalVersion === undefined
            ? state.journalVersions
            : [...state.journalVersions, event.data.journalVersion],
      };
    case 'ImportCompleted':
      return { ...state, status: 'completed', counts: event.data.counts };
    case 'ImportFailed':
      return { ...state, status: 'failed', failure: event.data };
    case 'ImportOpened':
    case 'ImportClosed':
      // They belong to the list of imports at work.
      return state;
    case 'ImportReversed':
      return { ...state, reversed: true };
    default:
      return assertNever(event);
  }
}
