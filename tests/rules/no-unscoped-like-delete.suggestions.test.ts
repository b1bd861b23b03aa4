import rule from '../../src/rules/no-unscoped-like-delete.ts';
import { testRule } from '../rule-tester.ts';
import { bad, unscoped } from './like-delete-cases.ts';

const TAG = "const tag = `DELIV_${Date.now()}`;\n";
const IMPORT = "import { randomUUID } from 'node:crypto';\n";

/** The run's id that is in scope takes the place of the pattern. */
const useId = (name: string, code: string, at: string, pattern: string, output: string) =>
  bad(name, TAG + code, [unscoped(at, pattern, { suggestions: [{ messageId: 'useRunId', data: { name: 'tag' }, output: TAG + output }] })]);

/** The constant gets a random part. */
const unique = (name: string, code: string, at: string, pattern: string, output: string, constant = 'MARK') =>
  bad(name, code, [unscoped(at, pattern, { suggestions: [{ messageId: 'makeConstUnique', data: { name: constant }, output }] })]);

const none = (name: string, code: string, at: string, pattern: string) => bad(name, code, [unscoped(at, pattern, { suggestions: [] })]);

testRule('no-unscoped-like-delete: this run’s id in the pattern', rule, {
  valid: [],
  invalid: [
    useId('in a string', `afterAll(() => run("DELETE FROM t WHERE n LIKE 'DELIV_%'"));`, "DELETE FROM t WHERE n LIKE 'DELIV_%'", 'DELIV_%', `afterAll(() => run("DELETE FROM t WHERE n LIKE '" + tag + "%'"));`),
    useId('in a string with escaped quotes', `afterAll(() => run('DELETE FROM t WHERE n LIKE \\'DELIV_%\\''));`, "DELETE FROM t WHERE n LIKE \\'DELIV_%\\'", 'DELIV_%', `afterAll(() => run('DELETE FROM t WHERE n LIKE \\'' + tag + '%\\''));`),
    useId('in a template, with a wildcard in front', "afterAll(() => run(`DELETE FROM t WHERE n LIKE '%DELIV_%' -- all\n`));", "DELETE FROM t WHERE n LIKE '%DELIV_%'", '%DELIV_%', "afterAll(() => run(`DELETE FROM t WHERE n LIKE '%${tag}%' -- all\n`));"),
    useId('in a tagged template, where it is a value', "afterAll(async () => { await sql`DELETE FROM t WHERE n LIKE 'DELIV_%'`; });", "DELETE FROM t WHERE n LIKE 'DELIV_%'", 'DELIV_%', 'afterAll(async () => { await sql`DELETE FROM t WHERE n LIKE ${`${tag}%`}`; });'),
    useId('in a bound value', "afterAll(() => db.query('DELETE FROM t WHERE n LIKE $1', ['DELIV_%']));", 'DELETE FROM t WHERE n LIKE $1', 'DELIV_%', "afterAll(() => db.query('DELETE FROM t WHERE n LIKE $1', [`${tag}%`]));"),
    useId('with the wildcards’ escapes taken off', "afterAll(() => db.query('DELETE FROM t WHERE n LIKE $1', ['DELIV\\\\_%']));", 'DELETE FROM t WHERE n LIKE $1', 'DELIV\\_%', "afterAll(() => db.query('DELETE FROM t WHERE n LIKE $1', [`${tag}%`]));"),
    useId('in an ORM’s filter', "afterAll(() => prisma.t.deleteMany({ where: { n: { startsWith: 'DELIV_' } } }));", "deleteMany({ where: { n: { startsWith: 'DELIV_' } } })", 'DELIV_', 'afterAll(() => prisma.t.deleteMany({ where: { n: { startsWith: tag } } }));'),
    useId('in a query builder’s chain', "afterAll(() => db.delete(t).where(like(t.n, 'DELIV_%')));", "delete(t).where(like(t.n, 'DELIV_%'))", 'DELIV_%', 'afterAll(() => db.delete(t).where(like(t.n, `${tag}%`)));'),
    bad(
      'in the place of the constant that the id itself starts with',
      "const MARK = 'DELIV_';\nconst tag = `${MARK}${Date.now()}`;\nafterAll(() => run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));",
      [
        unscoped("DELETE FROM t WHERE n LIKE '${MARK}%'", 'DELIV_%', {
          suggestions: [
            { messageId: 'useRunId', data: { name: 'tag' }, output: "const MARK = 'DELIV_';\nconst tag = `${MARK}${Date.now()}`;\nafterAll(() => run(`DELETE FROM t WHERE n LIKE '${tag}%'`));" },
          ],
        }),
      ],
    ),
    bad(
      'in a quoting helper’s argument',
      "const MARK = 'D_';\nconst tag = MARK + Date.now();\nconst q = (s: string) => `'${s}'`;\nafterAll(() => run(`DELETE FROM t WHERE n LIKE ${q(MARK + '%')}`));",
      [
        unscoped("DELETE FROM t WHERE n LIKE ${q(MARK + '%')}", 'D_%', {
          suggestions: [
            {
              messageId: 'useRunId',
              data: { name: 'tag' },
              output: "const MARK = 'D_';\nconst tag = MARK + Date.now();\nconst q = (s: string) => `'${s}'`;\nafterAll(() => run(`DELETE FROM t WHERE n LIKE ${q(tag + '%')}`));",
            },
          ],
        }),
      ],
    ),
    none('not an id of another scope', "test('a', () => { const tag = `D_${Date.now()}`; });\nafterAll(() => run(\"DELETE FROM t WHERE n LIKE 'D_%'\"));", "DELETE FROM t WHERE n LIKE 'D_%'", 'D_%'),
    none('not where the id goes on with something constant', "const tag = `D_ONE_${Date.now()}`;\nafterAll(() => run(\"DELETE FROM t WHERE n LIKE 'D_%'\"));", "DELETE FROM t WHERE n LIKE 'D_%'", 'D_%'),
    none('not one that is not known to be this run’s', "const tag = `D_${config.name}`;\nafterAll(() => run(\"DELETE FROM t WHERE n LIKE 'D_%'\"));", "DELETE FROM t WHERE n LIKE 'D_%'", 'D_%'),
    none('not for the end of a text', "const tag = `D_${Date.now()}`;\nafterAll(() => run(\"DELETE FROM t WHERE n LIKE '%D_'\"));", "DELETE FROM t WHERE n LIKE '%D_'", '%D_'),
    none('not for a regular expression', 'const tag = `D_${Date.now()}`;\nafterAll(() => User.deleteMany({ n: /^D_/ }));', 'deleteMany({ n: /^D_/ })', '^D_'),
  ],
});

testRule('no-unscoped-like-delete: a random part for the constant', rule, {
  valid: [],
  invalid: [
    unique('the separator at its end goes on', "const MARK = 'seat-';\nafterAll(() => run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));", "DELETE FROM t WHERE n LIKE '${MARK}%'", 'seat-%', `${IMPORT}const MARK = \`seat-\${randomUUID()}-\`;\nafterAll(() => run(\`DELETE FROM t WHERE n LIKE '\${MARK}%'\`));`),
    unique('without one, a dash', "const MARK = 'seat';\nafterAll(() => run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));", "DELETE FROM t WHERE n LIKE '${MARK}%'", 'seat%', `${IMPORT}const MARK = \`seat-\${randomUUID()}-\`;\nafterAll(() => run(\`DELETE FROM t WHERE n LIKE '\${MARK}%'\`));`),
    unique('the import stands with the others, after a comment', "// why\nimport { db } from './db';\nconst MARK = 'seat-'; // kept\nafterAll(() => db.run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));", "DELETE FROM t WHERE n LIKE '${MARK}%'", 'seat-%', "// why\nimport { randomUUID } from 'node:crypto';\nimport { db } from './db';\nconst MARK = `seat-${randomUUID()}-`; // kept\nafterAll(() => db.run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));"),
    unique('the import that is there is used', "import { randomUUID as id } from 'crypto';\nconst MARK = 'seat-';\nafterAll(() => db.run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));", "DELETE FROM t WHERE n LIKE '${MARK}%'", 'seat-%', "import { randomUUID as id } from 'crypto';\nconst MARK = `seat-${id()}-`;\nafterAll(() => db.run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));"),
    unique('CommonJS', "'use strict';\nconst { db } = require('./db');\nconst MARK = 'seat-';\nafterAll(() => db.run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));", "DELETE FROM t WHERE n LIKE '${MARK}%'", 'seat-%', "'use strict';\nconst { randomUUID } = require('node:crypto');\nconst { db } = require('./db');\nconst MARK = `seat-${randomUUID()}-`;\nafterAll(() => db.run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));"),
    unique('where its other uses are parts of texts', "const MARK = 'seat-';\ntest('a', () => create(MARK + 'one'));\nafterAll(() => db.delete(t).where(like(t.n, `${MARK}%`)));", 'delete(t).where(like(t.n, `${MARK}%`))', 'seat-%', `${IMPORT}const MARK = \`seat-\${randomUUID()}-\`;\ntest('a', () => create(MARK + 'one'));\nafterAll(() => db.delete(t).where(like(t.n, \`\${MARK}%\`)));`),
    none('not one that is exported', "export const MARK = 'seat-';\nafterAll(() => run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));", "DELETE FROM t WHERE n LIKE '${MARK}%'", 'seat-%'),
    none('not one that is compared', "const MARK = 'seat-';\ntest('a', () => { if (row.n === MARK) fail(); });\nafterAll(() => run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));", "DELETE FROM t WHERE n LIKE '${MARK}%'", 'seat-%'),
    none('not one that is given away', "const MARK = 'seat-';\ntest('a', () => create({ prefix: MARK }));\nafterAll(() => run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));", "DELETE FROM t WHERE n LIKE '${MARK}%'", 'seat-%'),
    none('not one that holds the wildcard', "const MARK = 'seat-%';\nafterAll(() => run(`DELETE FROM t WHERE n LIKE '${MARK}'`));", "DELETE FROM t WHERE n LIKE '${MARK}'", 'seat-%'),
    none('not the domain of an address', "const DOMAIN = '@bot.invalid';\nafterAll(() => prisma.u.deleteMany({ where: { mail: { contains: `${DOMAIN}` } } }));", 'deleteMany({ where: { mail: { contains: `${DOMAIN}` } } })', '@bot.invalid'),
    none('not where the name of the generator is taken', "const randomUUID = () => 1;\nconst MARK = 'seat-';\nafterAll(() => run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));", "DELETE FROM t WHERE n LIKE '${MARK}%'", 'seat-%'),
    none('not a let', "let MARK = 'seat-';\nafterAll(() => run(`DELETE FROM t WHERE n LIKE '${MARK}%'`));", "DELETE FROM t WHERE n LIKE '${MARK}%'", 'seat-%'),
  ],
});
