import { idempotent } from '../../typescript/client.ts';
import { unwrap } from '../../typescript/problem.ts';
import { type Command, UsageError } from '../command.ts';

export const parameters: readonly Command[] = [
  {
    name: 'parameters expect',
    summary: 'Say what return is expected of an asset, for simulations of all users',
    description: 'One of --return and --none says what.',
    arguments: [{ name: 'asset', about: 'Its code' }],
    options: {
      return: { type: 'string', value: '<fraction>', about: "A year's log return: 0.07 is 7%" },
      none: { type: 'boolean', about: 'Takes back what was said' },
      source: { type: 'string', value: '<name>', about: 'Who expects it; `manual` unless given' },
      reason: { type: 'string', value: '<text>', about: 'Why; it is recorded' },
    },
    examples: ['parameters expect VWCE --return 0.07 --reason "outlook of this year"'],
    async run({ api, out, argument, text, requiredText, flag }) {
      const said = text('return');
      if (flag('none') === (said !== undefined)) throw new UsageError('Say either --return or --none.');
      const source = text('source');
      const body = { value: said ?? null, reason: requiredText('reason'), ...(source !== undefined && { source }) };
      const params = { path: { asset: argument('asset') }, header: idempotent() };
      const answer = await unwrap(api.PUT('/v1/ops/market/parameters/{asset}/forward-return', { params, body }));
      const { asset, forwardReturn } = answer;
      const expected = forwardReturn ? `${forwardReturn.value} a year (${forwardReturn.source})` : 'nothing';
      out.result(answer, () => out.line(`Of ${asset} ${expected} is expected.`));
      return 0;
    },
  },
];
