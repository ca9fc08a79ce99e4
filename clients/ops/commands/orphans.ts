import { unwrap } from '../../typescript/problem.ts';
import type { Command } from '../command.ts';

export const orphans: readonly Command[] = [
  {
    name: 'orphans',
    summary: 'What crashed writers left behind: the daily sweep, and what it would find of a user now',
    description: 'Looks only. The sweep deletes what it finds on two looks a day apart, by itself.',
    options: { user: { type: 'string', value: '<id>', about: 'Look at what this user has' } },
    examples: ['orphans', 'orphans --user 0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11 --json'],
    async run({ api, out, text }) {
      const tenant = text('user');
      const answer = await unwrap(
        api.GET('/v1/ops/orphans', { params: { query: tenant === undefined ? {} : { tenant } } }),
      );
      const { lastPass, found } = answer;
      out.result(answer, () => {
        if (lastPass) {
          const { pages, bodies, runs } = lastPass.deleted;
          out.line(
            `The pass of ${lastPass.startedAt} is ${lastPass.phase === 'done' ? 'done' : `at ${lastPass.phase}`}.`,
          );
          out.line(`${lastPass.streams} streams; deleted ${pages} pages, ${bodies} bodies, ${runs} runs of imports.`);
        } else out.line('No pass has begun yet.');
        if (!found) return;
        out.line('');
        out.table(
          ['where', 'pages', 'that nothing refers to'],
          found.pages.map((one) => [one.owner, String(one.pages), String(one.orphans)]),
          'Every page is referred to.',
        );
        for (const name of [...found.bodies, ...found.runs]) out.line(name);
        if (!found.complete) out.line('There was no time to look at everything.');
      });
      return 0;
    },
  },
];
