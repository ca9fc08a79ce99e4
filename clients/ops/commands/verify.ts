import { unwrap } from '../../typescript/problem.ts';
import type { operations } from '../../typescript/schema.ts';
import { type Call, type Command, UsageError } from '../command.ts';
import type { Progress } from '../progress.ts';

type Answer = operations['verifyStreams']['responses'][200]['content']['application/json'];
type Query = NonNullable<operations['verifyStreams']['parameters']['query']>;
interface Totals {
  streams: number;
  commits: number;
  unreadable: number;
  readonly faults: Answer['items'];
}

const nameOf = ({ tenant, streamType, streamId }: Answer['items'][number]): string =>
  `${tenant} ${streamType} ${streamId}`;

const HOUR_MILLISECONDS = 3_600_000;
const hoursOf = (hour: string): number => Date.parse(`${hour}:00:00Z`) / HOUR_MILLISECONDS;

function queryOf({ text }: Call): Query {
  const [tenant, stream, since] = [text('user'), text('stream'), text('since')];
  const [streamType, streamId] = stream?.split('/') ?? [];
  if (stream !== undefined && tenant === undefined) throw new UsageError('--stream wants --user, too.');
  return {
    ...(tenant !== undefined && { tenant }),
    // The API says which types there are, and refuses the others.
    ...(streamType !== undefined && { streamType: streamType as NonNullable<Query['streamType']> }),
    ...(streamId !== undefined && { streamId }),
    ...(since !== undefined && { since }),
  };
}

async function walk({ api }: Call, query: Query, progress: Progress): Promise<Totals> {
  const totals: Totals = { streams: 0, commits: 0, unreadable: 0, faults: [] };
  const now = Date.now() / HOUR_MILLISECONDS;
  let first: number | undefined;
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Answer = await unwrap(
      api.GET('/v1/ops/verifications', { params: { query: { ...query, ...(cursor !== undefined && { cursor }) } } }),
    );
    totals.streams += page.streams;
    totals.commits += page.commits;
    totals.unreadable += page.unreadable;
    // A stream that moved while the walk was under way is met twice.
    const known = new Set(totals.faults.map(nameOf));
    totals.faults.push(...page.items.filter((fault) => !known.has(nameOf(fault))));
    cursor = page.nextCursor;
    if (page.reached === null) continue;
    first ??= hoursOf(page.reached);
    const note = `hours; ${totals.streams} streams, ${totals.faults.length} broken`;
    progress.update(Math.max(0, Math.round(hoursOf(page.reached) - first)), Math.round(now - first), note);
  }
  progress.end();
  return totals;
}

export const verify: readonly Command[] = [
  {
    name: 'verify',
    summary: 'Verify the hash chains of commits',
    description:
      'Walks every chain from its first commit to its head, over the stored bytes, and opens what can be opened. Names the first bad commit of each broken one. Changes nothing.',
    options: {
      user: { type: 'string', value: '<id>', about: 'Only streams of this user, or of "platform"' },
      stream: { type: 'string', value: '<type>[/<id>]', about: 'Only this stream of the user' },
      since: { type: 'string', value: '<time>', about: 'Only streams that have moved since' },
    },
    examples: [
      'verify',
      'verify --user 0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11 --stream journal',
      'verify --since 2026-03-01T00:00:00Z --json',
    ],
    async run(call) {
      const { out } = call;
      const { faults, streams, commits, unreadable } = await walk(call, queryOf(call), out.progress('verifying'));
      out.result({ streams, commits, unreadable, faults }, () => {
        out.table(
          ['user', 'stream', 'commit', 'what', 'reason'],
          faults.map((one) => [
            one.tenant,
            `${one.streamType}/${one.streamId}`,
            String(one.version),
            one.code,
            one.reason,
          ]),
          'Every chain holds.',
        );
        out.line(`\n${commits} commits of ${streams} streams verified, ${faults.length} streams broken.`);
        if (unreadable > 0) out.line(`Of ${unreadable} streams nothing can be read: their users have no data key.`);
      });
      return faults.length > 0 ? 1 : 0;
    },
  },
];
