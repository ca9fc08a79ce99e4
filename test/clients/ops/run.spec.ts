/** The command line of operators: what it understands, how it answers, and by which exit code. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../clients/ops/command.ts';
import { commands } from '../../../clients/ops/commands.ts';
import { openProgress } from '../../../clients/ops/progress.ts';
import { run } from '../../../clients/ops/run.ts';
import { renderTable } from '../../../clients/ops/table.ts';

class Paper {
  text = '';
  readonly isTTY: boolean;
  constructor(isTTY = false) {
    this.isTTY = isTTY;
  }
  write(text: string): void {
    this.text += text;
  }
}

/** Nobody listens on the discard port. */
const NOBODY = { FOLDBOOK_URL: 'http://127.0.0.1:9', FOLDBOOK_TOKEN: 'x' };

async function type(typed: string, own: readonly Command[] = commands, env: Record<string, string> = NOBODY) {
  const [out, err] = [new Paper(), new Paper()];
  const code = await run(own, typed === '' ? [] : typed.split(' '), { out, err, env });
  return { code, out: out.text, err: err.text };
}

const echo: Command = {
  name: 'echo twice',
  summary: 'Says what it was told',
  arguments: [
    { name: 'word', about: 'What to say' },
    { name: 'more', about: 'And then', optional: true },
  ],
  options: { times: { type: 'string', value: '<n>', about: 'How often' }, loud: { type: 'boolean', about: 'Loudly' } },
  examples: ['echo twice hello'],
  run: async ({ out, argument, optionalArgument, wholeNumber, flag, requiredText }) => {
    const said = { word: argument('word'), more: optionalArgument('more'), times: wholeNumber('times') };
    if (flag('loud')) requiredText('missing');
    out.result(said, () => out.table(['word'], [[said.word]]));
    return 1;
  },
};

describe('a command', () => {
  it('gets its arguments and options, and gives the exit code', async () => {
    const { code, out } = await type('echo twice hi --times 3 --json', [echo]);
    expect([code, JSON.parse(out)]).toEqual([1, { word: 'hi', times: 3 }]);
  });

  it('answers people in columns', async () => {
    expect(await type('echo twice hi', [echo])).toEqual({ code: 1, out: 'word\n────\nhi\n', err: '' });
  });

  it.each([
    ['echo twice', '<word> is missing.'],
    ['echo twice a b c', '"c" is one argument too many.'],
    ['echo twice a --times x', '--times must be a whole number.'],
    ['echo twice a --colour red', "Unknown option '--colour'"],
    ['echo twice a --loud', '--missing is missing.'],
    ['echo twice a --base nowhere', '"nowhere" is not a URL.'],
    ['echo once', 'There is no command "echo once".'],
  ])('typed as "%s" is not understood, and told how it is used', async (typed, sentence) => {
    const { code, out, err } = await type(typed, [echo]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
    expect(err).toContain('npm run ops -- ');
  });

  it('to a host that does not answer is told so', async () => {
    expect(await type('status')).toEqual({ code: 3, out: '', err: 'http://127.0.0.1:9 does not answer.\n' });
  });

  it('to a host elsewhere needs a token of its own', async () => {
    const { code, err } = await type('status', commands, { FOLDBOOK_URL: 'https://api.example.com' });
    expect(code).toBe(2);
    expect(err).toContain('Set FOLDBOOK_TOKEN');
  });
});

describe('help', () => {
  it('lists every command', async () => {
    const { code, out } = await type('--help');
    expect(code).toBe(0);
    for (const { name, summary } of commands) {
      expect(out).toContain(name);
      expect(out).toContain(summary);
    }
  });

  it.each(commands)(
    'of "$name" says what it does, with its options and an example',
    async ({ name, summary, options = {}, examples }) => {
      const { code, out } = await type(`${name} --help`);
      expect(code).toBe(0);
      for (const text of [summary, ...Object.keys(options).map((option) => `--${option}`), ...examples]) {
        expect(out).toContain(text);
      }
      expect(examples.every((example) => example.startsWith(name))).toBe(true);
    },
  );

  it('names each command once', () => {
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  });
});

describe('progress', () => {
  it('is a bar on a terminal, written over and over', () => {
    const paper = new Paper(true);
    const progress = openProgress('rows', paper);
    progress.update(1, 4);
    progress.update(4, 4, 'done');
    progress.end();
    expect(paper.text.split('\r')).toHaveLength(3);
    expect(paper.text).toContain('25% (1 of 4)');
    expect(paper.text.endsWith('100% (4 of 4) done\n')).toBe(true);
  });

  it('is a line every two seconds elsewhere, and one at the end', () => {
    const paper = new Paper();
    let now = 0;
    const progress = openProgress('rows', paper, () => now);
    for (const done of [1, 2, 3, 4]) {
      progress.update(done, 4);
      now += 1_000;
    }
    progress.end();
    expect(paper.text).toBe('rows: 1 of 4 (25%)\nrows: 3 of 4 (75%)\nrows: 4 of 4 (100%)\n');
  });

  it('of nobody knows how much counts', () => {
    const paper = new Paper();
    openProgress('messages', paper).update(7);
    expect(paper.text).toBe('messages: 7\n');
  });
});

it('a table has its numbers to the right', () => {
  expect(
    renderTable(
      ['name', 'count'],
      [
        ['a', '1'],
        ['longer', '12'],
      ],
    ),
  ).toBe(['name    count', '──────  ─────', 'a           1', 'longer     12'].join('\n'));
});
