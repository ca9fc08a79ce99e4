/** The way of a transaction: commits and lines of logs, each below what it follows from. */
import { type Commit, eventsOf, streamOf } from '../commits.ts';
import { sourceOf } from './derived.ts';
import { idsIn, type LogLine } from './log-lines.ts';

export interface Hop {
  /** When it began, in milliseconds after the first. */
  readonly offsetMs: number;
  readonly durationMs: number | null;
  readonly at: string;
  /** The function, or the stream and version of a commit. */
  readonly where: string;
  readonly what: string;
  readonly hops: readonly Hop[];
}

interface Draft {
  readonly startMs: number;
  readonly durationMs: number | null;
  readonly where: string;
  readonly what: string;
  readonly children: Draft[];
  readonly commit?: Commit;
  readonly line?: LogLine;
}

const numberIn = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
/** What lines say of themselves, in this order, if they do. */
const TOLD = [
  'route',
  'status',
  'code',
  'consumer',
  'commits',
  'failed',
  'lagMs',
  'conflicts',
  'deliveries',
  'attempt',
  'outcome',
  'level',
];

function whatOf(line: LogLine): string {
  const told = TOLD.filter((name) => line[name] !== undefined && line[name] !== 0 && line[name] !== 'INFO');
  return [
    String(line['message']),
    ...told.map((name) => (name === 'route' ? line[name] : `${name}=${line[name]}`)),
  ].join(' ');
}

function draftOfLine(line: LogLine): Draft {
  const durationMs = numberIn(line['durationMs']) ?? null;
  // Lines are written at the end.
  const startMs = Date.parse(line.timestamp) - (durationMs ?? 0);
  return { startMs, durationMs, where: String(line['function']), what: whatOf(line), children: [], line };
}

const draftOfCommit = (commit: Commit): Draft => ({
  ...{ startMs: Date.parse(commit.recordedAt), durationMs: null, where: `${streamOf(commit)} ${commit.version}` },
  ...{ what: eventsOf(commit), children: [], commit },
});

/** Whether a line was logged for a commit: by the command that it names, or, of a webhook, by its place. */
function concerns(line: LogLine, commit: Commit): boolean {
  if (idsIn(line['causationId']).includes(commit.commandId)) return true;
  return (
    line['message'] === 'webhook sent' && line['streamType'] === commit.streamType && line['version'] === commit.version
  );
}

function parentOf(draft: Draft, drafts: readonly Draft[], commits: readonly Commit[]): Draft | undefined {
  const { commit, line } = draft;
  if (line) {
    return drafts.find((one) => one.commit && concerns(line, one.commit));
  }
  if (!commit) return undefined;
  const worker = drafts.find((one) => one.line && idsIn(one.line['commandId']).includes(commit.commandId));
  if (worker) return worker;
  const source = sourceOf(commit, commits);
  return source && drafts.find((one) => one.commit === source);
}

/** What has nothing above it stands at the top. */
export function hopsOf(commits: readonly Commit[], lines: readonly LogLine[]): readonly Hop[] {
  const drafts = [...lines.map(draftOfLine), ...commits.map(draftOfCommit)].toSorted((a, b) => a.startMs - b.startMs);
  const roots: Draft[] = [];
  for (const draft of drafts) {
    const parent = parentOf(draft, drafts, commits);
    if (parent && !isBelow(parent, draft)) parent.children.push(draft);
    else roots.push(draft);
  }
  const first = Math.min(...drafts.map(({ startMs }) => startMs));
  const finish = ({ startMs, durationMs, where, what, children }: Draft): Hop => ({
    offsetMs: Math.round((startMs - first) * 10) / 10,
    durationMs,
    at: new Date(startMs).toISOString(),
    where,
    what,
    hops: children.map(finish),
  });
  return roots.map(finish);
}

/** Whether a hop is the other, or below it. */
const isBelow = (hop: Draft, other: Draft): boolean =>
  hop === other || other.children.some((child) => isBelow(hop, child));
