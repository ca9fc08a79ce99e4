import { environment } from '../../shared/adapters/environment.ts';
import { largeAnswers } from '../../shared/adapters/large-answers.ts';
import { createHttpHandler } from '../../shared/kernel/http/handler.ts';
import { strictTrial } from './strict.ts';
import { transactionRoutes } from './transaction-routes.ts';

const { store, files, log } = environment();

export const handler = createHttpHandler({
  log,
  largeAnswers: largeAnswers(files()),
  routes: transactionRoutes(store, strictTrial(store)),
});
