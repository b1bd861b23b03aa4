import { describe, expect, it } from 'vitest';
import { type Guard, type HealthHandler, type HealthOptions, type TokenCheck, findingsIn, wordsFrom } from '../../src/verdicts/no-token-validation-in-health-handler.ts';

const NONE: HealthOptions = {
  ...{ routePatterns: [], handlerNames: [], ignoreRoutes: [], validators: [], ignoreValidators: [] },
  ...{ guards: 'route', guardNames: [], publicNames: [] },
};

const handler = (facts: Partial<HealthHandler<string>>): HealthHandler<string> => ({
  ...{ at: 'handler', name: '/health', says: 'plain', probe: 'health', standing: 'app' },
  ...{ forPeople: false, isOpen: false, guards: [], checks: [] },
  ...facts,
});
const check = (facts: Partial<TokenCheck<string>> = {}): TokenCheck<string> => ({ at: 'call', call: 'auth.verify()', through: undefined, onRequest: false, ...facts });
const guard = (facts: Partial<Guard<string>> = {}): Guard<string> => ({ at: 'guard', name: 'requireAuth', scope: 'route', ...facts });

/** [reason, facts, options, what is said and where] */
const CASES: [string, Partial<HealthHandler<string>>[], Partial<HealthOptions>, [string, string][]][] = [
  ['a validation', [{ checks: [check()] }], {}, [['validatesToken', 'call']]],
  ['a validation through a helper', [{ checks: [check({ through: 'ask()' })] }], {}, [['validatesTokenVia', 'call']]],
  ['a validation for callers with a credential only', [{ checks: [check({ onRequest: true })] }], {}, []],
  ['the first that counts', [{ checks: [check({ onRequest: true, at: 'first' }), check({ at: 'second' })] }], {}, [['validatesToken', 'second']]],
  ['a validation by name alone counts anywhere', [{ says: 'name', standing: 'router', checks: [check()] }], {}, [['validatesToken', 'call']]],
  ['a validation in the health of a component', [{ says: 'component', checks: [check()] }], {}, [['validatesToken', 'call']]],
  ['a validation in a detail view', [{ says: 'detail', checks: [check()] }], {}, [['validatesToken', 'call']]],
  ['an ignored validator', [{ checks: [check()] }], { ignoreValidators: ['^auth\\.'] }, []],
  ['an ignored route', [{ checks: [check()], guards: [guard()] }], { ignoreRoutes: ['^/health$'] }, []],
  ['a guard', [{ guards: [guard()] }], {}, [['guardedRoute', 'guard']]],
  ['a guard, guards off', [{ guards: [guard()] }], { guards: 'off' }, []],
  ['a guard of a router of probes', [{ guards: [guard({ scope: 'router' })] }], {}, [['guardedRoute', 'guard']]],
  ['a guard of everything', [{ guards: [guard({ scope: 'global' })] }], {}, []],
  ['a guard of everything, asked for', [{ guards: [guard({ scope: 'global' })] }], { guards: 'global' }, [['guardedRoute', 'guard']]],
  ['a guard of everything that spares none', [{ guards: [guard({ scope: 'application' })] }], {}, [['guardedRoute', 'guard']]],
  ['a guard of everything, on a mounted router', [{ standing: 'router', guards: [guard({ scope: 'application' })] }], {}, []],
  ['a guarded page for people', [{ forPeople: true, guards: [guard()] }], {}, []],
  ['a guarded route that a decorator opens', [{ isOpen: true, guards: [guard()] }], {}, []],
  ['a guard on a mounted router’s /health', [{ standing: 'router', guards: [guard()] }], {}, []],
  ['a guard on a mounted router’s /healthz', [{ standing: 'router', says: 'certain', guards: [guard()] }], {}, [['guardedRoute', 'guard']]],
  ['a guard on a router named after health', [{ standing: 'health', guards: [guard()] }], {}, [['guardedRoute', 'guard']]],
  ['a guarded detail view', [{ says: 'detail', guards: [guard()] }], {}, []],
  ['a guarded component', [{ says: 'component', guards: [guard()] }], {}, []],
  ['a guard before a function that only its name speaks for', [{ says: 'name', guards: [guard()] }], {}, []],
  ['the validation before the guard, once for a handler', [{ checks: [check()], guards: [guard()] }], {}, [['validatesToken', 'call']]],
  ['one handler found twice', [{ checks: [check()] }, { says: 'name', name: 'health', checks: [check()] }], {}, [['validatesToken', 'call']]],
  ['one guard before two probes', [{ guards: [guard()] }, { at: 'other', name: '/ready', probe: 'ready', guards: [guard()] }], {}, [['guardedRoute', 'guard']]],
  ['an open probe beside: the guarded one is its private detail', [{ guards: [guard()] }, { at: 'other', name: '/healthz', says: 'certain' }], {}, []],
  ['an open probe of another question', [{ name: '/ready', probe: 'ready', guards: [guard()] }, { at: 'other', name: '/livez', says: 'certain', probe: 'live' }], {}, [['guardedRoute', 'guard']]],
  ['another guarded probe is no open one', [{ guards: [guard()] }, { at: 'other', name: '/healthz', says: 'certain', guards: [guard({ at: 'second' })] }], {}, [['guardedRoute', 'guard'], ['guardedRoute', 'second']]],
  ['an open probe by the same function is no other', [{ guards: [guard()] }, { name: '/healthz', says: 'certain' }], {}, [['guardedRoute', 'guard']]],
  ['an open component is no probe', [{ guards: [guard()] }, { at: 'other', name: '/health/db', says: 'component' }], {}, [['guardedRoute', 'guard']]],
  ['an open detail view is no probe', [{ guards: [guard()] }, { at: 'other', name: '/health/full', says: 'detail' }], {}, [['guardedRoute', 'guard']]],
  ['an open /health of a mounted router beside a guarded /health', [{ guards: [guard()] }, { at: 'other', standing: 'router' }], {}, []],
  ['an open /health of a mounted router beside a guarded /healthz', [{ name: '/healthz', says: 'certain', guards: [guard()] }, { at: 'other', standing: 'router' }], {}, [['guardedRoute', 'guard']]],
  ['an open component of a router beside a guarded /health', [{ guards: [guard()] }, { at: 'other', says: 'component', standing: 'router' }], {}, [['guardedRoute', 'guard']]],
  ['an open probe of life beside a guarded /health', [{ guards: [guard()] }, { at: 'other', name: '/livez', says: 'certain', probe: 'live' }], {}, []],
  ['an open probe of the same question', [{ name: '/ready', probe: 'ready', guards: [guard()] }, { at: 'other', name: '/readyz', says: 'certain', probe: 'ready' }], {}, []],
  ['an open entry of a table that a loop puts up is no open probe', [{ guards: [guard()] }, { at: 'other', name: '/healthz', says: 'certain', isEntry: true }], {}, [['guardedRoute', 'guard']]],
  ['an open probe that is no entry of a table', [{ guards: [guard()] }, { at: 'other', name: '/healthz', says: 'certain', isEntry: false }], {}, []],
  ['a validator is ignored without its brackets', [{ checks: [check()] }], { ignoreValidators: ['^auth\\.verify$'] }, []],
  ['only the last brackets are left out', [{ checks: [check({ call: 'auth().verify()' })] }], { ignoreValidators: ['^auth\\(\\)\\.verify$'] }, []],
];

describe('findingsIn', () => {
  it.each(CASES)('%s', (_reason, facts, options, said) => {
    const found = findingsIn(facts.map(handler), wordsFrom({ ...NONE, ...options }));
    expect(found.map(({ messageId, at }) => [messageId, at])).toEqual(said);
  });

  it('names the handler, the call, the helper, the route and the guard', () => {
    const words = wordsFrom(NONE);
    expect(findingsIn([handler({ checks: [check({ through: 'ask()' })] })], words)[0]?.data).toEqual({ handler: '/health', call: 'auth.verify()', helper: 'ask()' });
    expect(findingsIn([handler({ checks: [check()] })], words)[0]?.data).toEqual({ handler: '/health', call: 'auth.verify()' });
    expect(findingsIn([handler({ guards: [guard()] })], words)[0]?.data).toEqual({ route: '/health', guard: 'requireAuth' });
  });

  it('names the first of two routes that one guard stands before', () => {
    const found = findingsIn([handler({ guards: [guard()] }), handler({ at: 'other', name: '/ready', probe: 'ready', guards: [guard()] })], wordsFrom(NONE));
    expect(found.map(({ data }) => data)).toEqual([{ route: '/health', guard: 'requireAuth' }]);
  });
});

describe('wordsFrom', () => {
  it('puts the validators of one module together', () => {
    const words = wordsFrom({ ...NONE, validators: [{ from: 'x', names: ['a'] }, { from: 'x', names: ['b'] }, { name: '^c$' }] });
    expect(words.validatorsFrom.get('x')).toEqual(['a', 'b']);
    expect(words.validatorNames).toEqual([/^c$/]);
  });

  it.each(['routePatterns', 'handlerNames', 'ignoreRoutes', 'ignoreValidators', 'guardNames', 'publicNames'] as const)('names the option of a pattern that cannot be compiled: %s', (option) => {
    expect(() => wordsFrom({ ...NONE, [option]: ['a', '('] })).toThrow(
      expect.objectContaining({
        message: `flakeproof/no-token-validation-in-health-handler: option '${option}' holds '(', which is no regular expression.`,
        cause: expect.any(SyntaxError) as unknown,
      }),
    );
  });

  it('names the option of a validator that cannot be compiled', () => {
    expect(() => wordsFrom({ ...NONE, validators: [{ name: '(' }] })).toThrow("option 'validators' holds '('");
  });
});
