import type { TSESTree } from '@typescript-eslint/utils';
import { type Binding, type Step, bindingOf, bindingOfVariable, variableOf, writesOf } from './bindings.ts';
import { HOPS, memberAt } from './calls.ts';
import { type File, perFile } from './file.ts';
import { type Node, propertyName, unwrap } from './tree.ts';

/**
 * Where a value comes from, as a string: a module (or `globalThis`), `#`, and the way to the value.
 *
 *     import { expect } from 'vitest';   expect.poll        vitest#expect.poll
 *     const app = express();             app.get            express#().get
 *     const app = new Hono();            app.get            hono#Hono{}.get
 *     http.createServer                                     http#createServer
 *     test                               (undeclared)       globalThis#test
 *     (pool: Pool) => pool.query         (annotation)       pg#Pool{}.query
 *
 * `()` is a call's result, `{}` an instance, `[]` an element. A promise counts as what it resolves to, a default import or a
 * namespace as the module. `undefined` where the file does not say.
 */
export type Origin = string;

/** Longer ways than this are no library's interface; the bound keeps a chain of thousands of calls linear. */
const LONGEST = 160;

/** A name that is written more often than this has no one origin; following every write of every name would be exponential. */
const MOST_WRITES = 8;

/** What the origin of an expression is, or `undefined`. Bounded: names through at most 8 hops, chains by their length. */
export function originOf(file: File, node: Node): Origin | undefined {
  return trace(file, node, HOPS, 2 * HOPS);
}

function trace(file: File, start: Node, hops: number, links: number): Origin | undefined {
  const node = unwrap(start);
  if (links === 0) return undefined;
  switch (node.type) {
    case 'Identifier':
      return traceName(file, node, hops, links);
    case 'MemberExpression': {
      const member = memberAt(file, node);
      if (member) {
        if (member.values.length === 1 && hops > 0) {
          const value = member.values[0] as Node;
          const found = trace(file, value, hops - 1, links - 1);
          if (found) return found;
        }
        return member.type ? typeOrigin(file, member.type) : undefined;
      }
      const name = propertyName(node);
      const object = trace(file, node.object, hops, links - 1);
      return object && (name === undefined ? undefined : step(object, name));
    }
    case 'CallExpression':
    case 'NewExpression': {
      const module = requiredModule(file, node, Math.min(hops, 2), Math.min(links - 1, 6));
      if (module !== undefined) return moduleOrigin(file, module);
      const callee = trace(file, node.callee, hops, links - 1);
      return callee && bounded(callee + (node.type === 'NewExpression' ? '{}' : '()'));
    }
    case 'AwaitExpression':
      return trace(file, node.argument, hops, links - 1);
    case 'ImportExpression': {
      const source = node.source;
      return source.type === 'Literal' && typeof source.value === 'string' ? moduleOrigin(file, source.value) : undefined;
    }
    case 'TaggedTemplateExpression': {
      const tag = trace(file, node.tag, hops, links - 1);
      return tag && bounded(`${tag}()`);
    }
    case 'AssignmentExpression':
      return node.operator === '=' ? trace(file, node.right, hops, links - 1) : undefined;
    case 'LogicalExpression':
      return trace(file, node.left, hops, links - 1) ?? trace(file, node.right, hops, links - 1);
  }
  return undefined;
}

function traceName(file: File, node: TSESTree.Identifier, hops: number, links: number): Origin | undefined {
  const binding = bindingOf(file, node);
  if (!binding) return undefined;
  return bindingOrigin(file, binding, hops, links);
}

function bindingOrigin(file: File, binding: Binding, hops: number, links: number): Origin | undefined {
  switch (binding.kind) {
    case 'global':
      return binding.name === 'globalThis' || binding.name === 'global' ? 'globalThis#' : `globalThis#${binding.name}`;
    case 'import': {
      const module = moduleOrigin(file, binding.module);
      return binding.imported === '*' ? module : step(module, binding.imported);
    }
    case 'variable': {
      // One value, or several of which one has an origin (`let app; if (x) app = express()`).
      if (hops === 0) return undefined;
      let origin: Origin | undefined;
      const writes = writesOf(binding.variable);
      if (writes.length > MOST_WRITES) return undefined;
      const left = writes.length === 1 ? hops - 1 : Math.min(hops - 1, 2);
      for (const write of writes) {
        if (!write.from || write.how === 'update') continue;
        const from = trace(file, write.from, left, links - 1);
        if (!from) continue;
        const found = walkSteps(write.how === 'element' ? `${from}[]` : from, write.path);
        if (origin !== undefined && found !== origin) return undefined;
        origin = found;
      }
      const type = (binding.variable.identifiers[0] as TSESTree.Identifier).typeAnnotation?.typeAnnotation;
      return origin ?? (type && typeOrigin(file, type));
    }
    case 'parameter': {
      const param = binding.node.params[binding.index] as TSESTree.Parameter;
      const target = param.type === 'TSParameterProperty' ? param.parameter : param;
      const pattern = target.type === 'AssignmentPattern' ? target.left : target;
      const type = 'typeAnnotation' in pattern ? pattern.typeAnnotation?.typeAnnotation : undefined;
      const origin = (type && typeOrigin(file, type)) ?? resolvedOrigin(file, binding, hops, links);
      return origin && walkSteps(origin, binding.path);
    }
  }
  return undefined;
}

/** What `then` gives its callback: the parameter of `import('x').then((x) => …)` is the module. */
function resolvedOrigin(
  file: File,
  binding: Extract<Binding, { kind: 'parameter' }>,
  hops: number,
  links: number,
): Origin | undefined {
  const call = binding.node.parent;
  if (binding.index !== 0 || call.type !== 'CallExpression' || call.arguments[0] !== binding.node) return undefined;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'then') return undefined;
  return trace(file, callee.object, hops, links - 1);
}

/** The origin of a value of a type that names an imported class: `Pool` of `pg` is `pg#Pool{}`. */
function typeOrigin(file: File, type: TSESTree.TypeNode): Origin | undefined {
  if (type.type === 'TSUnionType') {
    const named = type.types.filter((one) => one.type !== 'TSNullKeyword' && one.type !== 'TSUndefinedKeyword');
    return named.length === 1 ? typeOrigin(file, named[0] as TSESTree.TypeNode) : undefined;
  }
  if (type.type === 'TSTypeReference') {
    const origin = typeNameOrigin(file, type.typeName);
    // `ReturnType<typeof createServer>` and `Promise<X>`, `Awaited<X>`.
    const inner = type.typeArguments?.params[0];
    if (origin === undefined && type.typeName.type === 'Identifier' && inner) {
      if (type.typeName.name === 'Promise' || type.typeName.name === 'Awaited') return typeOrigin(file, inner);
      if (type.typeName.name === 'ReturnType' && inner.type === 'TSTypeQuery') {
        const callee = typeNameOrigin(file, inner.exprName);
        return callee && `${callee}()`;
      }
    }
    return origin && `${origin}{}`;
  }
  return undefined;
}

function typeNameOrigin(file: File, name: Node): Origin | undefined {
  if (name.type === 'TSQualifiedName') {
    const left = typeNameOrigin(file, name.left);
    return left && step(left, name.right.name);
  }
  const variable = variableOf(file, name);
  const binding = variable && bindingOfVariable(variable);
  // The types of the language are variables, too.
  return binding?.kind === 'import' ? bindingOrigin(file, binding, 0, 1) : undefined;
}

function walkSteps(origin: Origin | undefined, path: readonly Step[]): Origin | undefined {
  let found = origin;
  for (const one of path) {
    if (!found || one === 'rest') continue;
    found = typeof one === 'number' ? bounded(`${found}[]`) : step(found, one);
  }
  return found;
}

function step(origin: Origin, name: string): Origin | undefined {
  if (origin.endsWith('#')) return name === 'default' ? origin : bounded(origin + name);
  return bounded(`${origin}.${name}`);
}

function bounded(origin: Origin): Origin | undefined {
  return origin.length > LONGEST ? undefined : origin;
}

/** Modules that exist only with the prefix; others are the same module with and without it. */
const PREFIX_ONLY = /^node:(?:test|sqlite|sea)(?:\/|$)/;

function moduleOrigin(file: File, specifier: string): Origin {
  const origins = moduleOrigins(file);
  let origin = origins.get(specifier);
  if (origin === undefined) {
    const known = mappedModule(file.modules, specifier) ?? specifier;
    origin = `${PREFIX_ONLY.test(known) ? known : known.replace(/^node:/, '')}#`;
    origins.set(specifier, origin);
  }
  return origin;
}

/** By specifier: each name of an import asks for it again. */
const moduleOrigins = perFile(() => new Map<string, Origin>());

/** `./fixtures` in the settings stands for `./fixtures`, `../e2e/fixtures` and `./fixtures.js` alike. */
function mappedModule(modules: File['modules'], specifier: string): string | undefined {
  if (Object.hasOwn(modules, specifier)) return modules[specifier];
  if (!specifier.startsWith('.')) return undefined;
  const bare = bareSpecifier(specifier);
  for (const [own, known] of Object.entries(modules)) {
    if (!own.startsWith('.')) continue;
    const wanted = bareSpecifier(own);
    if (bare === wanted || bare.endsWith(`/${wanted}`)) return known;
  }
  return undefined;
}

function bareSpecifier(specifier: string): string {
  return specifier.replace(/^(?:\.{1,2}\/)+/, '').replace(/\.[cm]?[jt]sx?$/, '');
}

/** The module that a call loads: `require('x')`, `process.getBuiltinModule('x')`, `createRequire(…)('x')`, `vi.importActual('x')`. */
function requiredModule(file: File, node: TSESTree.CallExpression | TSESTree.NewExpression, hops: number, links: number): string | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const [first] = node.arguments;
  if (first?.type !== 'Literal' || typeof first.value !== 'string') return undefined;
  const callee = unwrap(node.callee);
  if (callee.type === 'Identifier') {
    const binding = bindingOf(file, callee);
    if (callee.name === 'require' && binding?.kind === 'global') return first.value;
    if (binding?.kind !== 'variable') return undefined;
    return trace(file, callee, hops, links) === 'module#createRequire()' ? first.value : undefined;
  }
  if (callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  if (name === 'getBuiltinModule') return trace(file, callee.object, hops, links)?.match(/(?:^process#|#process)$/) ? first.value : undefined;
  if (name === 'importActual' || name === 'requireActual') return first.value;
  return undefined;
}
