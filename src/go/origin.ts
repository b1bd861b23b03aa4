import { indexOf, variableOf } from './bindings.ts';
import { type GoFile, type GoNode, argumentsOf, baseType, calleeOf, childOf, isType, sourceOf, unwrap } from './tree.ts';

/** How many steps a value is followed. */
const HOPS = 8;

/**
 * Where a value comes from, as a string: `net/http#NewServeMux()`, `net/http#Server{}`, `github.com/go-chi/chi/v5#NewRouter().Get`.
 * What this file declares has no path: `#Server{}.db`. `undefined` where the file does not say.
 */
export function originOf(file: GoFile, start: GoNode | undefined, hops = HOPS): string | undefined {
  if (!start || hops <= 0) return undefined;
  const node = start.type === 'TypeAssertion' ? start : unwrap(start);
  switch (node.type) {
    case 'TypeAssertion':
    case 'TypedLiteral':
    case 'Conversion': {
      const type = typeOrigin(file, node.children.find((child) => isType(child)));
      return type && `${type}{}`;
    }
    case 'VariableName':
      return nameOrigin(file, node, hops);
    case 'SelectorExpr':
      return memberOrigin(file, node, hops);
    case 'CallExpr': {
      const callee = calleeOf(node);
      const created = createdType(file, node);
      if (created) return `${created}{}`;
      const made = callee && functionOf(file, callee, hops - 1);
      const type = made && typeOrigin(file, resultOf(made));
      if (type) return `${type}{}`;
      const origin = originOf(file, callee, hops - 1);
      return origin && `${origin}()`;
    }
    default:
      return undefined;
  }
}

/** The type of `new(T)`. */
export function createdType(file: GoFile, call: GoNode): string | undefined {
  const callee = call.children[0];
  const [type, ...more] = argumentsOf(call);
  if (!type || more.length > 0 || callee?.type !== 'VariableName' || sourceOf(file, callee) !== 'new' || variableOf(file, callee)) return undefined;
  return type.type === 'SelectorExpr' ? originOf(file, type) : type.type === 'VariableName' ? `#${sourceOf(file, type)}` : undefined;
}

function nameOrigin(file: GoFile, node: GoNode, hops: number): string | undefined {
  const variable = variableOf(file, node);
  if (!variable) return undefined;
  if (variable.kind === 'import') return `${variable.path}#`;
  if (variable.kind === 'function') return `#${variable.name}`;
  if (variable.type) {
    const type = typeOrigin(file, variable.type);
    return type && `${type}{}`;
  }
  const write = variable.writes.find((one) => one.value && one.how !== 'range');
  // Of several values the first is the one that is meant; the last is an error.
  return write && write.index === 0 ? originOf(file, write.value, hops - 1) : undefined;
}

function memberOrigin(file: GoFile, node: GoNode, hops: number): string | undefined {
  const [object, field] = node.children;
  if (!object || !field) return undefined;
  const origin = originOf(file, object, hops - 1);
  if (origin === undefined) return undefined;
  const name = sourceOf(file, field);
  if (origin.endsWith('#')) return origin + name;
  const type = /^#(\w+)\{\}$/.exec(origin)?.[1];
  const known = type === undefined ? undefined : typeOrigin(file, indexOf(file).fields.get(type)?.get(name));
  return known ? `${known}{}` : `${origin}.${name}`;
}

/** Where a type comes from: `net/http#Server` of `*http.Server`, `#Server` of a type of this file. */
export function typeOrigin(file: GoFile, start: GoNode | undefined): string | undefined {
  let type = start;
  while (type && /^(?:PointerType|ParenthesizedType|ParameterizedType)$/.test(type.type)) type = type.children[0];
  if (type?.type === 'TypeName') return `#${sourceOf(file, type)}`;
  if (type?.type !== 'QualifiedType') return undefined;
  const [pack, name] = type.children;
  const path = pack && variableOf(file, pack)?.path;
  return path !== undefined && name ? `${path}#${sourceOf(file, name)}` : undefined;
}

/** The function of this file that an expression stands for: a name, a method of a type of this file, a literal. */
export function functionOf(file: GoFile, start: GoNode | undefined, hops = HOPS): GoNode | undefined {
  const node = start && unwrap(start);
  if (node?.type === 'FunctionLiteral') return node;
  if (node?.type === 'VariableName') {
    const variable = variableOf(file, node);
    if (variable?.kind === 'function') return variable.node;
    const [write, ...others] = variable?.writes.filter((one) => one.value) ?? [];
    return others.length === 0 && write?.value?.type === 'FunctionLiteral' ? write.value : undefined;
  }
  if (node?.type !== 'SelectorExpr') return undefined;
  const [object, field] = node.children;
  const type = object && originOf(file, object, Math.min(hops, 4) - 1);
  const name = type && /^#(\w+)\{\}$/.exec(type)?.[1];
  return name && field ? indexOf(file).methods.get(name)?.get(sourceOf(file, field)) : undefined;
}

/** The first type that a function returns. */
export function resultOf(fn: GoNode): GoNode | undefined {
  const parts = fn.children;
  const at = parts.findLastIndex((part) => part.type === 'Parameters');
  const after = parts[at + 1];
  if (after && isType(after)) return after;
  const lists = parts.filter((part) => part.type === 'Parameters');
  const expected = fn.type === 'MethodDecl' ? 3 : 2;
  return lists.length === expected ? lists.at(-1)?.children[0]?.children.at(-1) : undefined;
}

/** The type of this file that a method belongs to. */
export function ownerOf(file: GoFile, method: GoNode | undefined): string | undefined {
  return method?.type === 'MethodDecl' ? baseType(file, method.children[0]?.children[0]?.children.at(-1)) : undefined;
}

/** A declared function's name. */
export function nameOf(file: GoFile, fn: GoNode | undefined): string {
  const name = fn && (childOf(fn, 'FieldName') ?? childOf(fn, 'DefName'));
  return name ? sourceOf(file, name) : '';
}
