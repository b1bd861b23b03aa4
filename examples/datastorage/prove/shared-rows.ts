import assert from 'node:assert/strict';
import { type Barrier, Scene } from './scene.ts';
import { clear, runTests } from './stage.ts';
import { type Proof, tenTimes } from './proof.ts';

const workersAt = (scene: Scene, sql: RegExp): number => new Set(scene.sent(sql).map(({ session }) => session)).size;

/** Both test workers are up before either begins, however busy the machine is. */
const TOGETHER: Barrier = { at: /CREATE TABLE/, until: (scene) => workersAt(scene, /CREATE TABLE/) === 2 };

/** A poll that counts the rows of all tests. */
export const unscopedCount: Proof = {
  rule: 'no-unscoped-eventual-count',
  async before(say) {
    await clear();
    const alone = await runTests('before', ['label-search']);
    assert.deepEqual(alone, { passed: 1, failures: [] });
    say('label-search.test.ts alone: 1 passed.');

    await clear();
    const scene = countingScene();
    const { failures } = await runTests('before', ['label-search', 'label-ranking'], scene);
    say('label-search.test.ts and label-ranking.test.ts side by side. Barrier: nobody reads before both have written their two.');

    const counts = scene.answers(/count\(\*\)/).map(({ value }) => value);
    const lengths = scene.answers(/SELECT name.* FROM workflows/).map(({ tag }) => tag.replace('SELECT ', ''));
    const totals = [...counts, ...lengths];
    assert(totals.length > 2 && totals.every((total) => total === '4'), `the totals read were ${totals.join(', ')}`);
    assert.match(failures.sort().join('; '), /expected 4 to be 2.*; .*expected 4 to deeply equal 2/);
    say(`The two workers read the total ${totals.length} times within 5 s. It was ${[...new Set(totals)].join(', ')} each time, never 2:`);
    for (const failure of failures) say(`  ${failure}`);
  },
  async after(say) {
    await clear();
    const passed = await tenTimes(async () => {
      const scene = countingScene();
      const count = await raceTests(['label-search', 'label-ranking'], scene);
      assert.equal(scene.answers(/INSERT INTO workflows/).length, 4);
      return count;
    });
    say(`The same two files at the same barrier, ten times, over a database that nobody empties: ${passed} passed, 0 failed.`);
  },
};

/** Nobody reads workflows before both workers have written their two. */
function countingScene(): Scene {
  const bothWrote = (scene: Scene) => scene.answers(/INSERT INTO workflows/).length === 4;
  return new Scene([TOGETHER, { at: /FROM workflows/, until: bothWrote }]);
}

/** A cleanup that deletes the rows of all tests. */
export const unscopedDelete: Proof = {
  rule: 'no-unscoped-like-delete',
  async before(say) {
    const files = ['memory-references', 'eviction-references'];
    for (const file of files) {
      await clear();
      assert.deepEqual(await runTests('before', [file]), { passed: 1, failures: [] });
    }
    say('memory-references.test.ts alone, then eviction-references.test.ts alone: 2 passed.');

    await clear();
    const scene = deletingScene();
    const { passed, failures } = await runTests('before', files, scene);
    say('Both side by side. Barrier: when both have written, one reads and cleans up, then the other reads.');

    const [first] = scene.answers(/DELETE FROM resource_references/);
    assert.equal(first?.tag, 'DELETE 2');
    assert.equal(passed, 1);
    assert.match(failures.join('; '), /^expected undefined to be '(drain-node|increase-memory)'/);
    say('The first wrote 1 row and its cleanup deleted 2. The other did not find its own again:');
    for (const failure of failures) say(`  ${failure}`);
  },
  async after(say) {
    await clear();
    const passed = await tenTimes(async () => {
      const scene = deletingScene();
      const count = await raceTests(['memory-references', 'eviction-references'], scene);
      const tags = scene.answers(/DELETE FROM resource_references/).map(({ tag }) => tag);
      assert.deepEqual(tags, ['DELETE 1', 'DELETE 1']);
      return count;
    });
    say(`The same two files at the same barrier, ten times: ${passed} passed, 0 failed, each cleanup deleted 1 row.`);
  },
};

/** When both workers have written, one reads and cleans up, then the other reads. */
function deletingScene(): Scene {
  const reads = /SELECT .* FROM resource_references/;
  return new Scene([
    TOGETHER,
    {
      at: reads,
      until: (scene, statement) =>
        scene.answers(/INSERT INTO resource_references/).length === 2 &&
        (scene.sent(reads)[0] === statement || scene.answers(/DELETE FROM resource_references/).length > 0),
    },
  ]);
}

/** Runs repaired files side by side. */
async function raceTests(files: string[], scene: Scene): Promise<number> {
  const { passed, failures } = await runTests('after', files, scene);
  assert.deepEqual(failures, []);
  assert.equal(passed, files.length);
  return passed;
}
