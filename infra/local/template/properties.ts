/** Reads a resource's properties with checks, and refuses those that nobody read or declared to need nothing locally. */
import type { Resource, Scope } from './intrinsics.ts';
import { isRecord, isText, type JsonRecord } from './json.ts';
import { TemplateError } from './template-error.ts';

export class Properties {
  private readonly resource: { readonly stack: string; readonly logicalId: string };
  private readonly path: string;
  private readonly unread: Map<string, unknown>;

  constructor(resource: { readonly stack: string; readonly logicalId: string }, values: JsonRecord, path = '') {
    this.resource = resource;
    this.path = path;
    this.unread = new Map(Object.entries(values));
  }

  fail(what: string): never {
    throw new TemplateError(this.resource, what);
  }

  optional(name: string): unknown {
    const value = this.unread.get(name);
    this.unread.delete(name);
    return value;
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.fail(`${this.path}${name} is missing`);
  }

  optionalText(name: string): string | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    return isText(value) ? value : this.fail(`${this.path}${name} isn't a text`);
  }

  number(name: string, otherwise: number): number {
    const value = this.optional(name);
    if (value === undefined) return otherwise;
    const number = Number(value);
    return Number.isFinite(number) ? number : this.fail(`${this.path}${name} isn't a number`);
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.optional(name);
    return value === undefined ? otherwise : value === true || value === 'true';
  }

  record(name: string): JsonRecord | undefined {
    const value = this.optional(name);
    if (value === undefined) return undefined;
    return isRecord(value) ? value : this.fail(`${this.path}${name} isn't an object`);
  }

  part(name: string): Properties | undefined {
    const value = this.record(name);
    return value && new Properties(this.resource, value, `${this.path}${name}.`);
  }

  parts(name: string): readonly Properties[] {
    const value = this.optional(name);
    if (value === undefined) return [];
    if (!Array.isArray(value)) return this.fail(`${this.path}${name} isn't a list`);
    return value.map((item, index) =>
      isRecord(item)
        ? new Properties(this.resource, item, `${this.path}${name}[${index}].`)
        : this.fail(`${this.path}${name}[${index}] isn't an object`),
    );
  }

  /** To be called last: `inert` are the properties that change nothing on a laptop. */
  finish(inert: readonly string[] = []): void {
    for (const name of this.unread.keys()) {
      if (inert.includes(name)) continue;
      this.fail(
        `the local host doesn't know property ${this.path}${name}; teach it in infra/local/template/, or list it there as one that needs nothing locally`,
      );
    }
  }
}

export const propertiesOf = (resource: Resource, scope: Scope): Properties => {
  const values = scope.resolve(resource.properties);
  return new Properties(resource, isRecord(values) ? values : {});
};
