import { expect, it } from 'vitest';
import { BAD_TS, CONFIG_TS, RULE, TYPESCRIPT } from './code.ts';
import { nodeOf, project } from './project.ts';

it.each(['20.19.0', '22.13.0', '24.21.0'])('Node.js %s runs it in ESLint and as a command', async (version) => {
  const { dir, run } = project({ 'b.ts': BAD_TS, 'eslint.config.js': CONFIG_TS }, ['eslint', ...TYPESCRIPT]);
  const node = await nodeOf(version);
  expect((await run(node, ['--version'])).stdout).toBe(`v${version}\n`);
  for (const command of ['eslint', 'flakeproof']) {
    const ran = await run(node, [`${dir}/node_modules/.bin/${command}`, '--format', 'json', 'b.ts']);
    expect(ran).toMatchObject({ code: 1, stderr: '' });
    expect(JSON.parse(ran.stdout)).toMatchObject([{ messages: [{ ruleId: RULE }] }]);
  }
});
