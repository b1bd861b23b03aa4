import { CAPS } from '../../catalog/reads.ts';
import { lastName, propertyName } from '../../core/tree.ts';
import type { Expected } from './expected.ts';
import type { Feed } from './feed-facts.ts';

/** Whether a read asks for no more than is expected: `take: 1`, `.limit(1)`, `LIMIT 1`. */
export function isCapped(feed: Feed, expected: Expected): boolean {
  const most = expected.kind === 'count' ? expected.value : undefined;
  if (most === undefined) return false;
  const within = (value: unknown) => typeof value === 'number' && value <= most;
  return feed.nodes.some((node) => {
    if (node.type === 'Property') return CAPS.has(propertyName(node) ?? '') && node.value.type === 'Literal' && within(node.value.value);
    if (node.type === 'CallExpression') {
      const [first] = node.arguments;
      return first?.type === 'Literal' && CAPS.has(lastName(node.callee) ?? '') && within(first.value);
    }
    const sql = node.type === 'TemplateElement' ? node.value.raw : node.type === 'Literal' && typeof node.value === 'string' ? node.value : '';
    const limit = /\blimit\s+(\d{1,9})\b/i.exec(sql);
    return limit !== null && within(Number(limit[1]));
  });
}
