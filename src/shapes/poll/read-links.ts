import type { TSESTree } from '@typescript-eslint/utils';
import { type Node, lastName, propertyName, settle, unwrap } from '../../core/tree.ts';
import { isMany } from './many.ts';

/** The most links of a chain that are looked at. */
const LINKS = 40;

/**
 * Whether a link of a call's chain answers with many by what it is given: `find({ kind })` of a document database, a command that is sent to a
 * service (`send(new ListObjectsCommand(…))`), `collection('a').get()`, a query of GraphQL.
 */
export function hasManyLink(start: Node): boolean {
  let node = settle(start);
  let gets = false;
  for (let link = 0; link < LINKS; link += 1) {
    if (node.type === 'MemberExpression') {
      node = settle(node.object);
      continue;
    }
    if (node.type !== 'CallExpression') return false;
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression') return false;
    const name = propertyName(callee) ?? '';
    if (name === 'doc') return false;
    if (gets && /^(?:collection|collectionGroup|where)$/.test(name)) return true;
    gets ||= name === 'get' && node.arguments.length === 0;
    if (saysMany(name, node)) return true;
    node = callee;
  }
  return false;
}

function saysMany(name: string, call: TSESTree.CallExpression): boolean {
  const [given] = call.arguments;
  const first = given && unwrap(given);
  switch (name) {
    case 'find':
      return !first || first.type === 'ObjectExpression';
    case 'send':
      return first?.type === 'NewExpression' && isMany((lastName(first.callee) ?? '').replace(/Command$/, ''));
    case 'request':
    case 'query':
      return first?.type === 'TaggedTemplateExpression' && /^(?:gql|graphql)$/.test(lastName(first.tag) ?? '') && !/^\s*(?:mutation|subscription)\b/.test(first.quasi.quasis[0]?.value.raw ?? '');
    default:
      return false;
  }
}
