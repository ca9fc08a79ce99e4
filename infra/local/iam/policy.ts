/** Evaluates one role's statements as IAM does: an explicit deny wins, else one allow is needed. */
import type { RoleModel, StatementModel } from '../template/model.ts';
import { TemplateError } from '../template/template-error.ts';
import { type Condition, type ConditionContext, compileConditions } from './conditions.ts';
import { wildcard } from './wildcard.ts';

export interface AccessRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
}
/** `undefined`: allowed. Else why not, in AWS's words. */
export type Verdict = string | undefined;

export interface Policy {
  readonly decide: (request: AccessRequest) => Verdict;
  /** Actions as written that no allowed call needed since the last reset. */
  readonly unused: () => readonly { readonly statement: StatementModel; readonly action: string }[];
  readonly reset: () => void;
}

interface Compiled {
  readonly statement: StatementModel;
  readonly actions: readonly { readonly written: string; readonly matches: (action: string) => boolean }[];
  readonly resource: (arn: string) => boolean;
  readonly condition: Condition;
  readonly used: Set<string>;
}

const compile = (statement: StatementModel, role: RoleModel): Compiled => {
  const resources = statement.resources.map((pattern) => wildcard(pattern));
  return {
    statement,
    actions: statement.actions.map((written) => ({ written, matches: wildcard(written, 'i') })),
    resource: (arn) => resources.some((matches) => matches(arn)),
    condition: compileConditions(statement.conditions, (what) => {
      throw new TemplateError(role, what);
    }),
    used: new Set(),
  };
};

export const compilePolicy = (role: RoleModel): Policy => {
  const compiled = role.statements.map((statement) => compile(statement, role));
  const applying = (request: AccessRequest, effect: StatementModel['effect']): readonly Compiled[] =>
    compiled.filter(
      (one) =>
        one.statement.effect === effect &&
        one.actions.some(({ matches }) => matches(request.action)) &&
        one.resource(request.resource) &&
        one.condition(request.context),
    );
  return {
    decide: (request) => {
      if (applying(request, 'Deny').length > 0) return 'with an explicit deny in an identity-based policy';
      const allows = applying(request, 'Allow');
      for (const { actions, used } of allows) {
        for (const { written, matches } of actions) if (matches(request.action)) used.add(written);
      }
      return allows.length > 0 ? undefined : `because no identity-based policy allows the ${request.action} action`;
    },
    unused: () =>
      compiled
        .filter(({ statement }) => statement.effect === 'Allow')
        .flatMap(({ statement, actions, used }) =>
          actions.filter(({ written }) => !used.has(written)).map(({ written }) => ({ statement, action: written })),
        ),
    reset: () => {
      for (const { used } of compiled) used.clear();
    },
  };
};
