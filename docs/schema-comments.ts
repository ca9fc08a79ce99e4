/**
 * What the comments of a contract's source say of its event types and their fields. A description inside a schema would
 * be carried by every bundle; a comment costs nothing there and is read here.
 */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

export interface CommentedSource {
  typeComment(type: string): string;
  /** Comments by the path of the field, as in `schema-fields.ts`. */
  fieldComments(type: string, version: number): ReadonlyMap<string, string>;
}

interface Module {
  readonly consts: ReadonlyMap<string, ts.Expression>;
  /** Path of the module that a name is imported from. */
  readonly imports: ReadonlyMap<string, string>;
}

/** An object literal of a schema's fields, the module it stands in, and the path from the field that holds it. */
interface Shape {
  readonly literal: ts.ObjectLiteralExpression;
  readonly module: Module;
  readonly suffix: string;
}

const withoutAssertion = (expression: ts.Expression): ts.Expression =>
  ts.isAsExpression(expression) ? withoutAssertion(expression.expression) : expression;

const readModule = (path: string): Module => {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const consts = new Map<string, ts.Expression>();
  const imports = new Map<string, string>();
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name) && initializer) consts.set(name.text, withoutAssertion(initializer));
      }
    }
    if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const from = statement.moduleSpecifier.text;
      const bindings = statement.importClause?.namedBindings;
      if (!from.startsWith('.') || !bindings || !ts.isNamedImports(bindings)) continue;
      for (const { name } of bindings.elements) imports.set(name.text, resolve(dirname(path), from));
    }
  }
  return { consts, imports };
};

const commentOf = (node: ts.Node): string =>
  ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const nameOf = (property: ts.ObjectLiteralElementLike): string | undefined =>
  property.name &&
  (ts.isIdentifier(property.name) || ts.isStringLiteral(property.name) || ts.isNumericLiteral(property.name))
    ? property.name.text
    : undefined;

const propertyNamed = (literal: ts.ObjectLiteralExpression, name: string): ts.ObjectLiteralElementLike | undefined =>
  literal.properties.find((property) => nameOf(property) === name);

const SUFFIXES: Readonly<Record<string, string>> = { array: '[]', record: '{}' };

/** The fields that an expression such as `z.optional(z.array(lotCreated))` stands for. */
const shapeOf = (expression: ts.Expression, module: Module): Shape | undefined => {
  if (ts.isObjectLiteralExpression(expression)) return { literal: expression, module, suffix: '' };
  if (ts.isIdentifier(expression)) {
    const local = module.consts.get(expression.text);
    if (local) return shapeOf(local, module);
    const path = module.imports.get(expression.text);
    return path === undefined ? undefined : shapeOf(expression, readModule(path));
  }
  if (!ts.isCallExpression(expression) || !ts.isPropertyAccessExpression(expression.expression)) return undefined;
  const { expression: called, name } = expression.expression;
  // `schema.check(…)`: the fields are those of the schema that is checked.
  if (!ts.isIdentifier(called)) return shapeOf(called, module);
  for (const argument of expression.arguments) {
    const shape = shapeOf(argument, module);
    if (shape) return { ...shape, suffix: `${SUFFIXES[name.text] ?? ''}${shape.suffix}` };
  }
  return undefined;
};

const collect = ({ literal, module }: Shape, prefix: string, into: Map<string, string>): void => {
  for (const property of literal.properties) {
    const name = nameOf(property);
    if (name === undefined) continue;
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const comment = commentOf(property);
    if (comment !== '') into.set(path, comment);
    const value = ts.isPropertyAssignment(property)
      ? property.initializer
      : ts.isShorthandPropertyAssignment(property)
        ? property.name
        : undefined;
    const shape = value && shapeOf(value, module);
    if (shape) collect(shape, `${path}${shape.suffix}`, into);
  }
};

/** Reads the `defineEvents('…', { Type: { 1: schema } })` calls of one contract module. */
export const commentsOf = (path: string): CommentedSource => {
  const module = readModule(path);
  const types = [...module.consts.values()].flatMap((expression) => {
    if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'defineEvents') return [];
    const literal = expression.arguments[1];
    return literal && ts.isObjectLiteralExpression(literal) ? [literal] : [];
  });
  const typeNamed = (type: string): ts.ObjectLiteralElementLike | undefined =>
    types.map((literal) => propertyNamed(literal, type)).find((property) => property !== undefined);
  return {
    typeComment: (type) => {
      const property = typeNamed(type);
      return property ? commentOf(property) : '';
    },
    fieldComments: (type, version) => {
      const comments = new Map<string, string>();
      const property = typeNamed(type);
      const versions =
        property && ts.isPropertyAssignment(property) ? shapeOf(property.initializer, module) : undefined;
      const schema = versions && propertyNamed(versions.literal, String(version));
      const shape = schema && ts.isPropertyAssignment(schema) ? shapeOf(schema.initializer, module) : undefined;
      if (shape) collect(shape, '', comments);
      return comments;
    },
  };
};
