import * as parser from '@typescript-eslint/parser';
import { type Rule, RuleTester } from 'eslint';
import { afterAll, describe, it } from 'vitest';
import type { Rule as FlakeproofRule } from '../src/create-rule.ts';

Object.assign(RuleTester, { afterAll, describe, it, itOnly: it.only });

const ruleTester = new RuleTester({
  languageOptions: { parser, ecmaVersion: 'latest', sourceType: 'module' },
});

/** Runs ESLint's own tester with the TypeScript parser. Every expected report gives its message and its place. */
export function testRule<Options extends object, MessageId extends string>(
  name: string,
  rule: FlakeproofRule<Options, MessageId>,
  cases: { valid: RuleTester.ValidTestCase[]; invalid: RuleTester.InvalidTestCase[] },
): void {
  ruleTester.run(name, rule as unknown as Rule.RuleModule, {
    assertionOptions: { requireMessage: true, requireLocation: true },
    ...cases,
  } as Parameters<RuleTester['run']>[2]);
}
