/** Progress of long work. */
import type { Stream } from './stream.ts';

export interface Progress {
  /** `total` is left out where nobody knows it. */
  readonly update: (done: number, total?: number, note?: string) => void;
  /** Ends the line of the bar. */
  readonly end: () => void;
}

const BAR_CHARACTERS = 30;
const LINE_MILLISECONDS = 2_000;
const CLEAR_LINE = '\r\u001b[K';

const bar = (part: number): string => {
  const full = Math.round(Math.min(1, Math.max(0, part)) * BAR_CHARACTERS);
  return `${'█'.repeat(full)}${'░'.repeat(BAR_CHARACTERS - full)}`;
};

export function openProgress(label: string, stream: Stream, nowMilliseconds: () => number = Date.now): Progress {
  const isTerminal = stream.isTTY === true;
  let lastLine = Number.NEGATIVE_INFINITY;
  let isOpen = false;
  const textOf = (done: number, total: number | undefined, note: string): string => {
    if (total === undefined) return `${label}: ${done}${note}`;
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    return isTerminal
      ? `${label} ${bar(percent / 100)} ${percent}% (${done} of ${total})${note}`
      : `${label}: ${done} of ${total} (${percent}%)${note}`;
  };
  return {
    update(done, total, note) {
      const text = textOf(done, total, note === undefined ? '' : ` ${note}`);
      if (isTerminal) {
        stream.write(`${CLEAR_LINE}${text.slice(0, (stream.columns ?? 80) - 1)}`);
        isOpen = true;
        return;
      }
      const now = nowMilliseconds();
      if (now - lastLine < LINE_MILLISECONDS && done !== total) return;
      lastLine = now;
      stream.write(`${text}\n`);
    },
    end() {
      if (isOpen) stream.write('\n');
      isOpen = false;
    },
  };
}
