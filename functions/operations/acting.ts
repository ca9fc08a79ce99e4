/** A request of an operator, as acts and looks want it. */
import { commandContext } from '../../shared/kernel/http/command-context.ts';
import type { Store } from '../../shared/kernel/store/types.ts';
import type { Operating } from '../../shared/operations/app/operate.ts';

type CommandRequest = Parameters<typeof commandContext>[1];

export const operatingOf = (store: Store, operationId: string, request: CommandRequest): Operating => ({
  store,
  context: commandContext(operationId, request),
  principal: request.principal,
});
