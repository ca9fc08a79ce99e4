import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../../../shared/adapters/memory/store.ts';
import type { CommandResult } from '../../../shared/kernel/commands/run-command.ts';
import { isRefused, type Refusal } from '../../../shared/kernel/errors.ts';
import { defineEvents } from '../../../shared/kernel/events/contract.ts';
import { newId } from '../../../shared/kernel/ids.ts';
import type { TenantId } from '../../../shared/kernel/streams.ts';
import { fromEpochMs, type Timestamp, toEpochMs } from '../../../shared/kernel/time.ts';
import { WORKFLOW_EVENTS } from '../../../shared/kernel/workflow/events.ts';
import { listWorkflows, readWorkflow } from '../../../shared/kernel/workflow/run/read-workflows.ts';
import { workWorkflow } from '../../../shared/kernel/workflow/run/work-workflow.ts';
import { startWorkflowOf, takeInput } from '../../../shared/kernel/workflow/run/workflow-commands.ts';
import { IN_REVIEW, WORKFLOWS, workflowKit } from '../../../shared/kernel/workflow/run/workflow-kit.ts';
import type { OperatorAct, Workflow, WorkflowId } from '../../../shared/kernel/workflow/workflow.ts';
import { begin, gathering, PATIENCE_SECONDS } from './gathering.ts';
import { START } from './virtual-time.ts';

const TENANT = '0197c1de-7f1b-7d6e-9a55-1f6f5b0a2f11' as TenantId;
// Any stream will do for the memory's store.
const contract = defineEvents('transfer', WORKFLOW_EVENTS);

function done(result: CommandResult<Workflow> | Refusal): Workflow {
  if (isRefused(result)) throw new Error(result.code);
  return (result as CommandResult<Workflow>).answer;
}

class World {
  readonly store = new MemoryStore();
  readonly kit = workflowKit(this.store, contract);
  readonly workflowId: WorkflowId = newId<'WorkflowId'>();
  readonly keys: string[] = [];
  now: Timestamp = START;
  isDown = false;

  get context() {
    return { tenant: TENANT, principal: 'system:test', correlationId: 'c', now: this.now };
  }
  later(seconds: number): void {
    this.now = fromEpochMs(toEpochMs(this.now) + seconds * 1_000);
  }
  start = async () =>
    done(
      await startWorkflowOf(this.kit, this.context, gathering, {
        workflowId: this.workflowId,
        prepare: async () => begin('a', 'b'),
        source: 'test',
      }),
    );
  hear = async (message: string, inputId = message) =>
    done(
      await takeInput(this.kit, this.context, gathering, {
        workflowId: this.workflowId,
        input: { kind: 'message', inputId, source: 'test', message },
      }),
    );
  act = (act: OperatorAct) =>
    takeInput(this.kit, this.context, gathering, {
      workflowId: this.workflowId,
      input: { kind: 'operator', inputId: act, act, actor: 'ops-1', reason: 'looked into it' },
    });
  work = () =>
    workWorkflow(this.kit, this.context, gathering, {
      workflowId: this.workflowId,
      worker: {
        perform: async ({ key }) => {
          this.keys.push(key);
          if (this.isDown) throw new TypeError('no answer');
          return 'published';
        },
        failureOf: () => ({ code: 'NoAnswer', message: 'It got no answer.' }),
        now: () => this.now,
        hasTime: () => true,
      },
    });
  due = async (list: string) => {
    const ids: string[] = [];
    for await (const { place, sort } of this.store.due.dueBy(list, this.now))
      ids.push(list === WORKFLOWS ? place.partition : sort);
    return ids;
  };
  read = async () => {
    const found = await readWorkflow(this.kit, TENANT, this.workflowId);
    if (!found) throw new Error('there is none');
    return found;
  };
}

async function world(): Promise<World> {
  const made = new World();
  await made.start();
  return made;
}

describe('a workflow that is run', () => {
  it('is started once, takes each input once, and does what it ordered', async () => {
    const one = await world();
    await one.hear('a');
    await one.start();
    await one.hear('a');
    const ordered = await one.hear('b');
    expect(await one.due(WORKFLOWS)).toEqual([one.workflowId]);
    expect(await one.work()).toBeUndefined();
    expect(one.keys).toEqual([ordered.orders[0]?.key]);
    const { workflow, history } = await one.read();
    expect(workflow).toMatchObject({ status: 'completed', context: { published: true } });
    expect(history.map(({ to, source, reason }) => [to?.step, source, reason])).toEqual([
      ['gathering', 'test', 'begun'],
      ['publishing', 'test', 'all parts are there'],
      ['published', 'system', 'published'],
    ]);
    expect(await one.due(WORKFLOWS)).toEqual([]);
  });

  it('fires its timer when it is due, and waits for an operator among those of all users', async () => {
    const one = await world();
    expect(await one.work()).toBe('2026-03-01T00:10:00.000Z');
    one.later(PATIENCE_SECONDS);
    expect(await one.due(WORKFLOWS)).toEqual([one.workflowId]);
    expect(await one.work()).toBeUndefined();
    expect((await one.read()).workflow.status).toBe('needs-review');
    expect(await one.due(IN_REVIEW)).toEqual([one.workflowId]);
    await one.act('retry');
    expect(await one.due(IN_REVIEW)).toEqual([]);
    expect((await one.read()).history.at(-2)).toEqual({
      at: one.now,
      source: 'operator',
      reason: 'looked into it',
      operator: { actor: 'ops-1', act: 'retry' },
    });
  });

  it('tries again what failed, under the same key, when it is due', async () => {
    const one = await world();
    one.isDown = true;
    await one.hear('a');
    await one.hear('b');
    expect(await one.work()).toBe('2026-03-01T00:00:10.000Z');
    one.isDown = false;
    one.later(10);
    expect(await one.work()).toBeUndefined();
    expect(one.keys).toHaveLength(2);
    expect(new Set(one.keys).size).toBe(1);
    expect((await one.read()).workflow).toMatchObject({ status: 'completed', retryCount: 1 });
  });

  it('is worked for by two at once, and goes on as by one', async () => {
    const one = await world();
    await one.hear('a');
    await one.hear('b');
    await Promise.all([one.work(), one.work()]);
    expect(new Set(one.keys).size).toBe(1);
    expect((await one.read()).history).toHaveLength(3);
  });

  it('is listed under its status alone', async () => {
    const one = await world();
    const statuses = async () => (await listWorkflows(one.kit, TENANT, { limit: 10 })).map(({ status }) => status);
    expect(await statuses()).toEqual(['running']);
    await one.act('compensate');
    expect(await statuses()).toEqual(['failed']);
    expect(await listWorkflows(one.kit, TENANT, { status: 'running', limit: 10 })).toEqual([]);
    expect(await listWorkflows(one.kit, TENANT, { status: 'failed', limit: 10, after: one.workflowId })).toEqual([]);
    expect(await one.act('retry')).toMatchObject({ code: 'WorkflowOver' });
  });

  it('that is none takes nothing', async () => {
    const one = new World();
    expect(await one.act('retry')).toMatchObject({ code: 'NotFound' });
    expect(await one.work()).toBeUndefined();
    expect(await readWorkflow(one.kit, TENANT, one.workflowId)).toBeUndefined();
  });
});
