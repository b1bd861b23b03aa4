// `npm run prove`: each mistake fails in its post-mortem's way, each repair holds ten times in a row. Barriers bring the
// processes into the order that does it, so that luck has no part in either.
import { lateHandler } from './late-handler.ts';
import { tokenInHealth } from './late-auth.ts';
import { unscopedCount, unscopedDelete } from './shared-rows.ts';
import { tearDown } from './stage.ts';

try {
  for (const proof of [unscopedCount, unscopedDelete, tokenInHealth, lateHandler]) {
    console.log(`\n${proof.rule}`);
    for (const version of ['before', 'after'] as const) {
      console.log(`  ${version}`);
      await proof[version]((line) => console.log(`    ${line}`));
    }
  }
  console.log('\nEach mistake failed in its way, each repair held ten times in a row.');
  // The test runner has set it for the tests that had to fail.
  process.exitCode = 0;
} catch (error) {
  console.error('\nNot proved:', error);
  process.exitCode = 1;
} finally {
  await tearDown();
  // A proof that failed may have left something open.
  process.exit();
}
