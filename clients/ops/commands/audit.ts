import { items } from '../../typescript/items.ts';
import type { Command } from '../command.ts';
import { first } from '../first.ts';

const LIMIT_DEFAULT = 20;

const nameTarget = (target: Readonly<Record<string, string>>): string =>
  Object.entries(target)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

export const audit: readonly Command[] = [
  {
    name: 'audit',
    summary: 'What operators did and looked at, newest first',
    options: { limit: { type: 'string', value: '<n>', about: `How many entries; ${LIMIT_DEFAULT} unless given` } },
    examples: ['audit', 'audit --limit 200 --json'],
    async run({ api, out, wholeNumber }) {
      const limit = wholeNumber('limit') ?? LIMIT_DEFAULT;
      const pages = items((page) =>
        api.GET('/v1/ops/audit', { params: { query: { limit: Math.min(limit, 1_000), ...page } } }),
      );
      const entries = await first(limit, pages);
      out.result({ items: entries }, () =>
        out.table(
          ['at', 'operator', 'what', 'target', 'reason'],
          entries.map(({ at, operator, type, what, target, reason }) => [
            at,
            operator,
            type === 'PayloadShown' ? `shown: ${what}` : what,
            nameTarget(target),
            reason ?? '',
          ]),
          'No operator has done anything yet.',
        ),
      );
      return 0;
    },
  },
];
