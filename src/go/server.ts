import { GO_SERVERS } from '../catalog/go-servers.ts';
import type { Attachment, ServerConstruction } from '../verdicts/require-server-handler.ts';
import { sidesOf } from './assignment.ts';
import { indexOf, variableOf } from './bindings.ts';
import { createdType, functionOf, nameOf, originOf, ownerOf, typeOrigin } from './origin.ts';
import { type GoFile, type GoNode, argumentsOf, calleeOf, contains, descendantsOf, enclosingDeclaration, lastName, perFile, sourceOf, unwrap } from './tree.ts';

/** What holds a server: a field of a type of this file, or a variable of a function. */
interface Holder {
  readonly name: string;
  readonly type: string | undefined;
}

/** Reads a literal, or `new(T)`, as the construction of a server that a type of this file holds. */
export function asServer(file: GoFile, literal: GoNode): ServerConstruction<GoNode> | undefined {
  const type = literal.type === 'CallExpr' ? createdType(file, literal) : typeOrigin(file, literal.children[0]);
  const row = GO_SERVERS.find((one) => one.origin === type);
  const maker = enclosingDeclaration(literal);
  if (!row || !maker) return undefined;
  const holders = holdersOf(file, literal);
  const field = holders.find((one) => one.type !== undefined);
  const [holder] = field ? [field] : holders;
  if (!holder) return undefined;
  const made = reachedFrom(file, maker);
  const attachments = assignedHandlers(file, row.field, holders).map((at): Attachment<GoNode> => {
    const fn = enclosingDeclaration(at);
    const isMethod = field !== undefined && ownerOf(file, fn) === field.type;
    const when = fn && made.has(fn) ? 'construction' : isMethod ? 'method' : 'later';
    return { at, kind: 'answers', when, by: `${nameOf(file, fn)}()`, isLate: false };
  });
  return {
    construction: literal,
    module: row.module,
    callee: sourceOf(file, (literal.type === 'CallExpr' ? argumentsOf(literal)[0] : literal.children[0]) ?? literal),
    event: row.field,
    handler: handlerIn(file, literal, row.field),
    attachments,
    givenTo: isGivenAway(file, holders, made) ? 'others' : 'nobody',
    // Without a handler it serves the default mux: whether that is meant, the file does not say.
    listens: false,
    isProbe: false,
    holder: holder.name,
    isTrial: false,
    inClass: field !== undefined,
    unhandled: 'default',
  };
}

function handlerIn(file: GoFile, literal: GoNode, field: string): 'given' | 'absent' | 'unknown' {
  for (const element of literal.type === 'CallExpr' ? [] : (literal.children[1]?.children ?? [])) {
    const [key, value] = element.children;
    if (key?.type !== 'Key') return 'unknown';
    if (sourceOf(file, key) === field) return value?.type === 'Nil' ? 'absent' : 'given';
  }
  return 'absent';
}

/** Where the value goes: into a field, a variable, and from that into a field. */
function holdersOf(file: GoFile, literal: GoNode): readonly Holder[] {
  const around = placeOf(literal);
  if (around?.type === 'Element') return fieldOf(file, around);
  if (around?.type !== 'VarDecl' && around?.type !== 'Assignment' && around?.type !== 'VarSpec') return [];
  const target = around.type === 'Assignment' ? sidesOf(file, around).left[0] : around.children[0];
  if (!target) return [];
  if (target.type === 'SelectorExpr') return memberHolder(file, target);
  const name = sourceOf(file, target);
  const fn = enclosingDeclaration(literal);
  const found: Holder[] = [{ name, type: undefined }];
  for (const node of fn ? descendantsOf(fn) : []) {
    if (node.type !== 'VariableName' || sourceOf(file, node) !== name) continue;
    const place = placeOf(node);
    if (place?.type === 'Element') found.push(...fieldOf(file, place));
    else if (place?.type === 'Assignment' && sidesOf(file, place).right.some((one) => contains(one, node))) {
      const left = sidesOf(file, place).left[0];
      if (left?.type === 'SelectorExpr') found.push(...memberHolder(file, left));
    }
  }
  return found;
}

/** What a value stands in, past `&` and parentheses. */
function placeOf(value: GoNode): GoNode | null {
  let around = value.parent;
  while (around && /^(?:UnaryExp|ParenthesizedExpr)$/.test(around.type)) around = around.parent;
  return around;
}

/** `&API{server: value}`, `API{value}`: the field, where the type is this file's. */
function fieldOf(file: GoFile, element: GoNode): readonly Holder[] {
  const [key] = element.children;
  const type = /^#(\w+)$/.exec(typeOrigin(file, element.parent?.parent?.children[0]) ?? '')?.[1];
  const fields = type === undefined ? undefined : indexOf(file).fields.get(type);
  if (!fields || type === undefined) return [];
  const name = key?.type === 'Key' ? sourceOf(file, key) : [...fields.keys()][element.parent?.children.indexOf(element) ?? -1];
  return name === undefined ? [] : [{ name, type }];
}

/** `a.server = value`: the field of the value's type. */
function memberHolder(file: GoFile, selector: GoNode): readonly Holder[] {
  const [object, field] = selector.children;
  const type = /^#(\w+)\{\}$/.exec(originOf(file, object) ?? '')?.[1];
  return field && type !== undefined ? [{ name: sourceOf(file, field), type }] : [];
}

/** Assignments to the handler of a held server: `a.server.Handler = h`. */
function assignedHandlers(file: GoFile, field: string, holders: readonly Holder[]): readonly GoNode[] {
  return assignments(file).filter((node) => {
    const target = sidesOf(file, node).left[0];
    const [object, name] = target?.type === 'SelectorExpr' ? target.children : [];
    if (!object || !name || sourceOf(file, name) !== field) return false;
    return holders.some((holder) => isHeld(file, object, holder) || isPromoted(file, object, holder, field));
  });
}

/** `a.Handler = h`, where the type of `a` embeds the server and has no such field of its own. */
function isPromoted(file: GoFile, object: GoNode, { name, type }: Holder, field: string): boolean {
  const fields = type === undefined ? undefined : indexOf(file).fields.get(type);
  const declared = fields?.get(name)?.parent;
  if (declared?.type !== 'FieldDecl' || declared.children.some((one) => one.type === 'FieldName') || fields?.has(field)) return false;
  return originOf(file, object) === `#${type}{}`;
}

function isHeld(file: GoFile, start: GoNode, holder: Holder): boolean {
  const node = unwrap(start);
  if (holder.type === undefined) return node.type === 'VariableName' && sourceOf(file, node) === holder.name;
  if (node.type === 'VariableName') {
    // `srv := a.server; srv.Handler = h`.
    const value = variableOf(file, node)?.writes[0]?.value;
    return value !== undefined && value.type === 'SelectorExpr' && isHeld(file, value, holder);
  }
  return node.type === 'SelectorExpr' && memberHolder(file, node).some((one) => one.name === holder.name && one.type === holder.type);
}

const assignments = perFile((file): readonly GoNode[] => [...descendantsOf(file.root)].filter((node) => node.type === 'Assignment'));

/** A constructor, and the functions of this file that it calls. */
function reachedFrom(file: GoFile, maker: GoNode): ReadonlySet<GoNode> {
  const reached = new Set<GoNode>([maker]);
  for (const fn of reached) {
    for (const node of descendantsOf(fn)) {
      const called = node.type === 'CallExpr' ? functionOf(file, calleeOf(node)) : undefined;
      if (called && reached.size < 50) reached.add(called);
    }
  }
  return reached;
}

/** Whether the code that constructs it hands it to a function, which may give it a handler. */
function isGivenAway(file: GoFile, holders: readonly Holder[], made: ReadonlySet<GoNode>): boolean {
  for (const fn of made) {
    for (const node of descendantsOf(fn)) {
      if (node.type !== 'CallExpr' || /^(?:Print\w*|Info\w*|Debug\w*)$/.test(lastName(file, calleeOf(node)))) continue;
      if (argumentsOf(node).some((argument) => holders.some((holder) => isHeld(file, argument, holder)))) return true;
    }
  }
  return false;
}
