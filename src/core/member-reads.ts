import type { TSESTree } from '@typescript-eslint/utils';
import { bindingOf, soleValueOf } from './bindings.ts';
import { perFile, type File } from './file.ts';
import { type ClassNode, type Node, descendantsOf, enclosingClass, isClass, propertyName, unwrap } from './tree.ts';

type Reads = ReadonlyMap<string, readonly Node[]>;

const readsByClass = perFile(() => new Map<ClassNode, Reads>());

/**
 * Where a class's own code names its members, by name: `this.m`, `self.m` with `const self = this`, `other.#m`, and the names of
 * `const { m } = this`. Places where the member is written are left out.
 */
export function memberReadsOf(file: File, node: ClassNode): Reads {
  const cache = readsByClass(file);
  const known = cache.get(node);
  if (known) return known;
  const reads = new Map<string, Node[]>();
  const add = (name: string | undefined, at: Node) => {
    if (name === undefined) return;
    const places = reads.get(name);
    if (places) places.push(at);
    else reads.set(name, [at]);
  };
  for (const inner of descendantsOf(file.keys, node.body, (one) => !isClass(one))) {
    if (inner.type === 'MemberExpression') {
      const name = propertyName(inner);
      if (!isWritten(inner) && (name?.startsWith('#') || isSelf(file, inner.object, node))) add(name, inner);
    } else if (inner.type === 'VariableDeclarator' && inner.init && inner.id.type === 'ObjectPattern') {
      if (isSelf(file, inner.init, node)) for (const [name, at] of namesIn(inner.id)) add(name, at);
    }
  }
  cache.set(node, reads);
  return reads;
}

/** Whether an expression is the instance of this class: `this`, or a name that always holds it. */
function isSelf(file: File, expression: Node, owner: ClassNode): boolean {
  const object = unwrap(expression);
  if (object.type === 'ThisExpression') return enclosingClass(object) === owner;
  if (object.type !== 'Identifier') return false;
  const binding = bindingOf(file, object);
  if (binding?.kind !== 'variable') return false;
  const value = soleValueOf(binding.variable);
  return value !== undefined && unwrap(value).type === 'ThisExpression' && enclosingClass(value) === owner;
}

function isWritten(node: TSESTree.MemberExpression): boolean {
  return node.parent.type === 'AssignmentExpression' && node.parent.left === node && node.parent.operator === '=';
}

/** The members that a pattern takes out, with the name that each is given. */
export function* namesIn(pattern: TSESTree.ObjectPattern): Iterable<[string, Node]> {
  for (const property of pattern.properties) {
    if (property.type !== 'Property') continue;
    const name = propertyName(property);
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (name !== undefined && target.type === 'Identifier') yield [name, target];
  }
}
