import { describe, expect, it } from 'vitest';
import { openTerminal } from '../../../infra/local/terminal.ts';

function written(isTTY: boolean): string {
  let text = '';
  const terminal = openTerminal({
    isTTY,
    write: (part) => {
      text += part;
    },
  });
  terminal.progress('one');
  terminal.progress('two');
  terminal.line('done');
  terminal.line('more');
  return text;
}

describe('what a start tells', () => {
  it('is a line each in a file or a pipe', () => {
    expect(written(false)).toBe('one …\ntwo …\ndone\nmore\n');
  });

  it('is one line that is rewritten on a terminal, and gone in the end', () => {
    expect(written(true)).toBe('\r\u001b[Kone …\r\u001b[Ktwo …\r\u001b[Kdone\nmore\n');
  });
});
