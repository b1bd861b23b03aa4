import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { BARE_GUARD_NAMES, GUARD_NAMES, GUARDS } from '../../src/catalog/guards.ts';
import { DECORATORS, HEALTH_LIBRARIES } from '../../src/catalog/health-frameworks.ts';
import { FILE_ROUTERS, ROUTERS } from '../../src/catalog/routers.ts';
import { TOKEN_CHECKS } from '../../src/catalog/token-checks.ts';
import rule from '../../src/rules/no-token-validation-in-health-handler.ts';

/** The messages for one file, without options. */
function reportsOf(code: string, filename: string): (string | undefined)[] {
  const plugins = { flakeproof: { rules: { rule } } };
  const config = [{ files: ['**/*.{ts,tsx}'], languageOptions: { parser }, plugins, rules: { 'flakeproof/rule': 'error' } }];
  return new Linter().verify(code, config as unknown as Linter.Config[], { filename }).map(({ messageId, message }) => messageId ?? message);
}

const examples = (rows: readonly { example: string; path?: string }[]) => rows.map(({ example, path = 'src/app.ts' }) => ({ example, path }));

describe('every row’s example is recognised', () => {
  it.each(examples([...TOKEN_CHECKS, ...HEALTH_LIBRARIES, ...FILE_ROUTERS]))('a validation: $path $example', ({ example, path }) => {
    expect(reportsOf(example, path)).toEqual(['validatesToken']);
  });

  it.each(examples(DECORATORS))('a validation below a decorator: $example', ({ example, path }) => {
    if (example.includes('@Controller(') || example.includes('@Resolver(')) expect(reportsOf(example, path)).toEqual(['validatesToken']);
  });

  it.each(examples([...GUARDS, ...GUARD_NAMES, ...BARE_GUARD_NAMES, ...ROUTERS]))('a guard: $example', ({ example, path }) => {
    expect(reportsOf(example, path)).toEqual(['guardedRoute']);
  });
});
