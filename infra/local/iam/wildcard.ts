const SPECIAL = /[.+^${}()|[\]\\]/g;

/** IAM's wildcards: `*` is any text, `?` any one character. Actions are compared without regard to case. */
export const wildcard = (pattern: string, flags = ''): ((text: string) => boolean) => {
  if (pattern === '*') return () => true;
  if (!/[*?]/.test(pattern) && flags === '') return (text) => text === pattern;
  const source = pattern.replace(SPECIAL, '\\$&').replaceAll('*', '.*').replaceAll('?', '.');
  const expression = new RegExp(`^${source}$`, `s${flags}`);
  return (text) => expression.test(text);
};
