import { type Rule, RuleTester } from 'eslint';
import { afterAll, describe, it } from 'vitest';
import go from '../../src/go/index.ts';

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

const ruleTester = new RuleTester({ plugins: { flakeproof: go }, language: 'flakeproof/go' } as never);

/** Runs ESLint's own tester over Go. */
export function testGo(name: string, cases: { valid: RuleTester.ValidTestCase[]; invalid: RuleTester.InvalidTestCase[] }): void {
  ruleTester.run(name, go.rules?.[name] as Rule.RuleModule, cases);
}
