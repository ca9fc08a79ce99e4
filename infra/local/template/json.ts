/** Small checked readers for JSON that came from outside. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === 'string';

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export const records = (value: unknown): readonly Record<string, unknown>[] => list(value).filter(isRecord);

export const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

/** CloudFormation writes one or many; this always answers many. */
export const texts = (value: unknown): readonly string[] => (isText(value) ? [value] : list(value).filter(isText));

export const parseRecord = (text: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
