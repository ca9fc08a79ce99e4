import { idempotent } from '../../typescript/client.ts';
import { unwrap } from '../../typescript/problem.ts';
import type { Command } from '../command.ts';

const PLACE = [
  { name: 'user', about: 'Id of the user whose data it is about' },
  { name: 'consumer', about: 'Name of the consumer, such as tax-book' },
  { name: 'source', about: 'Type of the stream it stands at, such as journal' },
] as const;
const EXAMPLE = '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11 tax-book journal';

type Argument = (name: string) => string;
const pathOf = (argument: Argument) => ({
  tenant: argument('user'),
  consumer: argument('consumer'),
  source: argument('source'),
});

export const halts: readonly Command[] = [
  {
    name: 'halts',
    summary: 'Consumers that stopped at a commit they cannot take',
    options: { user: { type: 'string', value: '<id>', about: 'Of one user only' } },
    examples: ['halts', 'halts --user 0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11 --json'],
    async run({ api, out, text }) {
      const user = text('user');
      const query = user === undefined ? {} : { tenant: user };
      const found = await unwrap(api.GET('/v1/ops/halts', { params: { query } }));
      out.result(found, () => {
        out.table(
          ['since', 'user', 'consumer', 'source', 'version', 'reason'],
          found.items.map(({ since, tenant, consumer, source, version, reason }) => [
            ...[since, tenant, consumer, source],
            String(version),
            reason,
          ]),
          'No consumer is halted.',
        );
        if (!found.complete) out.line('There are more.');
      });
      return found.items.length === 0 ? 0 : 1;
    },
  },
  {
    name: 'halts show',
    summary: 'Why a consumer halted, with the commit; that you looked is recorded',
    arguments: PLACE,
    options: { reason: { type: 'string', value: '<text>', about: 'Why you need to see it' } },
    examples: [`halts show ${EXAMPLE} --reason "the user asked why their lots stand still"`],
    async run({ api, out, argument, requiredText }) {
      const body = { reason: requiredText('reason') };
      const shown = await unwrap(
        api.POST('/v1/ops/halts/{tenant}/{consumer}/{source}/payload', { params: { path: pathOf(argument) }, body }),
      );
      out.result(shown, () => {
        out.line(shown.words);
        out.line(shown.commit === null ? 'The commit cannot be read.' : JSON.stringify(shown.commit, undefined, 2));
      });
      return 0;
    },
  },
  {
    name: 'halts retry',
    summary: 'Lifts a halt: the consumer takes the commit again',
    arguments: PLACE,
    examples: [`halts retry ${EXAMPLE}`],
    async run({ api, out, argument }) {
      const path = pathOf(argument);
      const lifted = await unwrap(
        api.POST('/v1/ops/halts/{tenant}/{consumer}/{source}/retry', { params: { path, header: idempotent() } }),
      );
      out.result(lifted, () => out.line(`${lifted.consumer} goes on at ${lifted.source} ${lifted.version}.`));
      return 0;
    },
  },
  {
    name: 'halts skip',
    summary: 'Lifts a halt: the consumer passes over that one commit',
    description:
      'Its reads say "complete": false and name the commit from then on, until the projection is rebuilt by code that can take it.',
    arguments: [...PLACE, { name: 'version', about: 'Version of the commit, as `halts` shows it' }],
    options: { reason: { type: 'string', value: '<text>', about: 'Why it is given up; it is recorded' } },
    examples: [`halts skip ${EXAMPLE} 7 --reason "written by hand during the migration"`],
    async run({ api, out, argument, requiredText }) {
      const path = pathOf(argument);
      const body = { version: Number(argument('version')), reason: requiredText('reason') };
      const lifted = await unwrap(
        api.POST('/v1/ops/halts/{tenant}/{consumer}/{source}/skip', { params: { path, header: idempotent() }, body }),
      );
      out.result(lifted, () => out.line(`${lifted.consumer} passed over ${lifted.source} ${lifted.version}.`));
      return 0;
    },
  },
];
