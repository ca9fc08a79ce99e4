/** Routes of workflows, which make transfers from and to outside. */
import * as z from 'zod/mini';
import { defineRoute } from '../../kernel/http/contract.ts';
import { listOf, pageQuery } from '../../kernel/http/paging.ts';
import {
  WORKFLOW_EXAMPLE,
  WORKFLOW_SUMMARY_EXAMPLE,
  workflowId,
  workflowStatus,
  workflowSummary,
  workflowView,
} from './workflow-view.ts';

const WORKFLOWS = '/v1/workflows';
const READ = 'ledger:read';

export const listWorkflowsRoute = defineRoute({
  method: 'GET',
  path: WORKFLOWS,
  operationId: 'listWorkflows',
  summary: 'List workflows',
  description: 'Those of the user, the youngest first, of any status or of one.',
  scope: READ,
  query: { ...pageQuery, status: z.optional(workflowStatus) },
  responses: { 200: listOf(workflowSummary) },
  errors: [],
  examples: {
    all: { summary: 'One', answer: { status: 200, body: { items: [WORKFLOW_SUMMARY_EXAMPLE], nextCursor: null } } },
  },
});

export const getWorkflowRoute = defineRoute({
  method: 'GET',
  path: `${WORKFLOWS}/{workflowId}`,
  operationId: 'getWorkflow',
  summary: 'Read a workflow',
  description:
    'Where it stands, the steps behind it and ahead, what it waits for, and its history: each change of status or step with its reason and where that came from. A transfer’s workflow has the transfer’s id.',
  scope: READ,
  params: { workflowId },
  responses: { 200: workflowView },
  errors: ['NotFound'],
  examples: {
    one: {
      summary: 'A transfer',
      params: { workflowId: WORKFLOW_EXAMPLE.workflowId },
      answer: { status: 200, body: WORKFLOW_EXAMPLE },
    },
  },
});
