/** Every code that a request can be refused with, as a table. */
import { PROBLEM_MEANINGS } from '../shared/kernel/http/problem-meanings.ts';
import { PROBLEMS, type ProblemCode } from '../shared/kernel/http/problems.ts';

export const problemTable = (): string =>
  [
    '| code | status | title | meaning |',
    '|---|---|---|---|',
    ...(Object.keys(PROBLEMS) as ProblemCode[]).map(
      (code) => `| \`${code}\` | ${PROBLEMS[code].status} | ${PROBLEMS[code].title} | ${PROBLEM_MEANINGS[code]} |`,
    ),
  ].join('\n');
