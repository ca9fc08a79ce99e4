import { unwrap } from '../../typescript/problem.ts';
import type { Command } from '../command.ts';

export const migrations: readonly Command[] = [
  {
    name: 'migrations status',
    summary: 'Migrations, and the versions of models on record and in the code',
    examples: ['migrations status', 'migrations status --json'],
    async run({ api, out }) {
      const { items, models } = await unwrap(api.GET('/v1/ops/migrations'));
      const differing = models.filter(({ recorded, inCode }) => recorded !== inCode);
      out.result({ items, models }, () => {
        out.table(
          ['migration', 'status', 'applied', 'ms', 'checksum', 'what'],
          items.map(({ id, status, appliedAt, durationMs, checksum, description }) => [
            ...[id, status, appliedAt ?? '', String(durationMs ?? ''), checksum.slice(0, 12), description],
          ]),
        );
        out.line(
          `\n${models.length - differing.length} of ${models.length} models stand on record as the code has them.`,
        );
        if (differing.length > 0) {
          out.table(
            ['model', 'on record', 'in code'],
            differing.map(({ name, recorded, inCode }) => [name, String(recorded ?? '-'), String(inCode ?? '-')]),
          );
        }
      });
      return items.every(({ status }) => status === 'applied') ? 0 : 1;
    },
  },
  {
    name: 'migrations apply',
    summary: 'Apply pending migrations, each once',
    examples: ['migrations apply'],
    async run({ api, out }) {
      const { applied } = await unwrap(api.POST('/v1/ops/migrations/apply'));
      out.result({ applied }, () =>
        out.line(applied.length === 0 ? 'Nothing was pending.' : `Applied ${applied.join(', ')}.`),
      );
      return 0;
    },
  },
  {
    name: 'migrations revert',
    summary: 'Take the last applied migration back',
    arguments: [{ name: 'id', about: 'The migration: 0001-model-versions' }],
    examples: ['migrations revert 0005-portfolios'],
    async run({ api, out, argument }) {
      const answer = await unwrap(
        api.POST('/v1/ops/migrations/{id}/revert', { params: { path: { id: argument('id') } } }),
      );
      out.result(answer, () => out.line(`Took ${answer.reverted} back.`));
      return 0;
    },
  },
];
