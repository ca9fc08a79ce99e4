import * as z from 'zod/mini';
import { environment } from '../../shared/adapters/environment.ts';
import { isRefused, refuse } from '../../shared/kernel/errors.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { cursorOf } from '../../shared/kernel/http/paging.ts';
import { on } from '../../shared/kernel/http/route.ts';
import type { Json } from '../../shared/kernel/pages/types.ts';
import { setComplianceRules } from '../../shared/ledger/app/compliance/set-rules.ts';
import type { ComplianceRuleSet } from '../../shared/ledger/contract/compliance.ts';
import { listRuleSets, readAssessment } from '../../shared/ledger/read/compliance/read-compliance.ts';
import { operate } from '../../shared/operations/app/operate.ts';
import { showPayload } from '../../shared/operations/app/show-payload.ts';
import * as contract from '../../shared/operations/contract/compliance-http.ts';
import { operatingOf } from './acting.ts';

const { store, log } = environment();
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
