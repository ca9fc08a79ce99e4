/** Resolves CloudFormation's intrinsic functions over all stacks of an assembly. */
import type { Assembly } from './assembly.ts';
import {
  ACCOUNT_ID,
  arnOf,
  attributeOf,
  type Named,
  type Place,
  physicalName,
  queueUrlPath,
  REGION,
  refOf,
} from './identity.ts';
import { field, isRecord, isText, type JsonRecord, list } from './json.ts';
import type { Located } from './model.ts';
import { TemplateError } from './template-error.ts';

/** A resource whose condition holds. Its properties are as written; read them through `Scope.resolve`. */
export interface Resource extends Named {
  readonly metadata: JsonRecord;
}

/** Where the resource stands, and the labels that the app wrote into its metadata under `foldbook`. */
export const located = (resource: Resource): Located => ({
  stack: resource.stack,
  logicalId: resource.logicalId,
  labels: Object.fromEntries(
    Object.entries(recordOf(field(resource.metadata, 'foldbook'))).map(([name, value]) => [name, String(value)]),
  ),
});

const NO_VALUE = Symbol('AWS::NoValue');

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT_ID,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

const recordOf = (value: unknown): JsonRecord => (isRecord(value) ? value : {});

/** One stack: resolves what stands in its template. */
export class Scope {
  readonly stack: string;
  private readonly template: JsonRecord;
  private readonly place: Place;
  private readonly exported: (name: string) => string | undefined;
  private readonly all: ReadonlyMap<string, Resource>;

  constructor(options: {
    readonly stack: string;
    readonly template: JsonRecord;
    readonly place: Place;
    readonly exported: (name: string) => string | undefined;
  }) {
    this.stack = options.stack;
    this.template = options.template;
    this.place = options.place;
    this.exported = options.exported;
    this.all = new Map(
      Object.entries(recordOf(field(this.template, 'Resources'))).flatMap(([logicalId, body]): [string, Resource][] => {
        const condition = field(body, 'Condition');
        if (isText(condition) && !this.condition(condition)) return [];
        const type = field(body, 'Type');
        if (!isText(type)) throw new TemplateError({ stack: this.stack, logicalId }, 'the resource has no type');
        const properties = recordOf(field(body, 'Properties'));
        return [
          [logicalId, { stack: this.stack, logicalId, type, properties, metadata: recordOf(field(body, 'Metadata')) }],
        ];
      }),
    );
  }

  resources(): readonly Resource[] {
    return [...this.all.values()];
  }

  name(resource: Resource): string {
    return physicalName(resource, (value) => this.resolve(value));
  }
  arn(resource: Resource): string {
    return arnOf(resource, this.name(resource));
  }
  ref(resource: Resource): string {
    return refOf(resource, this.name(resource), this.place);
  }
  queueUrlPath(resource: Resource): string {
    return queueUrlPath(this.name(resource));
  }

  /** Outputs whose condition holds, unresolved: a value may import from a stack that imports from this one. */
  outputs(): readonly { readonly id: string; readonly exportName?: string; readonly value: unknown }[] {
    return Object.entries(recordOf(field(this.template, 'Outputs'))).flatMap(([id, output]) => {
      const condition = field(output, 'Condition');
      if (isText(condition) && !this.condition(condition)) return [];
      const exportName = this.resolve(field(field(output, 'Export'), 'Name'));
      return [{ id, value: field(output, 'Value'), ...(isText(exportName) ? { exportName } : {}) }];
    });
  }

  /** A copy of `value` with every intrinsic replaced. */
  resolve(value: unknown): unknown {
    const resolved = this.walk(value);
    return resolved === NO_VALUE ? undefined : resolved;
  }

  private fail(what: string): never {
    throw new TemplateError({ stack: this.stack, logicalId: 'template' }, what);
  }

  private walk(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.walk(item)).filter((item) => item !== NO_VALUE);
    if (!isRecord(value)) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (first && entries.length === 1 && (first[0] === 'Ref' || first[0].startsWith('Fn::')))
      return this.intrinsic(first[0], first[1]);
    const resolved: Record<string, unknown> = {};
    for (const [key, item] of entries) {
      const result = this.walk(item);
      if (result !== NO_VALUE) resolved[key] = result;
    }
    return resolved;
  }

  private intrinsic(name: string, argument: unknown): unknown {
    switch (name) {
      case 'Ref':
        return this.reference(String(argument));
      case 'Fn::GetAtt':
        return this.attribute(argument);
      case 'Fn::Join': {
        const [separator, parts] = list(argument);
        return list(this.walk(parts)).map(String).join(String(separator));
      }
      case 'Fn::Sub':
        return this.substitute(argument);
      case 'Fn::Select': {
        const [index, from] = list(argument);
        return list(this.walk(from))[Number(this.walk(index))];
      }
      case 'Fn::Split': {
        const [separator, text] = list(argument);
        return String(this.walk(text)).split(String(separator));
      }
      case 'Fn::ImportValue':
        return this.imported(String(this.walk(argument)));
      case 'Fn::If': {
        const [condition, yes, no] = list(argument);
        return this.walk(this.condition(String(condition)) ? yes : no);
      }
      case 'Fn::FindInMap': {
        const [map, top, second] = list(argument).map((part) => String(this.walk(part)));
        const found = field(field(field(field(this.template, 'Mappings'), map ?? ''), top ?? ''), second ?? '');
        return found ?? this.fail(`Fn::FindInMap finds nothing under ${map}/${top}/${second}`);
      }
      default:
        return this.fail(`the local host doesn't know ${name}; teach it in infra/local/template/intrinsics.ts`);
    }
  }

  private reference(id: string): unknown {
    if (id === 'AWS::NoValue') return NO_VALUE;
    if (id === 'AWS::StackName') return this.stack;
    if (id === 'AWS::StackId') return `arn:aws:cloudformation:${REGION}:${ACCOUNT_ID}:stack/${this.stack}/local`;
    const pseudo = PSEUDO[id];
    if (pseudo !== undefined) return pseudo;
    const resource = this.all.get(id);
    if (resource) return this.ref(resource);
    const parameter = field(field(this.template, 'Parameters'), id);
    if (isRecord(parameter)) {
      return field(parameter, 'Default') ?? this.fail(`parameter ${id} has no default; give it one, or remove it`);
    }
    return this.fail(`Ref to ${id}, which the template doesn't hold`);
  }

  private attribute(argument: unknown): string {
    const [id, attribute] = isText(argument) ? argument.split(/\.(.*)/s) : list(argument).map((part) => String(part));
    const resource = this.all.get(id ?? '');
    if (!resource || attribute === undefined) return this.fail(`Fn::GetAtt to ${id}, which the template doesn't hold`);
    const answer = attributeOf(resource, this.name(resource), attribute);
    if (answer !== undefined) return answer;
    throw new TemplateError(
      resource,
      `the local host doesn't know attribute ${attribute} of ${resource.type}; add it in infra/local/template/identity.ts`,
    );
  }

  private substitute(argument: unknown): string {
    const [text, given] = isText(argument) ? [argument, undefined] : list(argument);
    return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_all, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      const own = field(given, name.trim());
      if (own !== undefined) return String(this.walk(own));
      return String(name.includes('.') ? this.attribute(name.trim()) : this.reference(name.trim()));
    });
  }

  private imported(name: string): string {
    return this.exported(name) ?? this.fail(`Fn::ImportValue of ${name}, which no stack exports`);
  }

  private condition(name: string): boolean {
    const body = field(field(this.template, 'Conditions'), name);
    if (body === undefined) return this.fail(`condition ${name} isn't declared`);
    return this.truth(body);
  }

  private truth(body: unknown): boolean {
    const named = field(body, 'Condition');
    if (isText(named)) return this.condition(named);
    const [entry] = Object.entries(recordOf(body));
    const [name, argument] = entry ?? ['nothing', undefined];
    switch (name) {
      case 'Fn::Equals': {
        const [left, right] = list(this.walk(argument));
        return String(left) === String(right);
      }
      case 'Fn::And':
        return list(argument).every((part) => this.truth(part));
      case 'Fn::Or':
        return list(argument).some((part) => this.truth(part));
      case 'Fn::Not':
        return !this.truth(list(argument)[0]);
      default:
        return this.fail(`the local host doesn't know ${name} in a condition`);
    }
  }
}

/** One scope per stack; exports are resolved lazily, so stacks may stand in any order. */
export const scopesOf = (assembly: Assembly, place: Place): readonly Scope[] => {
  let exportsByName: Map<string, () => string> | undefined;
  const exported = (name: string): string | undefined => {
    exportsByName ??= new Map(scopes.flatMap((scope) => exportsOf(scope)));
    return exportsByName.get(name)?.();
  };
  const scopes = assembly.stacks.map(({ name, template }) => new Scope({ stack: name, template, place, exported }));
  return scopes;
};

const exportsOf = (scope: Scope): [string, () => string][] =>
  scope
    .outputs()
    .flatMap(({ exportName, value }): [string, () => string][] =>
      exportName === undefined ? [] : [[exportName, () => String(scope.resolve(value))]],
    );
