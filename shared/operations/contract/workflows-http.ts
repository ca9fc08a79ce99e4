/** Routes of operators for workflows that wait for somebody to look at them. */
import * as z from 'zod/mini';
import { COMMAND_CODES } from '../../kernel/commands/run-command.ts';
import { defineRoute, OPS_SCOPE } from '../../kernel/http/contract.ts';
import { pageQuery } from '../../kernel/http/paging.ts';
import { WORKFLOW_EXAMPLE, workflowId, workflowView } from '../../ledger/contract/workflow-view.ts';
import { EXAMPLE_TENANT, tenant, withReason } from './parts.ts';

const PATH = '/v1/ops/workflows';
const params = { tenant, workflowId };
const EXAMPLE = { tenant: EXAMPLE_TENANT, workflowId: WORKFLOW_EXAMPLE.workflowId };

export const listWorkflowsInReview = defineRoute({
  method: 'GET',
  path: PATH,
  operationId: 'listWorkflowsInReview',
  summary: 'List the workflows of all users that wait for an operator',
  description: 'In no order. What they wait for says the workflow itself.',
  scope: OPS_SCOPE,
  query: { limit: pageQuery.limit },
  responses: {
    200: z.strictObject({ items: z.array(z.strictObject({ tenant: z.string(), workflowId })), complete: z.boolean() }),
  },
  errors: [],
  examples: { all: { summary: 'One', answer: { status: 200, body: { items: [EXAMPLE], complete: true } } } },
});

export const showWorkflow = defineRoute({
  method: 'POST',
  path: `${PATH}/{tenant}/{workflowId}/payload`,
  operationId: 'showWorkflow',
  summary: 'Show a user’s workflow',
  description:
    'As its owner sees it: the steps behind it and ahead, what it waits for, attempts that failed, the last error, and each change with its reason and where that came from. Who looked and why is on record.',
  scope: OPS_SCOPE,
  params,
  body: withReason,
  responses: { 200: workflowView },
  errors: ['NotFound', ...COMMAND_CODES],
  idempotent: false,
  examples: {
    one: {
      summary: 'A transfer',
      params: EXAMPLE,
      body: { reason: 'The user asks where it is' },
      answer: { status: 200, body: WORKFLOW_EXAMPLE },
    },
  },
});

const act = <const Id extends string, const Word extends string>(about: {
  readonly operationId: Id;
  readonly word: Word;
  readonly summary: string;
  readonly description: string;
}) =>
  defineRoute({
    method: 'POST',
    path: `${PATH}/{tenant}/{workflowId}/${about.word}` as const,
    operationId: about.operationId,
    summary: about.summary,
    description: about.description,
    scope: OPS_SCOPE,
    params,
    body: withReason,
    responses: { 200: workflowView },
    errors: ['NotFound', 'WorkflowOver', 'NotPossibleNow', ...COMMAND_CODES],
    examples: {
      one: {
        summary: about.summary,
        params: EXAMPLE,
        body: { reason: 'The provider has answered by telephone' },
        answer: { status: 200, body: WORKFLOW_EXAMPLE },
      },
    },
  });

export const retryWorkflow = act({
  operationId: 'retryWorkflow',
  word: 'retry',
  summary: 'Have the step of a workflow tried again',
  description:
    'The check, the booking, or the question to the provider, whose answer counts; where the provider has said one thing and the other, it decides between them.',
});

export const compensateWorkflow = act({
  operationId: 'compensateWorkflow',
  word: 'compensate',
  summary: 'Rule that a workflow has failed, and have what was done undone',
  description:
    'Of a transfer that was sent: you know from elsewhere that it was not paid. Refused while the provider says that it has settled it. Should the provider say so later, it is booked all the same.',
});
