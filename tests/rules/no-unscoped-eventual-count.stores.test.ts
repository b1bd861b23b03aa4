import type { RuleTester } from 'eslint';
import noUnscopedEventualCount from '../../src/rules/no-unscoped-eventual-count.ts';
import { testRule } from '../rule-tester.ts';
import { silent } from './eventual-count-case.ts';

/** A poll in a test, with what it is given from elsewhere above it. */
const polled = (head: string, body: string, setup = '') => `${head}\ntest('a', async () => {\n  ${setup}await waitFor(async () => { ${body} });\n});\n`;

const POLL = 'waitFor';
function speaks(name: string, code: string, read: string, n: string, more: Partial<RuleTester.TestCaseError> = {}): RuleTester.InvalidTestCase {
  const lines = code.split('\n');
  const line = lines.findIndex((text) => text.includes(POLL)) + 1;
  const column = (lines[line - 1] ?? '').indexOf(POLL) + 1;
  const messageId = n === '0' ? 'unscopedEmpty' : 'unscopedCount';
  const suggestions = /toHaveLength|toBe\(\d|toEqual\(\d|=== |!== /.test(code) && n !== '0' ? 1 : 0;
  return {
    name,
    code,
    filename: 'a.test.ts',
    errors: [{ messageId, data: { n: n === '0' ? '' : n, read, hint: '', before: '' }, line, column, endLine: line, endColumn: column + POLL.length, ...(suggestions ? { suggestions } : {}), ...more }],
  } as RuleTester.InvalidTestCase;
}

const DB = "import { db } from './db';";
const S3 = "import { s3 } from './s3';";

testRule('no-unscoped-eventual-count: ways to read many', noUnscopedEventualCount, {
  invalid: [
    speaks('a document database: find with conditions', polled(DB, "const docs = await db.collection('events').find({ type: 'created' }).toArray(); expect(docs).toHaveLength(2);"), 'db.collection.find.toArray', '2'),
    speaks('a model: find', polled("import { Event } from './models';", 'expect(await Event.find()).toHaveLength(2);'), 'Event.find', '2'),
    speaks('a command that lists', polled(S3, "const list = await s3.send(new ListObjectsV2Command({ Bucket: 'exports' })); expect(list.KeyCount).toBe(1);"), 's3.send', '1'),
    speaks('a command that scans', polled("import { ddb } from './ddb';", "const page = await ddb.send(new ScanCommand({ TableName: 'events' })); expect(page.Count).toBe(3);"), 'ddb.send', '3'),
    speaks('an approximate number', polled("import { sqs } from './sqs';", "const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: 'mail' })); expect(Attributes.ApproximateNumberOfMessages).toBe('0');"), 'sqs.send', '0'),
    speaks('a collection of documents', polled("import { firestore } from './firestore';", "const all = await firestore.collection('events').get(); expect(all.size).toBe(2);"), 'firestore.collection.get', '2'),
    speaks('a query of GraphQL', polled("import { client, gql } from './client';", 'const { jobs } = await client.request(gql`query { jobs { id } }`); expect(jobs).toHaveLength(2);'), 'client.request', '2'),
    speaks('only the statement says that it counts', polled("import { pool } from './pool';", "const { rows } = await pool.query('SELECT count(*)::int AS n FROM outbox'); expect(rows[0].n).toBe(3);"), 'pool.query', '3'),
    speaks('rows and their number', polled("import { repo } from './repo';", 'const [, total] = await repo.findAndCount(); expect(total).toBe(2);'), 'repo.findAndCount', '2'),
    speaks('a client that is a function', polled("import knex from './knex';", "const [{ count }] = await knex('events').count(); expect(Number(count)).toBe(2);"), 'knex.count', '2'),
  ],
  valid: [
    silent('find by what the test made', polled(DB, "expect(await db.collection('events').find({ run }).toArray()).toHaveLength(2);", 'const run = randomUUID(); ')),
    silent('find of a list', polled(DB, 'expect(rows.find((row) => row.tags).tags.length).toBe(2);', 'const rows = await db.all(); ')),
    silent('find by an id', polled("import { repo } from './repo';", 'expect((await repo.find(7)).tags.length).toBe(2);')),
    silent('a command that reads one thing', polled(S3, "const object = await s3.send(new HeadObjectCommand({ Bucket: 'a', Key: 'b' })); expect(object.size).toBe(1);")),
    silent('a command that sends', polled(S3, "const answer = await s3.send(new PutObjectCommand({ Bucket: 'a' })); expect(answer.size).toBe(1);")),
    silent('a query by the test’s own key', polled("import { ddb } from './ddb';", "const page = await ddb.send(new QueryCommand({ TableName: 'events', ExpressionAttributeValues: { ':pk': pk } })); expect(page.Count).toBe(3);", 'const pk = randomUUID(); ')),
    silent('one document', polled("import { firestore } from './firestore';", "const one = await firestore.collection('events').doc('a').get(); expect(one.size).toBe(2);")),
    silent('documents of the test’s user', polled("import { firestore } from './firestore';", "const all = await firestore.collection('events').where('uid', '==', uid).get(); expect(all.size).toBe(2);", 'const uid = await createUser(); ')),
    silent('a change by GraphQL', polled("import { client, gql } from './client';", 'const { jobs } = await client.request(gql`mutation { jobs { id } }`); expect(jobs).toHaveLength(2);')),
    silent('a statement that counts nothing', polled("import { pool } from './pool';", "const { rows } = await pool.query('SELECT age AS n FROM people'); expect(rows[0].n).toBe(3);")),
    silent('a statement that counts the test’s own', polled("import { pool } from './pool';", "const { rows } = await pool.query('SELECT count(*) AS n FROM outbox WHERE run = $1', [run]); expect(rows[0].n).toBe(3);", 'const run = randomUUID(); ')),
  ],
});

const BASELINE = (token: string) => `import { expect, test } from '@playwright/test';
import { getAuthToken, signUp } from './auth';
test('a', async ({ request }) => {
  ${token}
  const before = (await (await request.get('/api/flows', { headers: { Authorization: token } })).json()).length;
  await duplicate();
  await expect.poll(async () => (await (await request.get('/api/flows', { headers: { Authorization: token } })).json()).length).toBe(before + 1);
});
`;

testRule('no-unscoped-eventual-count: credentials beside a reading before', noUnscopedEventualCount, {
  invalid: [
    {
      name: 'an account that has rows already is no account of the test’s own',
      code: BASELINE('const token = await getAuthToken(request);'),
      filename: 'a.test.ts',
      errors: [{ messageId: 'baselineCount', data: { before: 'before' }, line: 7, column: 9, endLine: 7, endColumn: 20 }],
    },
  ],
  valid: [
    silent('an account that the test has made', BASELINE('const { token } = await createAccount();')),
    silent('no reading before: who asks may choose the rows', BASELINE('const token = await getAuthToken(request);').replace('before + 1', '2')),
  ],
});
