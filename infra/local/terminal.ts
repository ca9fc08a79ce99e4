/** Where the host talks to the person who started it. */
export interface Terminal {
  /** What the start is doing: one line that is rewritten on a terminal, a line each elsewhere. */
  readonly progress: (step: string) => void;
  readonly line: (text: string) => void;
}

interface Output {
  readonly isTTY?: boolean;
  readonly write: (text: string) => unknown;
}

const CLEAR_LINE = '\r\u001b[K';

export function openTerminal(output: Output): Terminal {
  const rewrites = output.isTTY === true;
  let open = false;
  return {
    progress: (step) => {
      output.write(rewrites ? `${CLEAR_LINE}${step} …` : `${step} …\n`);
      open = rewrites;
    },
    line: (text) => {
      output.write(`${open ? CLEAR_LINE : ''}${text}\n`);
      open = false;
    },
  };
}
