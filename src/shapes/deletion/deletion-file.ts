import { HELPER_TEXT, TEST_PATTERN } from '../../catalog/cleanup-words.ts';
import { perFile, type File } from '../../core/file.ts';
import { ancestorsOf, isFunction, type Node, propertyName } from '../../core/tree.ts';
import { callsRunner } from '../test-block.ts';
import { saysMaintenance, saysTestCleanup } from './cleanup-name.ts';

/** Whether a file says by its path that it cleans or fills a database, and holds no tests. */
const isMaintenance = perFile((file): boolean => saysMaintenance(file.path) && !callsRunner(file));

/** Whether people run a file by hand, to clean or to fill a database: its name says so, and it gives nothing to other files. */
export function isHandRun(file: File): boolean {
  return isMaintenance(file) && !givesAnything(file);
}

/** Whether a file is a project of its own that Playwright runs once, before or after all others: `import { test as setup }`. */
export function runsOnce(file: File): boolean {
  return /\btest\s+as\s+\w*(?:setup|teardown|cleanup)\b/i.test(file.text);
}

function givesAnything(file: File): boolean {
  return file.source.ast.body.some((one) => one.type.startsWith('Export')) || /\bmodule\.exports\b|\bexports\.\w/.test(file.text);
}

/** Whether a file can hold a cleanup helper of tests: its text has such a name, and it is no script. */
export function mayHoldHelper(file: File): boolean {
  return HELPER_TEXT.test(file.text) && !isMaintenance(file);
}

/** Whether the function around a node and the pattern that it deletes by both say that it cleans up after tests. */
export function isTestCleanup(node: Node, pattern: string): boolean {
  if (!TEST_PATTERN.test(pattern)) return false;
  for (const outer of ancestorsOf(node)) {
    const name = isFunction(outer) ? nameOf(outer) : undefined;
    if (name !== undefined && saysTestCleanup(name)) return true;
  }
  return false;
}

/** The name that a function is known by. */
function nameOf(fn: Node): string | undefined {
  if ('id' in fn && fn.id?.type === 'Identifier') return fn.id.name;
  const outer = fn.parent;
  if (outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier') return outer.id.name;
  if (outer?.type === 'Property' || outer?.type === 'MethodDefinition' || outer?.type === 'PropertyDefinition') return propertyName(outer);
  return undefined;
}
