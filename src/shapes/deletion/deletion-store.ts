import { type File, perFile } from '../../core/file.ts';
import { reachOf } from '../../core/reach.ts';
import { descendantsOf, type Node, propertyName } from '../../core/tree.ts';
import { ownsDatabase } from './deletion-sql.ts';
import { REACH_WORDS } from '../fresh-value.ts';
import { mockedModules } from '../poll/mocked-modules.ts';
import { ownerOf } from '../poll/owner.ts';
import { OWNER_DEPTH } from '../poll/owner-question.ts';

/**
 * Whether a client of a key-value store sees keys of this test or worker alone: a stand-in, one that is given to the test by a fixture or made with
 * something of the run's own (`new Redis({ db: Number(process.env.VITEST_POOL_ID) })`, `keyPrefix`), a database chosen by the worker's number.
 */
export function isOwnKeyStore(file: File, client: Node): boolean {
  return ownsDatabase(file) || mocksKeyStore(file) || choosesOwnDatabase(file) || isOwnStore(file, client);
}

/** Whether a store that is reached by an expression is this test's own. */
export function isOwnStore(file: File, client: Node): boolean {
  return ownerOf({ file, given: new Map(), isolationModules: [], depth: OWNER_DEPTH }, client) === 'own';
}

/** `vi.mock('ioredis')`, `jest.mock('../src/lib/redis')` */
const mocksKeyStore = perFile((file): boolean => [...mockedModules(file)].some((module) => /redis|valkey|keyv|cache/i.test(module)));

/** `await redis.select(Number(process.env.JEST_WORKER_ID))` */
const choosesOwnDatabase = perFile((file): boolean => {
  if (!/\.select\(/i.test(file.text)) return false;
  for (const node of descendantsOf(file.keys, file.source.ast as Node)) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !/^select$/i.test(propertyName(node.callee) ?? '')) continue;
    const [database] = node.arguments;
    if (database && reachOf(file, database, REACH_WORDS).reach === 'own') return true;
  }
  return false;
});
