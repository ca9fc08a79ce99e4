import { defineEvents } from '../../kernel/events/contract.ts';
import { WORKFLOW_EVENTS } from '../../kernel/workflow/events.ts';

/** The events of workflows, of which transfers from and to outside are the only kind so far. */
export const workflowEvents = defineEvents('workflow', WORKFLOW_EVENTS);
