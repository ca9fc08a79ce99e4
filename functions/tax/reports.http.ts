import { environment, workQueueOfEnvironment } from '../../shared/adapters/environment.ts';
import { largeAnswers } from '../../shared/adapters/large-answers.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { filingRoutes } from './filing-routes.ts';
import { reportRoutes } from './report-routes.ts';

const { store, keys, files, log } = environment();
const services = { store, keys, files: files(), orders: workQueueOfEnvironment('tax-report') };

export const handler = createHttpHandler({
  log,
  largeAnswers: largeAnswers(services.files),
  routes: [...reportRoutes(services), ...filingRoutes(services)],
});
