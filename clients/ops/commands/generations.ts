import { unwrap } from '../../typescript/problem.ts';
import type { Command } from '../command.ts';

type Shown = {
  readonly generation: number;
  readonly reducer: number;
  readonly cursors: Readonly<Record<string, number>>;
};

const textOf = (shown: Shown | null): string => {
  if (shown === null) return '-';
  const cursors = Object.entries(shown.cursors).map(([source, version]) => `${source} ${version}`);
  return `${shown.generation} by reducer ${shown.reducer} (${cursors.join(', ')})`;
};

export const generations: readonly Command[] = [
  {
    name: 'generations',
    summary: 'Which generation of each projection of a user serves, and which are built or go',
    arguments: [{ name: 'user', about: 'Id of the user' }],
    examples: ['generations 0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11'],
    async run({ api, out, argument }) {
      const query = { tenant: argument('user') };
      const found = await unwrap(api.GET('/v1/ops/generations', { params: { query } }));
      out.result(found, () =>
        out.table(
          ['projection', 'serves', 'is built', 'goes'],
          found.items.map(({ projection, serving, building, retired }) => [
            projection,
            textOf(serving),
            textOf(building),
            retired.map(({ generation, since }) => `${generation} since ${since}`).join(', ') || '-',
          ]),
        ),
      );
      return 0;
    },
  },
];
