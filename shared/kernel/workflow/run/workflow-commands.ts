/** Starts workflows, and gives them their inputs: each in one append with what they are found by. */
import { type Alongside, together } from '../../commands/alongside.ts';
import {
  type CommandCode,
  type CommandContext,
  type CommandResult,
  type Decision,
  encodeAll,
  type Heads,
  runCommand,
} from '../../commands/run-command.ts';
import { isRefused, type Refusal, refuse } from '../../errors.ts';
import type { Json } from '../../pages/types.ts';
import type { RecordWrite } from '../../store/records.ts';
import { streamName } from '../../store/types.ts';
import type { StreamId } from '../../streams.ts';
import { parseTimestamp, type Timestamp } from '../../time.ts';
import { type AdvanceFault, advanceWorkflow, startWorkflow } from '../advance.ts';
import type { WorkflowDefinition } from '../definition.ts';
import type { WorkflowEvent } from '../events.ts';
import { evolveWorkflow } from '../evolve.ts';
import type { Effect, Workflow, WorkflowId, WorkflowInput } from '../workflow.ts';
import { recordsOf, type WorkflowKit, workflowIn, workflowStream } from './workflow-kit.ts';

/** Time never runs backwards in a stream. */
function timeIn(heads: Heads, stream: StreamId, now: string): Timestamp {
  const recordedAt = heads.get(streamName(stream))?.recordedAt ?? now;
  const time = parseTimestamp(recordedAt > now ? recordedAt : now);
  if (time === undefined) throw new Error(`not a time: ${now}`);
  return time;
}

const workflowResult = ({ answer, versions }: CommandResult<Json>): CommandResult<Workflow> => ({
  answer: answer as unknown as Workflow,
  versions,
});

const asJson = (workflow: Workflow): Json => JSON.parse(JSON.stringify(workflow));

/** What a command appends. */
function workflowDecision(
  kit: WorkflowKit,
  stream: StreamId,
  before: Workflow | undefined,
  events: readonly WorkflowEvent[],
): Decision<Json> {
  const after = events.reduce<Workflow | undefined>(evolveWorkflow, before);
  if (!after) throw new Error('nothing was started');
  const state = asJson(after);
  const { version: stateVersion } = kit.model;
  const append = { stream, events: encodeAll(kit.contract, events), state, stateVersion, status: after.status };
  return events.length === 0
    ? { appends: [], answer: state }
    : { appends: [append], records: recordsOf(stream.tenant, before, after), answer: state };
}

export interface WorkflowStart<C, Code extends string = never> {
  readonly workflowId: WorkflowId;
  /** What it begins with; asked for only when it is really started. */
  readonly prepare: () => Promise<C | Refusal<Code>>;
  /** Who or what starts it. */
  readonly source: string;
  /** What becomes true with it. */
  readonly records?: readonly RecordWrite[];
  readonly alongside?: Alongside | undefined;
}

/** Starting the same workflow again changes nothing. */
export async function startWorkflowOf<C extends object, M, E extends Effect, R, Code extends string = never>(
  kit: WorkflowKit,
  context: CommandContext,
  definition: WorkflowDefinition<C, M, E, R>,
  { workflowId, prepare, source, records = [], alongside }: WorkflowStart<C, Code>,
): Promise<CommandResult<Workflow> | Refusal<Code | CommandCode>> {
  const stream = workflowStream(kit, context.tenant, workflowId);
  const streams = [stream, ...(alongside?.streams ?? [])];
  const result = await runCommand<Json, Code | 'Conflict'>(kit.store, context, streams, async (heads) => {
    const before = workflowIn(heads, stream, kit);
    if (before) return workflowDecision(kit, stream, before, []);
    const begun = await prepare();
    if (isRefused(begun)) return begun as Refusal<Code>;
    const at = timeIn(heads, stream, context.now);
    const events = startWorkflow(definition, { workflowId, context: begun, source, at });
    const decision = workflowDecision(kit, stream, before, events);
    const started = { ...decision, records: [...(decision.records ?? []), ...records] };
    return together<Json, Code>(started, heads, alongside);
  });
  return isRefused(result) ? (result as Refusal<Code | CommandCode>) : workflowResult(result);
}

export type InputCode = AdvanceFault | 'NotFound' | CommandCode;

/** The workflow as it is after an input; as it was, when the input was taken before. */
export async function takeInput<C extends object, M, E extends Effect, R>(
  kit: WorkflowKit,
  context: CommandContext,
  definition: WorkflowDefinition<C, M, E, R>,
  { workflowId, input }: { readonly workflowId: WorkflowId; readonly input: WorkflowInput<M, R> },
): Promise<CommandResult<Workflow> | Refusal<InputCode>> {
  const stream = workflowStream(kit, context.tenant, workflowId);
  const result = await runCommand<Json, AdvanceFault | 'NotFound'>(kit.store, context, [stream], async (heads) => {
    const before = workflowIn(heads, stream, kit);
    if (before?.workflowType !== definition.type) return refuse('NotFound', 'There is no workflow with this id.');
    const events = advanceWorkflow(definition, before, { input, at: timeIn(heads, stream, context.now) });
    return isRefused(events) ? events : workflowDecision(kit, stream, before, events);
  });
  return isRefused(result) ? result : workflowResult(result);
}
