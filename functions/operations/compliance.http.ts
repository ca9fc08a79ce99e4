import * as z from 'zod/mini';
import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { isRefused, type Refusal, refuse } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import { decideAssessment } from '../../shared/ledger/app/compliance/decide-assessment.ts';
import { setComplianceRules } from '../../shared/ledger/app/compliance/set-rules.ts';
import type { ActCode } from '../../shared/ledger/app/external-transfers/operate-transfer.ts';
import type { ComplianceAssessment, ComplianceRuleSet } from '../../shared/ledger/contract/compliance.ts';
import { listRuleSets, readAssessment } from '../../shared/ledger/read/compliance/read-compliance.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import { showPayload } from '../../shared/operations/app/show-payload.ts';
import * as contract from '../../shared/operations/contract/compliance-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();
const queue = workQueueOfEnvironment('external-transfers');
const cursor = cursorOf('compliance-rules', z.int());

export const handler = createHttpHandler({
  log,
  routes: [
    on(contract.setComplianceRules, async (request) => {
      const { reason, effectiveFrom } = request.body;
      const operating = operatingOf(store, 'setComplianceRules', request);
      const act = { action: 'setComplianceRules', target: { effectiveFrom: effectiveFrom ?? 'now' }, reason };
      const done = await operate(operating, act, async () => {
        const ruleSet = await setComplianceRules(store, operating.context, request.body);
        return isRefused(ruleSet) ? ruleSet : (ruleSet as unknown as Json);
      });
      return isRefused(done) ? done : { status: 201 as const, body: done as unknown as ComplianceRuleSet };
    }),

    on(contract.listComplianceRules, async ({ query }) => {
      const after = cursor.decode(query.cursor);
      if (isRefused(after)) return after;
      const { items, next } = await listRuleSets(store, after.position ?? 0, query.limit);
      const nextCursor = next === undefined ? null : cursor.encode(next);
      return { status: 200 as const, body: { items: [...items], nextCursor } };
    }),

    on(contract.ruleOnAssessment, async (request) => {
      const { tenant, transferId } = request.params;
      const { reason, decision } = request.body;
      const operating = operatingOf(store, 'ruleOnAssessment', request);
      const act = { action: 'ruleOnAssessment', target: { tenant, transferId, decision }, reason };
      const done = await operate<Json, ActCode>(operating, act, async () => {
        const { context, principal } = operating;
        const ruling = { tenant, transferId, decision, actor: principal.id, reason };
        const after = await decideAssessment(store, context, ruling);
        if (isRefused(after)) return after as Refusal<ActCode>;
        await queue.send({ tenant, partition: transferId });
        return after as unknown as Json;
      });
      return isRefused(done) ? done : { status: 200 as const, body: done as unknown as ComplianceAssessment };
    }),

    on(contract.showAssessment, async (request) => {
      const { tenant, transferId } = request.params;
      const look = { what: 'assessment', target: { tenant, transferId }, reason: request.body.reason };
      return showPayload(store, request, look, async () => {
        const body = await readAssessment(store, tenant, transferId);
        return body
          ? { status: 200 as const, body }
          : refuse('NotFound', 'Nothing was made of such a transfer so far.');
      });
    }),
  ],
});
