import { unwrap } from '../../typescript/problem.ts';
import { type Command, UsageError } from '../command.ts';
import { type Commit, commitsOf, eventsOf, streamOf } from '../commits.ts';
import { first } from '../first.ts';

const LIMIT_DEFAULT = 50;

const rowOf = (commit: Commit): string[] => [
  commit.recordedAt,
  commit.tenant,
  streamOf(commit),
  String(commit.version),
  eventsOf(commit),
  commit.correlationId,
];

const STREAM = /^([a-z-]+)\/(.+)$/;

export const commits: readonly Command[] = [
  {
    name: 'commits list',
    summary: 'Commits of a user, of an event type, or of a correlation id, without their content',
    options: {
      user: { type: 'string', value: '<id>', about: 'All commits of this user, in order of recording' },
      event: { type: 'string', value: '<type>', about: 'Only commits with such an event' },
      correlation: { type: 'string', value: '<id>', about: 'Only commits that follow from this request' },
      from: { type: 'string', value: '<time>', about: '30 days ago unless given' },
      to: { type: 'string', value: '<time>', about: 'Itself not included' },
      limit: { type: 'string', value: '<n>', about: `How many; ${LIMIT_DEFAULT} unless given` },
    },
    examples: ['commits list --user 0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11', 'commits list --event ImportFailed --json'],
    async run({ api, out, text, wholeNumber }) {
      const limit = wholeNumber('limit') ?? LIMIT_DEFAULT;
      const given = { tenant: text('user'), eventType: text('event'), correlationId: text('correlation') };
      const query = { ...given, from: text('from'), to: text('to') };
      if (Object.values(given).every((value) => value === undefined)) {
        throw new UsageError('--user, --event or --correlation is missing.');
      }
      const set = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
      const progress = out.progress('searching');
      const found = await first(
        limit,
        commitsOf(api, { ...set, limit: Math.min(limit, 1_000) }, (reached) =>
          reached === null ? undefined : progress.update(0, undefined, reached),
        ),
      );
      progress.end();
      out.result({ items: found }, () =>
        out.table(['recorded', 'user', 'stream', 'version', 'events', 'correlation id'], found.map(rowOf), 'None.'),
      );
      return 0;
    },
  },
  {
    name: 'commits show',
    summary: 'Show a commit with its content',
    description: 'That you looked, and why, is recorded.',
    arguments: [
      { name: 'user', about: 'Whose it is' },
      { name: 'stream', about: 'As type/id: journal/main' },
      { name: 'version', about: 'Which commit of the stream' },
    ],
    options: { reason: { type: 'string', value: '<words>', about: 'Why you look' } },
    examples: ['commits show 0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11 tax-book/main 3 --reason "The lot is wrong"'],
    async run({ api, out, argument, requiredText }) {
      const [, streamType, streamId] = STREAM.exec(argument('stream')) ?? [];
      if (streamType === undefined || streamId === undefined) throw new UsageError('A stream is type/id.');
      const path = { tenant: argument('user'), streamType, streamId, version: argument('version') };
      const shown = await unwrap(
        api.POST('/v1/ops/commits/{tenant}/{streamType}/{streamId}/{version}/payload', {
          params: { path },
          body: { reason: requiredText('reason') },
        }),
      );
      out.line(JSON.stringify(shown, undefined, 2));
      return 0;
    },
  },
];
