import { SERVERS, type ServerRow } from '../catalog/servers.ts';
import { valueOf } from '../core/calls.ts';
import { type File, mentions } from '../core/file.ts';
import { originOf } from '../core/origin.ts';
import { type CallNode, type Node, lastName, parentOf, propertyName, settle, unwrap } from '../core/tree.ts';
import type { ServerModule } from '../verdicts/require-server-handler.ts';

type Modules = readonly (string | ServerModule)[];

/** What constructs servers, under one set of options. */
export interface ServerWords {
  /** The rows by origin: `http#createServer`. */
  readonly rows: ReadonlyMap<string, ServerRow>;
  readonly names: ReadonlySet<string>;
  /** Without one of these a file constructs no server. */
  readonly calls: RegExp;
  readonly imports: RegExp;
}

const words = new WeakMap<Modules, ServerWords>();

/** The words for the modules of the rule's options; built once for each configuration. */
export function serverWords(modules: Modules): ServerWords {
  const known = words.get(modules);
  if (known) return known;
  const custom = modules.filter((module) => typeof module !== 'string').map(rowOf);
  // A row of Node's own is always there: its members can be deferred. Others only where they are asked for.
  const rows: ServerRow[] = [...SERVERS.filter((row) => row.takesHandler || modules.includes(row.module)), ...custom];
  const names = new Set(rows.flatMap((row) => row.makes));
  const built: ServerWords = {
    rows: new Map(rows.flatMap((row) => row.makes.map((name) => [originOfMake(row, name), row] as const))),
    names,
    calls: new RegExp(`\\b(?:${[...names].map(literal).join('|')})\\b`),
    imports: new RegExp(`['"](?:node:)?(?:${rows.map((row) => literal(row.module)).join('|')})['"]`),
  };
  words.set(modules, built);
  return built;
}

function rowOf({ name, members, events }: ServerModule): ServerRow {
  const [event = 'request', ...more] = events ?? [];
  const makes = members ?? ['createServer', 'createSecureServer', 'Server'];
  const answers = [event, ...more];
  return { module: name, makes, event, answers, takesOver: [], upgrades: [], takesHandler: true, options: [], example: '' };
}

/** The module itself may be the function: `members: ['default']`. */
function originOfMake(row: ServerRow, name: string): string {
  return `${row.module.replace(/^node:/, '')}#${name === 'default' ? '' : name}`;
}

function literal(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
}

/** Whether a file can construct a server at all, by its text. */
export function mentionsServers(file: File, modules: Modules): boolean {
  const { calls, imports } = serverWords(modules);
  if (!mentions(file, calls)) return false;
  // A module of the user's own may stand for a known one.
  return mentions(file, imports) || Object.keys(file.modules).length > 0;
}

/** The local names under which a file may construct a server: the members' own, and what they are renamed to. */
export function constructorNames(file: File, { names }: ServerWords): ReadonlySet<string> {
  const found = new Set(names);
  for (const scope of file.source.scopeManager?.scopes ?? []) {
    for (const variable of scope.variables) {
      const node = variable.defs[0]?.node as Node | undefined;
      if (node && isConstructorName(node, variable.name, names)) found.add(variable.name);
    }
  }
  return found;
}

function isConstructorName(node: Node, name: string, names: ReadonlySet<string>): boolean {
  switch (node.type) {
    case 'ImportSpecifier':
      return names.has(lastName(node.imported) ?? '');
    case 'ImportDefaultSpecifier':
      return names.has('default');
    case 'VariableDeclarator':
      return node.init !== null && holdsConstructor(node.id, node.init, name, names);
    default:
      return false;
  }
}

/** `const { createServer: make } = http`, `const make = http.createServer`, `const make = secure ? https.createServer : http.createServer`. */
function holdsConstructor(id: Node, init: Node, name: string, names: ReadonlySet<string>): boolean {
  if (id.type === 'ObjectPattern') {
    return id.properties.some(
      (one) => one.type === 'Property' && one.value.type === 'Identifier' && one.value.name === name && names.has(propertyName(one) ?? ''),
    );
  }
  const value = unwrap(init);
  if (value.type === 'ConditionalExpression') return [value.consequent, value.alternate].some((one) => isNamed(unwrap(one), names));
  return isNamed(value, names);
}

function isNamed(node: Node, names: ReadonlySet<string>): boolean {
  return (node.type === 'MemberExpression' || node.type === 'Identifier') && names.has(lastName(node) ?? '');
}

/** The row of what a call constructs; `undefined` where it constructs no server. */
export function rowOfCall(file: File, call: CallNode, { rows }: ServerWords): ServerRow | undefined {
  const callee = settle(call.callee);
  const origin = originOf(file, callee);
  if (origin !== undefined) return rows.get(origin);
  for (const branch of branchesOf(file, callee)) {
    const row = rows.get(branch);
    if (row) return row;
  }
  return undefined;
}

/** `(secure ? https : http).createServer`, by a name or not. */
function* branchesOf(file: File, callee: Node): Iterable<string> {
  const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (callee.type === 'MemberExpression' && name === undefined) return;
  const chosen = valueOf(file, callee.type === 'MemberExpression' ? callee.object : callee);
  if (chosen.type !== 'ConditionalExpression') return;
  for (const branch of [chosen.consequent, chosen.alternate]) {
    const origin = originOf(file, branch);
    if (origin !== undefined) yield name === undefined ? origin : `${origin}${origin.endsWith('#') ? '' : '.'}${name}`;
  }
}

/** The callee as messages name it: `http.createServer`, `new http.Server`. */
export function calleeName(file: File, call: CallNode, row: ServerRow): string {
  const callee = settle(call.callee);
  const isShort = callee.type === 'Identifier' || (callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && !callee.optional);
  const text = isShort ? file.text.slice(...callee.range) : `${row.module}.${lastName(callee) ?? row.makes[0]}`;
  return call.type === 'NewExpression' ? `new ${text}` : text;
}

/** The name of the variable that a construction is stored in, directly or as one of two branches. */
export function variableName(construction: Node): string | undefined {
  let holder = parentOf(construction);
  while (holder?.type === 'ConditionalExpression' || holder?.type === 'LogicalExpression') holder = parentOf(holder);
  const target = holder?.type === 'VariableDeclarator' ? holder.id : holder?.type === 'AssignmentExpression' ? holder.left : undefined;
  return target?.type === 'Identifier' ? target.name : undefined;
}
