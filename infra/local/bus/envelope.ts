import { field } from '../template/json.ts';
import type { RuleTargetModel } from '../template/model.ts';

/** An event as targets receive it. */
export interface Envelope {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** To the second, e.g. `2026-01-31T09:30:00Z`. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

const PATH = /^\$(?:\.[\w-]+)*$/;

/** The value at a JSONPath of names (`$.detail.tenant`). */
const valueAt = (event: unknown, path: string): unknown =>
  path
    .split('.')
    .slice(1)
    .reduce((value: unknown, name) => field(value, name), event);

export const isPath = (text: string): boolean => PATH.test(text);

/** What a target gets: its constant input, a part of the event, or the event. */
export const inputFor = (target: RuleTargetModel, envelope: Envelope): string => {
  if (target.input !== undefined) return target.input;
  return JSON.stringify(target.inputPath === undefined ? envelope : valueAt(envelope, target.inputPath));
};

/** The message group that a target names, resolved for this event. */
export const groupFor = ({ messageGroupId }: RuleTargetModel, envelope: Envelope): string | undefined => {
  if (messageGroupId === undefined || !messageGroupId.startsWith('$')) return messageGroupId;
  const value = valueAt(envelope, messageGroupId);
  return value === undefined ? undefined : String(value);
};
