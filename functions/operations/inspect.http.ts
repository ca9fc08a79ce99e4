import { inspectionEnvironment } from '../../shared/adapters/system-environment.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { auditRoutes } from './audit-routes.ts';
import { commitRoutes } from './commit-routes.ts';
import { orphanRoutes } from './orphan-routes.ts';
import { verifyRoutes } from './verify-routes.ts';

const { log, ...inspecting } = inspectionEnvironment();

export const handler = createHttpHandler({
  log,
  routes: [
    ...verifyRoutes(inspecting),
    ...commitRoutes(inspecting),
    ...auditRoutes(inspecting),
    ...orphanRoutes(inspecting),
  ],
});
