import { bindingOfVariable } from '../../core/bindings.ts';
import type { File } from '../../core/file.ts';
import type { Node } from '../../core/tree.ts';

/** How this file gets a random id: the name to call, and the import to add where there is none yet. */
export interface RandomImport {
  readonly name: string;
  readonly edit?: { readonly range: readonly [number, number]; readonly text: string };
}

/** `randomUUID` of `node:crypto`, as this file has it or can have it; `undefined` where the name stands for something else. */
export function randomImport(file: File): RandomImport | undefined {
  const scopes = file.source.scopeManager?.scopes ?? [];
  for (const scope of scopes) {
    for (const variable of scope.variables) {
      const binding = bindingOfVariable(variable);
      const isRandom = binding.kind === 'import' && /^(?:node:)?crypto$/.test(binding.module) && binding.imported === 'randomUUID';
      if (isRandom) return { name: variable.name };
      if (variable.name === 'randomUUID' && variable.defs.length > 0) return isRequired(variable.defs[0]?.node as Node) ? { name: 'randomUUID' } : undefined;
    }
  }
  const { body } = file.source.ast;
  const isModule = body.some((one) => one.type === 'ImportDeclaration' || one.type.startsWith('Export'));
  const usesRequire = !isModule && /\brequire\(|\bmodule\.exports\b/.test(file.text);
  const first = body.find((one) => one.type === 'ImportDeclaration') ?? body.find((one) => !('directive' in one && one.directive));
  if (!first) return undefined;
  const text = usesRequire ? "const { randomUUID } = require('node:crypto');\n" : "import { randomUUID } from 'node:crypto';\n";
  return { name: 'randomUUID', edit: { range: [first.range[0], first.range[0]], text } };
}

/** `const { randomUUID } = require('crypto')` */
function isRequired(declarator: Node): boolean {
  if (declarator.type !== 'VariableDeclarator' || declarator.init?.type !== 'CallExpression') return false;
  const [source] = declarator.init.arguments;
  return source?.type === 'Literal' && /^(?:node:)?crypto$/.test(String(source.value));
}
