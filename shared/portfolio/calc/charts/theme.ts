/**
 * Colours. Text has a contrast of at least 4.5 with what is behind it, and whatever else carries meaning at least 3 (WCAG
 * 2.2, 1.4.3 and 1.4.11).
 */
export type ThemeName = 'light' | 'dark';

export interface Theme {
  readonly background: string;
  readonly text: string;
  /** Of what stands beside: axes, notes. */
  readonly quiet: string;
  /** Decoration alone. */
  readonly grid: string;
  readonly value: string;
  readonly investment: string;
  readonly loss: string;
  /** Of parts of a whole, in order of size. */
  readonly parts: readonly string[];
  /** Of what was gathered as the rest. */
  readonly rest: string;
}

const LIGHT: Theme = {
  background: '#ffffff',
  text: '#17202c',
  quiet: '#566371',
  grid: '#e3e7ec',
  value: '#1660c4',
  investment: '#97650a',
  loss: '#c0264b',
  parts: ['#1660c4', '#c2590c', '#0d7f64', '#9a3fb5', '#97750a', '#c0264b', '#0b7fa0', '#5d6b1f'],
  rest: '#7b8794',
};

const DARK: Theme = {
  background: '#12171f',
  text: '#e8edf3',
  quiet: '#a1adba',
  grid: '#29323e',
  value: '#6db1ff',
  investment: '#e6b450',
  loss: '#ff7d95',
  parts: ['#6db1ff', '#ff9e5e', '#4fd1ac', '#d58cf0', '#e6c655', '#ff7d95', '#5fd0ec', '#b9cc66'],
  rest: '#8995a3',
};

export const themeOf = (name: ThemeName): Theme => (name === 'light' ? LIGHT : DARK);
