import { SERVERS, type ServerRow } from '../../catalog/servers.ts';
import { type File, mentions } from '../../core/file.ts';
import { type CallNode, type Node, lastName, propertyName, unwrap } from '../../core/tree.ts';
import type { ServerModule } from '../../verdicts/require-server-handler.ts';

type Modules = readonly (string | ServerModule)[];

/** What constructs servers, under one set of options. */
export interface ServerWords {
  /** The rows by origin: `http#createServer`. */
  readonly rows: ReadonlyMap<string, ServerRow>;
  readonly names: ReadonlySet<string>;
  /** What every name holds: one word is found several times faster than a choice. */
  readonly stem: string;
  /** Without one of these a file constructs no server. */
  readonly calls: RegExp;
  readonly imports: RegExp;
  /** Without this no name but the members' own constructs one: no `createServer as make`, no `= http.createServer;`. */
  readonly renames: RegExp;
}

const STEM = 'Server';
const words = new WeakMap<Modules, ServerWords>();

/** The words for the modules of the rule's options; built once for each configuration. */
export function serverWords(modules: Modules): ServerWords {
  const known = words.get(modules);
  if (known) return known;
  const custom = modules.filter((module) => typeof module !== 'string').map(rowOf);
  // A row of Node's own is always there: its members can be deferred. Others only where they are asked for.
  const rows: ServerRow[] = [...SERVERS.filter((row) => row.takesHandler || modules.includes(row.module)), ...custom];
  const names = new Set(rows.flatMap((row) => row.makes));
  const any = `(?:${[...names].map(literal).join('|')})\\b\\s*`;
  const built: ServerWords = {
    rows: new Map(rows.flatMap((row) => row.makes.map((name) => [originOfMake(row, name), row] as const))),
    names,
    stem: [...names].every((name) => name.includes(STEM)) ? STEM : '',
    calls: new RegExp(`\\b${any}`),
    renames: new RegExp(`\\b${any}(?:as\\b|:)|[.=]\\s*${any}(?![\\s(<?.[=])`),
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
  const { stem, calls, imports } = serverWords(modules);
  if (!file.text.includes(stem) || !mentions(file, calls)) return false;
  // A module of the user's own may stand for a known one.
  return mentions(file, imports) || Object.keys(file.modules).length > 0;
}

/** The local names under which a file may construct a server: the members' own, and what they are renamed to. */
export function constructorNames(file: File, { names, renames }: ServerWords): ReadonlySet<string> {
  if (!names.has('default') && !mentions(file, renames)) return names;
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

/** Whether a call may construct a server, by its name alone: asked of every call of the file. */
export function mayConstruct({ callee }: CallNode, names: ReadonlySet<string>): boolean {
  if (callee.type === 'Identifier') return names.has(callee.name);
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') return names.has(callee.property.name);
  return names.has(lastName(callee) ?? '');
}
