import { describe, expect, it } from 'vitest';
import { settingsOf } from '../src/settings.ts';

describe('settingsOf', () => {
  it('has defaults', () => {
    expect(settingsOf({})).toEqual({ modules: {}, isolation: 'shared' });
  });

  it('takes what is given', () => {
    expect(settingsOf({ flakeproof: { modules: { './a': 'vitest' }, isolation: 'per-worker' } })).toEqual({
      modules: { './a': 'vitest' },
      isolation: 'per-worker',
    });
  });

  /** [reason, what is given, the error] */
  const WRONG: [string, unknown, string][] = [
    ['an unknown key', { module: {} }, "eslint-plugin-flakeproof: 'settings.flakeproof' has no key 'module'. Known keys: modules, isolation."],
    ['no object', 'vitest', `eslint-plugin-flakeproof: 'settings.flakeproof' must be an object, but is "vitest".`],
    ['a list of modules', { modules: ['a'] }, `eslint-plugin-flakeproof: 'settings.flakeproof.modules' must be an object of module names, but is ["a"].`],
    ['a module that is no name', { modules: { a: 1 } }, `eslint-plugin-flakeproof: 'settings.flakeproof.modules["a"]' must be the name of a module, but is 1.`],
    ['another isolation', { isolation: 'worker' }, `eslint-plugin-flakeproof: 'settings.flakeproof.isolation' must be 'shared' or 'per-worker', but is "worker".`],
  ];
  it.each(WRONG)('rejects %s by name', (_reason, given, error) => {
    expect(() => settingsOf({ flakeproof: given })).toThrow(new Error(error));
  });
});
