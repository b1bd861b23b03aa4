import rule from '../../src/rules/no-unscoped-like-delete.ts';
import { testRule } from '../rule-tester.ts';
import { bad, ok, unscoped } from './like-delete-cases.ts';

/** A deletion that `afterAll` runs, and the stretch of it that is marked. */
const after = (name: string, code: string, at: string, pattern: string) => bad(name, `afterAll(() => ${code});`, [unscoped(at, pattern)]);

testRule('no-unscoped-like-delete: filters of ORMs and document databases', rule, {
  invalid: [
    after('Prisma: an AND of its own', "prisma.user.deleteMany({ where: { AND: [{ role: 'guest' }, { mail: { contains: 'bot' } }] } })", "deleteMany({ where: { AND: [{ role: 'guest' }, { mail: { contains: 'bot' } }] } })", 'bot'),
    after('Prisma: some of a relation', "prisma.user.deleteMany({ where: { notes: { some: { text: { startsWith: 'it-' } } } } })", "deleteMany({ where: { notes: { some: { text: { startsWith: 'it-' } } } } })", 'it-'),
    after('Prisma: in a transaction', "prisma.$transaction([prisma.user.deleteMany({ where: { mail: { endsWith: '@x' } } })])", "deleteMany({ where: { mail: { endsWith: '@x' } } })", '@x'),
    after('Prisma: with a mode', "prisma.user.deleteMany({ where: { mail: { startsWith: 'bot', mode: 'insensitive' } } })", "deleteMany({ where: { mail: { startsWith: 'bot', mode: 'insensitive' } } })", 'bot'),
    bad('Prisma: a filter under a name', "const where = { mail: { startsWith: 'bot' } };\nafterAll(() => prisma.user.deleteMany({ where }));", [unscoped('deleteMany({ where })', 'bot')]),
    bad('Prisma: not', "afterAll(() => prisma.user.deleteMany({ where: { NOT: { mail: { endsWith: '@corp' } } } }));", [
      { at: "deleteMany({ where: { NOT: { mail: { endsWith: '@corp' } } } })", messageId: 'negatedPattern', data: { pattern: '@corp', table: "'user'" } },
    ]),
    bad('a constant of an enum', "enum Kind { Bot = 'bot-' }\nafterAll(() => prisma.user.deleteMany({ where: { mail: { startsWith: Kind.Bot } } }));", [
      unscoped('deleteMany({ where: { mail: { startsWith: Kind.Bot } } })', 'bot-'),
    ]),
    after('Sequelize: Op.like', "User.destroy({ where: { mail: { [Op.like]: 'bot%' } } })", "destroy({ where: { mail: { [Op.like]: 'bot%' } } })", 'bot%'),
    after('Sequelize: Op.or', "User.destroy({ where: { [Op.or]: [{ a: 1 }, { mail: { [Sequelize.Op.iLike]: 'bot%' } }] } })", "destroy({ where: { [Op.or]: [{ a: 1 }, { mail: { [Sequelize.Op.iLike]: 'bot%' } }] } })", 'bot%'),
    after('Sequelize: Op.regexp', "User.destroy({ where: { mail: { [Op.regexp]: '^bot' } } })", "destroy({ where: { mail: { [Op.regexp]: '^bot' } } })", '^bot'),
    bad('Sequelize: Op.notLike', "afterAll(() => User.destroy({ where: { mail: { [Op.notLike]: 'admin%' } } }));", [
      { at: "destroy({ where: { mail: { [Op.notLike]: 'admin%' } } })", messageId: 'negatedPattern', data: { pattern: 'admin%', table: "'User'" } },
    ]),
    after('TypeORM: ILike after the entity', "manager.delete(User, { mail: ILike('%bot%') })", "delete(User, { mail: ILike('%bot%') })", '%bot%'),
    after('TypeORM: any of several', "repo.delete([{ mail: Like('bot%') }, { name: Like('bot%') }])", "delete([{ mail: Like('bot%') }, { name: Like('bot%') }])", 'bot%'),
    after('TypeORM: a soft delete', "repo.softDelete({ mail: Like('bot%') })", "softDelete({ mail: Like('bot%') })", 'bot%'),
    bad('TypeORM: Not(Like())', "afterAll(() => repo.delete({ mail: Not(Like('admin%')) }));", [
      { at: "delete({ mail: Not(Like('admin%')) })", messageId: 'negatedPattern', data: { pattern: 'admin%', table: "'repo'" } },
    ]),
    after('MikroORM: $ilike under $and', "em.nativeDelete(User, { $and: [{ role: 'guest' }, { mail: { $ilike: 'bot%' } }] })", "nativeDelete(User, { $and: [{ role: 'guest' }, { mail: { $ilike: 'bot%' } }] })", 'bot%'),
    after('MongoDB: $regex with options', "db.collection('users').deleteMany({ mail: { $regex: '^bot', $options: 'i' } })", "deleteMany({ mail: { $regex: '^bot', $options: 'i' } })", '^bot'),
    after('MongoDB: $or', "users.deleteMany({ $or: [{ mail: /^bot/ }, { name: 'Bot' }] })", "deleteMany({ $or: [{ mail: /^bot/ }, { name: 'Bot' }] })", '^bot'),
    after('MongoDB: $in of regular expressions', 'users.deleteMany({ mail: { $in: [/^bot/, /^it-/] } })', 'deleteMany({ mail: { $in: [/^bot/, /^it-/] } })', '^bot'),
    bad('MongoDB: $not', 'afterAll(() => users.deleteMany({ mail: { $not: /@corp$/ } }));', [
      { at: 'deleteMany({ mail: { $not: /@corp$/ } })', messageId: 'negatedPattern', data: { pattern: '@corp$', table: "'users'" } },
    ]),
    bad('MongoDB: a regular expression under a name', 'const BOTS = /^bot/;\nafterAll(() => users.deleteMany({ mail: BOTS }));', [unscoped('deleteMany({ mail: BOTS })', '^bot')]),
    after('what leads to the table scopes nothing', "app.get(PrismaService).user.deleteMany({ where: { mail: { endsWith: '@x' } } })", "deleteMany({ where: { mail: { endsWith: '@x' } } })", '@x'),
    after('a repository by its token', "moduleRef.get(getRepositoryToken(User)).delete({ mail: Like('bot%') })", "delete({ mail: Like('bot%') })", 'bot%'),
    bad('a model of a connection', "const User = mongoose.createConnection(uri).model('User', schema);\nafterAll(() => User.deleteMany({ mail: /^bot/ }));", [unscoped('deleteMany({ mail: /^bot/ })', '^bot')]),
    after('Mongoose: found, then removed in one chain', 'User.find({ mail: /^bot/ }).deleteMany()', 'find({ mail: /^bot/ }).deleteMany()', '^bot'),
    after('Payload', "payload.delete({ collection: 'users', where: { mail: { like: 'bot' } } })".replace("'bot'", "'bot%'"), "delete({ collection: 'users', where: { mail: { like: 'bot%' } } })", 'bot%'),
    after('Feathers', "app.service('users').remove(null, { query: { mail: { $like: 'bot%' } } })", "remove(null, { query: { mail: { $like: 'bot%' } } })", 'bot%'),
  ],
  valid: [
    ok('a filter that is not known', 'afterAll(() => prisma.user.deleteMany({ where: filter }));'),
    ok('a filter that another is spread into', "afterAll(() => prisma.user.deleteMany({ where: { ...scope, mail: { startsWith: 'bot' } } }));"),
    ok('a runtime tenant', "afterAll(() => prisma.user.deleteMany({ where: { orgId: org.id, mail: { startsWith: 'bot' } } }));"),
    ok('each arm scoped', 'afterAll(() => prisma.user.deleteMany({ where: { OR: [{ orgId: org.id }, { mail: { startsWith: run } }] } }));'),
    ok('the run’s id', 'const run = `it-${Date.now()}`;\nafterAll(() => prisma.user.deleteMany({ where: { mail: { startsWith: run } } }));'),
    ok('equality only', "afterAll(() => prisma.user.deleteMany({ where: { mail: 'fixed@bot.invalid' } }));"),
    ok('a list that a column contains', "afterAll(() => Post.destroy({ where: { tags: { [Op.contains]: ['bot'] } } }));"),
    ok('like without a wildcard', "afterAll(() => User.destroy({ where: { mail: { [Op.like]: 'fixed@bot' } } }));"),
    ok('a regular expression that spells one value', 'afterAll(() => users.deleteMany({ mail: /^fixed@bot\\.invalid$/i }));'),
    ok('a database of this run’s own', "const run = crypto.randomUUID();\nafterAll(() => tenantDb(run).user.deleteMany({ where: { mail: { endsWith: '@x' } } }));"),
    ok('ids', 'afterAll(() => users.deleteMany({ _id: { $in: created } }));'),
    ok('an id', 'afterAll(() => repo.delete(id));'),
    ok('a parser that is taken away', 'test("a", () => { fastify.removeContentTypeParser(/^text/); parsers.remove(/^text\\/.*/); });'),
    ok('a request', "test('a', () => axios.delete('/users', { params: { name: { contains: 'bot' } } }));"),
    ok('a template’s request', "test('a', () => api.delete(`${base}/users`, { data: { name: { like: 'bot%' } } }));"),
    ok('reads', "test('a', () => prisma.user.findMany({ where: { mail: { startsWith: 'bot' } } }));"),
    ok('updates', "test('a', () => prisma.user.updateMany({ where: { mail: { startsWith: 'bot' } }, data: { a: 1 } }));"),
    ok('what a mock was called with', "test('a', () => { expect(prisma.user.deleteMany).toHaveBeenCalledWith({ where: { mail: { startsWith: 'bot' } } }); });"),
  ],
});

testRule('no-unscoped-like-delete: chains', rule, {
  invalid: [
    after('drizzle: ilike', "db.delete(users).where(ilike(users.mail, '%@bot'))", "delete(users).where(ilike(users.mail, '%@bot'))", '%@bot'),
    after('drizzle: or', "db.delete(users).where(or(like(users.mail, 'a%'), like(users.mail, 'b%')))", "delete(users).where(or(like(users.mail, 'a%'), like(users.mail, 'b%')))", 'a%'),
    after('drizzle: sql', "db.delete(users).where(sql`${users.mail} LIKE ${'bot%'}`)", "delete(users).where(sql`${users.mail} LIKE ${'bot%'}`)", 'bot%'),
    after('drizzle: sql, written out', "db.delete(users).where(sql`${users.mail} LIKE 'bot%'`)", "delete(users).where(sql`${users.mail} LIKE 'bot%'`)", 'bot%'),
    after('drizzle: a subquery', "db.delete(notes).where(inArray(notes.userId, db.select({ id: users.id }).from(users).where(like(users.mail, 'bot%'))))", "delete(notes).where(inArray(notes.userId, db.select({ id: users.id }).from(users).where(like(users.mail, 'bot%'))))", 'bot%'),
    bad('drizzle: a condition under a name', "const bots = like(users.mail, 'bot%');\nafterAll(() => db.delete(users).where(bots));", [unscoped('delete(users).where(bots)', 'bot%')]),
    bad('drizzle: notLike', "afterAll(() => db.delete(users).where(notLike(users.mail, 'admin%')));", [
      { at: "delete(users).where(notLike(users.mail, 'admin%'))", messageId: 'negatedPattern', data: { pattern: 'admin%', table: "'users'" } },
    ]),
    bad('drizzle: not', "afterAll(() => db.delete(users).where(not(like(users.mail, 'admin%'))));", [
      { at: "delete(users).where(not(like(users.mail, 'admin%')))", messageId: 'negatedPattern', data: { pattern: 'admin%', table: "'users'" } },
    ]),
    after('kysely: ilike', "db.deleteFrom('users').where('mail', 'ilike', 'bot%').executeTakeFirst()", "deleteFrom('users').where('mail', 'ilike', 'bot%')", 'bot%'),
    after('kysely: an expression builder', "db.deleteFrom('users').where((eb) => eb.or([eb('mail', 'like', 'bot%'), eb('role', '=', 'guest')])).execute()", "deleteFrom('users').where((eb) => eb.or([eb('mail', 'like', 'bot%'), eb('role', '=', 'guest')]))", 'bot%'),
    after('kysely: a subquery', "db.deleteFrom('notes').where('user_id', 'in', db.selectFrom('users').select('id').where('mail', 'like', 'bot%')).execute()", "deleteFrom('notes').where('user_id', 'in', db.selectFrom('users').select('id').where('mail', 'like', 'bot%'))", 'bot%'),
    after('knex: three arguments', "knex('users').where('mail', 'like', 'bot%').del()", "where('mail', 'like', 'bot%').del()", 'bot%'),
    after('knex: the delete first', "knex('users').del().where('mail', 'like', 'bot%')", "del().where('mail', 'like', 'bot%')", 'bot%'),
    after('knex: whereLike', "knex('users').whereLike('mail', 'bot%').delete()", "whereLike('mail', 'bot%').delete()", 'bot%'),
    after('knex: whereRaw with a value', "knex('users').whereRaw('lower(mail) LIKE ?', ['bot%']).del()", "whereRaw('lower(mail) LIKE ?', ['bot%']).del()", 'bot%'),
    after('knex: a closure', "knex('users').where(function () { this.where('mail', 'like', 'bot%').orWhere('name', 'like', 'bot%'); }).del()", "where(function () { this.where('mail', 'like', 'bot%').orWhere('name', 'like', 'bot%'); }).del()", 'bot%'),
    after('knex: a subquery', "knex('notes').whereIn('user_id', knex('users').select('id').where('mail', 'like', 'bot%')).del()", "whereIn('user_id', knex('users').select('id').where('mail', 'like', 'bot%')).del()", 'bot%'),
    bad('knex: orWhere after a scoped where', "afterAll(() => knex('users').where('id', me.id).orWhere('mail', 'like', 'bot%').del());", [
      { at: "where('id', me.id).orWhere('mail', 'like', 'bot%').del()", messageId: 'wideningOr', data: { pattern: 'bot%' } },
    ]),
    bad('knex: whereNot', "afterAll(() => knex('users').whereNot('mail', 'like', 'admin%').del());", [
      { at: "whereNot('mail', 'like', 'admin%').del()", messageId: 'negatedPattern', data: { pattern: 'admin%', table: "'users'" } },
    ]),
    bad('knex: a query under a name', "const bots = knex('users').where('mail', 'like', 'bot%');\nafterAll(() => bots.del());", [unscoped('del()', 'bot%')]),
    after('TypeORM: andWhere', "repo.createQueryBuilder().delete().where('role = :r', { r: 'guest' }).andWhere('mail LIKE :m', { m: 'bot%' }).execute()", "delete().where('role = :r', { r: 'guest' }).andWhere('mail LIKE :m', { m: 'bot%' })", 'bot%'),
    after('TypeORM: parameters set apart', "repo.createQueryBuilder().delete().where('mail LIKE :m').setParameters({ m: 'bot%' }).execute()", "delete().where('mail LIKE :m')", 'bot%'),
    after('TypeORM: written out', `qb.delete().from(User).where("mail LIKE 'bot%'").execute()`, `delete().from(User).where("mail LIKE 'bot%'")`, 'bot%'),
    after('Supabase: like', "sb.from('t').delete().like('name', 'bot%')", "delete().like('name', 'bot%')", 'bot%'),
    after('Supabase: filter', "sb.from('t').delete().filter('name', 'ilike', 'bot%')", "delete().filter('name', 'ilike', 'bot%')", 'bot%'),
    after('Supabase: or', "sb.from('t').delete().or('name.like.bot%,kind.eq.x')", "delete().or('name.like.bot%,kind.eq.x')", 'bot%'),
    bad('Supabase: not', "afterAll(() => sb.from('t').delete().not('name', 'like', 'keep%'));", [
      { at: "delete().not('name', 'like', 'keep%')", messageId: 'negatedPattern', data: { pattern: 'keep%', table: "'t'" } },
    ]),
    after('a chain over several lines', "db\n  .delete(users)\n  .where(like(users.mail, 'bot%'))", "delete(users)\n  .where(like(users.mail, 'bot%'))", 'bot%'),
    after('Mongoose: where and regex', "User.where('mail').regex(/^bot/).deleteMany()", "regex(/^bot/).deleteMany()", '^bot'),
  ],
  valid: [
    ok('drizzle: an equality with a runtime value', "afterAll(() => db.delete(users).where(and(eq(users.orgId, org.id), like(users.mail, 'bot%'))));"),
    ok('drizzle: the run’s id', 'const run = crypto.randomUUID();\nafterAll(() => db.delete(users).where(like(users.mail, `bot-${run}%`)));'),
    ok('drizzle: a subquery of this run', "afterAll(() => db.delete(notes).where(inArray(notes.userId, db.select({ id: users.id }).from(users).where(like(users.mail, `${run}%`)))));"),
    ok('kysely: an equality', "afterAll(() => db.deleteFrom('users').where('mail', '=', 'x%').execute());"),
    ok('knex: an equality with a runtime value', "afterAll(() => knex('users').where({ org_id: org.id }).where('mail', 'like', 'bot%').del());"),
    ok('knex: a pattern that is not known', "afterAll(() => knex('users').where('mail', 'like', pattern).del());"),
    ok('knex: a read', "test('a', () => knex('users').where('mail', 'like', 'bot%').first());"),
    ok('TypeORM: a runtime parameter', "afterAll(() => qb.delete().from(User).where('mail LIKE :m', { m: `${run}%` }).execute());"),
    ok('objection: the rows of one parent', "test('a', () => parent.$relatedQuery('notes').delete().where('text', 'like', 'text %'));"),
    ok('objection: the rows of some parents', "test('a', () => Person.relatedQuery('notes').for(ids).delete().where('text', 'like', 'text %'));"),
    ok('Lucid: the rows of one parent', "test('a', () => user.related('notes').query().whereLike('text', 'text %').delete());"),
    ok('Supabase: an equality with a runtime value', "afterAll(() => sb.from('t').delete().eq('org_id', org.id).like('name', 'bot%'));"),
    ok('a link that may scope', "afterAll(() => db.delete(users).forTenant(tenant.id).where(like(users.mail, 'bot%')));".replace('forTenant', 'ofTenant')),
    ok('a page object', "test('a', () => { cy.contains('bot').clear(); cy.get('li').contains('Delete').remove(); });"),
    ok('a Map', "test('a', () => { map.delete('x%'); set.delete(like('x%')); });"),
    ok('a list of its own', "test('a', () => { list.filter((one) => one.name.startsWith('x')).forEach((one) => one.remove()); });"),
    ok('a class name', "test('a', () => { node.classList.remove('contains'); });"),
  ],
});
