import { describe, expect, it } from 'vitest';
import {
  type Condition,
  type Deletion,
  judgeLikeDelete,
  type JudgeOptions,
  type Reach,
} from '../../src/verdicts/no-unscoped-like-delete.ts';

type C = Condition<string>;
const like = (pattern: string, reach: Reach = 'shared'): C => ({ kind: 'pattern', reach, pattern, negated: false, at: pattern });
const notLike = (pattern: string, reach: Reach = 'shared'): C => ({ kind: 'pattern', reach, pattern, negated: true, at: pattern });
const match = (reach: Reach, negated = false): C => ({ kind: 'match', reach, negated });
const and = (...of: C[]): C => ({ kind: 'and', of });
const or = (...of: C[]): C => ({ kind: 'or', of });

const OPTIONS: JudgeOptions = { allowPatterns: [], inProcessDatabases: 'ignore', stores: ['sql'], wholeTable: false };
const FACT: Omit<Deletion<string>, 'where'> = { store: 'sql', target: 't', inHook: true, inProcess: false };

/** [reason, condition, message and pattern, or nothing] */
const CONDITIONS: [string, C, string | undefined][] = [
  ['a constant pattern', like('x%'), 'unscopedPattern x%'],
  ['this run’s pattern', like('', 'own'), undefined],
  ['a pattern that is not known', like('', 'unknown'), undefined],
  ['a constant pattern, and this run’s value', and(like('x%'), match('own')), undefined],
  ['a constant pattern, and a value that is not known', and(like('x%'), match('unknown')), undefined],
  ['a constant pattern, and a constant', and(match('shared'), like('x%')), 'unscopedPattern x%'],
  ['a constant pattern, and all but this run’s own', and(like('x%'), match('own', true)), 'unscopedPattern x%'],
  ['a constant pattern, and this run’s', and(like('x%'), like('', 'own')), undefined],
  ['a constant pattern, or this run’s', or(like('', 'own'), like('x%')), 'wideningOr x%'],
  ['a constant pattern, or a constant', or(match('shared'), like('x%')), 'unscopedPattern x%'],
  ['both arms this run’s', or(match('own'), like('', 'own')), undefined],
  ['this run’s, and either of two', and(match('own'), or(like('x%'), like('y%'))), undefined],
  ['the widening arm deep inside', and(match('shared'), or(match('own'), like('x%'))), 'wideningOr x%'],
  ['an arm that is scoped by another', or(and(like('x%'), match('own')), match('own')), undefined],
  ['NOT LIKE', notLike('x%'), 'negatedPattern x%'],
  ['NOT LIKE, and this run’s value', and(notLike('x%'), match('own')), undefined],
  ['NOT LIKE of this run’s chooses everybody else’s, yet by no constant', notLike('', 'own'), undefined],
  ['LIKE is named before NOT LIKE', and(notLike('keep%'), like('x%')), 'unscopedPattern x%'],
  ['a constant pattern, and not this run’s', and(like('x%'), notLike('', 'own')), 'unscopedPattern x%'],
  ['a constant pattern, and either of two of this run’s', and(or(match('own'), match('own')), like('x%')), undefined],
  ['a constant pattern, and this run’s or a constant', and(or(match('own'), match('shared')), like('x%')), 'unscopedPattern x%'],
  ['a constant pattern, and an OR of nothing', and(or(), like('x%')), 'unscopedPattern x%'],
  ['NOT LIKE, and a constant', and(notLike('x%'), match('shared')), 'negatedPattern x%'],
  ['the first NOT LIKE is named', and(notLike('x%'), notLike('y%')), 'negatedPattern x%'],
  ['no pattern', and(match('shared'), match('shared')), undefined],
  ['an OR of nothing', or(), undefined],
];

describe('judgeLikeDelete', () => {
  it.each(CONDITIONS)('%s', (_reason, where, expected) => {
    const verdict = judgeLikeDelete({ ...FACT, where }, OPTIONS);
    expect(verdict && `${verdict.messageId} ${verdict.data['pattern']}`).toBe(expected);
  });

  it('says where the pattern stands', () => {
    expect(judgeLikeDelete({ ...FACT, where: and(like('x%'), like('y%')) }, OPTIONS)?.at).toBe('x%');
  });

  it('names the table of a NOT LIKE, where it is known', () => {
    expect(judgeLikeDelete({ ...FACT, where: notLike('x%') }, OPTIONS)?.data).toEqual({ pattern: 'x%', table: "'t'" });
    expect(judgeLikeDelete({ ...FACT, target: undefined, where: notLike('x%') }, OPTIONS)?.data).toEqual({ pattern: 'x%', table: 'the table' });
  });

  it('shows the pattern by which the rows were found', () => {
    expect(judgeLikeDelete({ ...FACT, isSelected: true, where: like('x%') }, OPTIONS)?.data).toEqual({ pattern: 'x%' });
  });

  it.each<[Partial<Deletion<string>>, string]>([
    [{}, "'t'"],
    [{ target: undefined }, 'the table'],
    [{ target: '${shard\n}' }, 'the table'],
    [{ target: 't'.repeat(80) }, `'${'t'.repeat(80)}'`],
    [{ target: 't'.repeat(81) }, 'the table'],
    [{ store: 'redis' }, 't'],
    [{ store: 'redis', target: undefined }, 'the store'],
  ])('names what is emptied: %j', (fact, target) => {
    const options: JudgeOptions = { ...OPTIONS, wholeTable: true, stores: ['sql', 'redis'] };
    expect(judgeLikeDelete({ ...FACT, where: and(), ...fact }, options)?.data).toEqual({ target });
  });

  it.each<[string, Partial<Deletion<string>>, Partial<JudgeOptions>, string | undefined]>([
    ['another store', { store: 'mongo' }, {}, undefined],
    ['a store that is asked for', { store: 'mongo' }, { stores: ['mongo'] }, 'unscopedPattern'],
    ['a database of this process', { inProcess: true }, {}, undefined],
    ['a database of this process, to be checked', { inProcess: true }, { inProcessDatabases: 'check' }, 'unscopedPattern'],
    ['an allowed pattern', {}, { allowPatterns: [/^x/] }, undefined],
    ['an allowed pattern beside another', { where: or(like('x%'), like('y%')) }, { allowPatterns: [/^x/] }, 'wideningOr'],
    ['everything', { where: and() }, {}, undefined],
    ['everything, when asked for', { where: and() }, { wholeTable: true }, 'wholeTable'],
    ['everything, nested', { where: and(and(), and()) }, { wholeTable: true }, 'wholeTable'],
    ['everything, in no hook', { where: and(), inHook: false }, { wholeTable: true }, undefined],
    ['what was found by a constant pattern', { isSelected: true }, {}, 'selectedPattern'],
    ['what was found by NOT LIKE', { isSelected: true, where: notLike('x%') }, {}, undefined],
    ['everything that was found', { isSelected: true, where: and() }, { wholeTable: true }, undefined],
    ['everything of a key store', { where: and(), store: 'redis' }, { wholeTable: true, stores: ['redis'] }, 'wholeStore'],
  ])('%s', (_reason, fact, options, expected) => {
    expect(judgeLikeDelete({ ...FACT, where: like('x%'), ...fact }, { ...OPTIONS, ...options })?.messageId).toBe(expected);
  });
});
