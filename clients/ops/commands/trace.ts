import type { Foldbook } from '../../typescript/client.ts';
import type { Command } from '../command.ts';
import { type Commit, commitsOf } from '../commits.ts';
import { first } from '../first.ts';
import { followers } from '../trace/derived.ts';
import { hopsOf } from '../trace/hops.ts';
import { insightsQuery } from '../trace/insights.ts';
import { linesWith } from '../trace/log-lines.ts';
import { renderHops } from '../trace/render.ts';

const LOGS_DEFAULT = '.local/logs';
/** Of one request, and of a user since then: enough for any request but a huge import. */
const CORRELATED_MAX = 5_000;
const SINCE_MAX = 5_000;
/** Clocks differ. */
const SKEW_MILLISECONDS = 5_000;

interface Asked {
  readonly correlationId: string;
  readonly user: string | undefined;
  readonly from: string | undefined;
}

async function commitsBehind(
  api: Foldbook,
  { correlationId, user, from }: Asked,
  onPage: (reached: string | null) => void,
) {
  const query = { correlationId, ...(user !== undefined && { tenant: user }), ...(from !== undefined && { from }) };
  const correlated = await first(CORRELATED_MAX, commitsOf(api, query, onPage));
  const [earliest] = correlated.toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  if (!earliest) return { commits: [], isComplete: true };
  const since = new Date(Date.parse(earliest.recordedAt) - SKEW_MILLISECONDS).toISOString();
  const all: Commit[] = [];
  for (const tenant of new Set(correlated.map((commit) => commit.tenant))) {
    all.push(...(await first(SINCE_MAX, commitsOf(api, { tenant, from: since, limit: 1_000 }))));
  }
  const isComplete = correlated.length < CORRELATED_MAX && all.length < SINCE_MAX;
  return { commits: followers(correlated, all), isComplete };
}

export const trace: readonly Command[] = [
  {
    name: 'trace',
    summary: 'The way of a transaction through all hops, with times',
    description:
      'From the request over its commits, the relay and each consumer to what they derived, and to webhooks. Commits come from the API; the lines between them from the log files of a local host. In the cloud, it prints the question that CloudWatch Logs Insights answers.',
    arguments: [{ name: 'correlationId', about: 'Every answer has it as x-correlation-id' }],
    options: {
      user: { type: 'string', value: '<id>', about: 'Whose it is, which makes the search fast' },
      from: { type: 'string', value: '<time>', about: 'Not earlier than this; needed for ids that hold no time' },
      logs: { type: 'string', value: '<folder>', about: `Log files of the local host; ${LOGS_DEFAULT} unless given` },
    },
    examples: [
      'trace 0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f10',
      'trace 4c7e3c1e-7f1b-4d6e-9a55-1f6f5b0a2f11 --from 2026-03-01T00:00:00Z',
    ],
    async run({ api, out, argument, text }) {
      const correlationId = argument('correlationId').toLowerCase();
      const progress = out.progress('searching commits');
      const asked = { correlationId, user: text('user'), from: text('from') };
      const { commits, isComplete } = await commitsBehind(api, asked, (reached) => {
        if (reached !== null) progress.update(0, undefined, reached);
      });
      progress.end();
      const commandIds = [...new Set(commits.map(({ commandId }) => commandId))];
      const dir = text('logs') ?? LOGS_DEFAULT;
      const lines = await linesWith(dir, new Set([correlationId, ...commandIds]));
      const hops = hopsOf(commits, lines ?? []);
      const query = insightsQuery(correlationId, commandIds);
      const result = {
        correlationId,
        complete: isComplete,
        hops,
        ...(lines === undefined && { logsInsightsQuery: query }),
      };
      out.result(result, () => {
        for (const line of renderHops(hops)) out.line(line);
        if (hops.length === 0) out.line('Nothing is known of it.');
        if (!isComplete) out.line('\nThere is more: it has too many commits to show them all.');
        if (lines === undefined)
          out.line(`\nNo log files in ${dir}. In CloudWatch Logs Insights, ask all functions' logs:\n\n${query}`);
      });
      return hops.length > 0 ? 0 : 1;
    },
  },
];
