import { describe, expect, it } from 'vitest';
import { type EventualCountOptions, type PolledCount, verdictOn } from '../../src/verdicts/no-unscoped-eventual-count.ts';

const FACT: PolledCount<undefined> = {
  at: undefined,
  expects: 'count',
  number: '2',
  before: undefined,
  read: 'db.order.count',
  owner: 'shared',
  scope: 'none',
  hasLiteralIdentity: false,
  isCapped: false,
  ownId: undefined,
  isOnce: false,
  isGuessed: false,
  hasCleanHook: false,
};
const DEFAULTS: Pick<EventualCountOptions, 'trustResetHooks' | 'literalIdentityFilters' | 'checkEmpty'> = {
  trustResetHooks: true,
  literalIdentityFilters: 'allow',
  checkEmpty: true,
};

/** [reason, what differs in the fact, what differs in the options, the message or nothing] */
type Row = [string, Partial<PolledCount<undefined>>, Partial<typeof DEFAULTS>, string | undefined];

const ROWS: Row[] = [
  ['a total of shared things', {}, {}, 'unscopedCount'],
  ['exactly this list', { expects: 'list' }, {}, 'unscopedList'],
  ['none left', { expects: 'empty' }, {}, 'unscopedEmpty'],
  ['a number since a reading', { expects: 'baseline', before: 'before' }, {}, 'baselineCount'],
  ['read once', { isOnce: true }, {}, 'unscopedCountOnce'],
  ['a list read once', { isOnce: true, expects: 'list' }, {}, 'unscopedListOnce'],
  ['none left, read once', { isOnce: true, expects: 'empty' }, {}, 'unscopedEmptyOnce'],
  ['a number since a reading, read once', { isOnce: true, expects: 'baseline' }, {}, 'baselineCountOnce'],
  ['a store of the test’s own', { owner: 'own' }, {}, undefined],
  ['a store that the file does not explain', { owner: 'unknown' }, {}, undefined],
  ['a read by an own id', { scope: 'own' }, {}, undefined],
  ['a read by something that may be the test’s own', { scope: 'unknown' }, {}, undefined],
  ['a read that cannot overshoot', { isCapped: true }, {}, undefined],
  ['a capped read that should be empty', { isCapped: true, expects: 'empty' }, {}, 'unscopedEmpty'],
  ['an identity that the test writes', { hasLiteralIdentity: true }, {}, undefined],
  ['an identity that the test writes, not allowed', { hasLiteralIdentity: true }, { literalIdentityFilters: 'report' }, 'unscopedCount'],
  ['a cleaning hook', { hasCleanHook: true }, {}, undefined],
  ['a cleaning hook, not trusted', { hasCleanHook: true }, { trustResetHooks: false }, 'unscopedCount'],
  ['a cleaning hook and an own id that is not used', { hasCleanHook: true, ownId: 'tag' }, {}, 'unscopedCount'],
  ['a cleaning hook, not trusted, and a single read', { hasCleanHook: true, isOnce: true }, { trustResetHooks: false }, undefined],
  ['a helper that counts by its name', { isGuessed: true }, {}, undefined],
  ['a helper that counts by its name, and an own id that it is not given', { isGuessed: true, ownId: 'tag' }, {}, 'unscopedCount'],
  ['emptiness, not checked', { expects: 'empty' }, { checkEmpty: false }, undefined],
  ['a total, with emptiness not checked', {}, { checkEmpty: false }, 'unscopedCount'],
];

describe('verdictOn', () => {
  it.each(ROWS)('%s', (_reason, fact, options, messageId) => {
    expect(verdictOn({ ...FACT, ...fact }, { ...DEFAULTS, ...options })?.messageId).toBe(messageId);
  });

  it('names what to count by, and nothing where there is nothing', () => {
    expect(verdictOn({ ...FACT, before: 'had' }, DEFAULTS)?.data).toEqual({ n: '2', read: 'db.order.count', before: 'had', hint: '' });
    expect(verdictOn({ ...FACT, ownId: 'tag' }, DEFAULTS)?.data).toEqual({
      n: '2',
      read: 'db.order.count',
      before: '',
      hint: ', for example by `tag`',
    });
  });
});
