import { sidesOf } from './assignment.ts';
import { type Variable, type Write, lookUp, scopeOf } from './scopes.ts';
import { type GoFile, type GoNode, baseType, childOf, isFunction, isType, sourceOf, typeName, unwrap } from './tree.ts';

/** The name that an import gets where none is written: `v5` and `go-` of a path are no part of it. */
function packageName(path: string): string {
  const parts = path.split('/');
  const last = /^v\d+$/.test(parts.at(-1) ?? '') ? parts.at(-2) : parts.at(-1);
  return (last ?? '').replace(/\.v\d+$/, '').replace(/^go-|-go$|\.go$/, '').replace(/.*-/, '');
}

/** Collects what a file declares: every node is given to `declare` first, then to `assign`. */
export class Declarations {
  readonly scopes = new Map<GoNode, Map<string, Variable>>();
  readonly imports = new Set<string>();
  readonly fields = new Map<string, Map<string, GoNode>>();
  readonly methods = new Map<string, Map<string, GoNode>>();
  private readonly file: GoFile;

  constructor(file: GoFile) {
    this.file = file;
  }

  declare(node: GoNode): void {
    switch (node.type) {
      case 'ImportSpec': {
        const path = sourceOf(this.file, childOf(node, 'String') ?? node).slice(1, -1);
        this.imports.add(path);
        const alias = childOf(node, 'DefName');
        const name = alias ? sourceOf(this.file, alias) : packageName(path);
        this.add(this.file.root, { name, kind: 'import', node, type: undefined, path });
        break;
      }
      case 'VarSpec':
      case 'ConstSpec':
      case 'VarDecl':
        this.values(node, node.type === 'ConstSpec' ? 'constant' : 'variable');
        break;
      case 'Parameter': {
        const around = node.parent?.parent;
        if (!around || !isFunction(around)) break;
        const lists = around.children.filter((child) => child.type === 'Parameters');
        // A method has its receiver before its parameters; what it returns may have names, too.
        const at = lists.findIndex((list) => list === node.parent) - (around.type === 'MethodDecl' ? 1 : 0);
        const kind = at < 0 ? 'receiver' : at === 0 ? 'parameter' : 'variable';
        const type = node.children.at(-1);
        for (const name of node.children) {
          if (name.type === 'DefName') this.add(around, { name: sourceOf(this.file, name), kind, node: name, type });
        }
        break;
      }
      case 'FunctionDecl':
        this.named(node, 'function');
        break;
      case 'TypeSpec':
        this.named(node, 'type');
        this.struct(node);
        break;
      case 'MethodDecl': {
        const name = childOf(node, 'FieldName');
        const type = baseType(this.file, node.children[0]?.children[0]?.children.at(-1));
        if (name && type) this.in(this.methods, type).set(sourceOf(this.file, name), node);
        break;
      }
      case 'RangeClause':
      case 'ReceiveStatement':
      case 'TypeSwitchStatement': {
        const value = node.children.findLast((child) => !/^(?:DefName|SwitchBlock)$/.test(child.type));
        node.children.forEach((name, index) => {
          if (name.type === 'DefName') {
            this.write(this.variableAt(name, 'variable', undefined), { value, index, how: node.type === 'RangeClause' ? 'range' : 'declared', at: node });
          }
        });
        break;
      }
    }
  }

  assign(node: GoNode): void {
    if (node.type === 'IncDecStatement' && node.children[0]) {
      this.write(this.find(node.children[0]), { value: undefined, index: 0, how: 'updated', at: node });
    }
    if (node.type !== 'Assignment') return;
    const { left, right } = sidesOf(this.file, node);
    const isUpdate = node.children.some((child) => child.type === 'UpdateOp');
    left.forEach((target, index) => {
      const value = right.length === left.length ? right[index] : right[0];
      this.write(this.find(target), { value, index: right.length === left.length ? 0 : index, how: isUpdate ? 'updated' : 'assigned', at: node });
    });
  }

  private values(node: GoNode, kind: 'variable' | 'constant'): void {
    const names = node.children.filter((child) => child.type === 'DefName');
    const type = node.children.find((child) => isType(child));
    const values = node.children.filter((child) => child.type !== 'DefName' && child !== type && !/^(?:VarSpec|SpecList)$/.test(child.type));
    names.forEach((name, index) => {
      const single = values.length === names.length;
      const value = single ? values[index] : values[0];
      this.write(this.variableAt(name, kind, type), { value, index: single ? 0 : index, how: 'declared', at: node });
    });
  }

  private named(node: GoNode, kind: 'function' | 'type'): void {
    const name = childOf(node, 'DefName');
    if (name) this.add(scopeOf(node), { name: sourceOf(this.file, name), kind, node, type: undefined });
  }

  private struct(node: GoNode): void {
    const body = childOf(node, 'StructType')?.children[0];
    const name = childOf(node, 'DefName');
    if (!body || !name) return;
    const fields = this.in(this.fields, sourceOf(this.file, name));
    for (const field of body.children) {
      const type = field.children.find((child) => isType(child));
      if (!type) continue;
      const names = field.children.filter((one) => one.type === 'FieldName').map((one) => sourceOf(this.file, one));
      // An embedded type is a field of its own name.
      for (const one of names.length > 0 ? names : [typeName(this.file, type)]) fields.set(one, type);
    }
  }

  private in(map: Map<string, Map<string, GoNode>>, key: string): Map<string, GoNode> {
    let inner = map.get(key);
    if (!inner) map.set(key, (inner = new Map()));
    return inner;
  }

  private variableAt(name: GoNode, kind: 'variable' | 'constant', type: GoNode | undefined): Variable {
    return this.add(scopeOf(name), { name: sourceOf(this.file, name), kind, node: name, type });
  }

  private add(scope: GoNode, found: Omit<Variable, 'writes' | 'scope'>): Variable {
    let names = this.scopes.get(scope);
    if (!names) this.scopes.set(scope, (names = new Map()));
    let variable = names.get(found.name);
    if (!variable) names.set(found.name, (variable = { ...found, scope, writes: [] }));
    return variable;
  }

  private write(variable: Variable | undefined, write: Write): void {
    if (variable && variable.name !== '_') variable.writes.push(write);
  }

  private find(target: GoNode): Variable | undefined {
    const inner = unwrap(target);
    return inner.type === 'VariableName' ? lookUp(this.file, this.scopes, inner) : undefined;
  }
}
