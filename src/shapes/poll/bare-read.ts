import { STORE_CLIENTS } from '../../catalog/stores.ts';
import type { File } from '../../core/file.ts';
import { type Node, propertyName, unwrap } from '../../core/tree.ts';
import { linksOf } from '../deletion/deletion-links.ts';
import type { FeedCall } from './feed-facts.ts';
import { namesIn } from './read.ts';
import { sqlOf } from './read-remote.ts';

const NARROWING = /\b(?:where|join|having|limit)\b/i;
/** How a model of an ORM or a document database is asked for everything. */
const MODEL_READS = /^(?:count|countDocuments|estimatedDocumentCount|find|findAll|findMany)$/;
/** Options that choose no rows. */
const SHAPING = /^(?:select|include|attributes|columns|order|orderBy|sort|relations|with|raw|populate|lean)$/;

/** Whether a read asks a database for a whole table: no condition, no join, nothing that could choose rows. */
export function isBareRead(file: File, call: FeedCall['node']): boolean {
  const sql = sqlOf(file, call);
  if (sql !== undefined) return !NARROWING.test(sql);
  const names = namesIn(call);
  const [root] = names;
  const isModel = root !== undefined && /^[A-Z]/.test(root) && MODEL_READS.test(names[1] ?? '');
  if (!isModel && !names.slice(0, -1).some((name) => STORE_CLIENTS.test(name))) return false;
  return linksOf(file, call).every((link) => SHAPING.test(link.name) || link.args.every(isShaping));
}

/** A table's name, or options that choose no rows. */
function isShaping(argument: Node): boolean {
  const given = unwrap(argument);
  if (given.type === 'Identifier' || given.type === 'Literal') return true;
  return given.type === 'ObjectExpression' && given.properties.every((property) => SHAPING.test(propertyName(property) ?? ''));
}
