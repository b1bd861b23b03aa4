import { propertyOf } from '../../core/calls.ts';
import { perFile } from '../../core/file.ts';
import { type Node, descendantsOf, propertyName, unwrap } from '../../core/tree.ts';
import type { Gatekeeper } from './gatekeeper.ts';

/** The guards that Nest puts before every controller: `{ provide: APP_GUARD, useClass: JwtAuthGuard }`, `app.useGlobalGuards(new JwtAuthGuard())`. */
export const globalGuardsOf = perFile((file): readonly Gatekeeper[] => {
  if (!/\bAPP_GUARD\b|\buseGlobalGuards\(/.test(file.text)) return [];
  return [...descendantsOf(file.keys, file.source.ast as Node)].flatMap((node) => guardsAt(node).map((guard): Gatekeeper => ({ node: guard, as: 'class', scope: 'application' })));
});

function guardsAt(node: Node): readonly Node[] {
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    return callee.type === 'MemberExpression' && propertyName(callee) === 'useGlobalGuards' ? node.arguments.map(madeOf) : [];
  }
  const token = node.type === 'ObjectExpression' ? propertyOf(node, 'provide') : undefined;
  const guard = propertyOf(node, 'useClass') ?? propertyOf(node, 'useExisting');
  return token?.type === 'Identifier' && token.name === 'APP_GUARD' && guard ? [guard] : [];
}

/** `JwtAuthGuard` of `new JwtAuthGuard(reflector)` */
function madeOf(node: Node): Node {
  return node.type === 'NewExpression' ? node.callee : node;
}
