/** Words of a function's name that say: it takes things away. */
export const CLEANUP_VERBS: readonly string[] = [
  ...['clean', 'cleanup', 'clear', 'purge', 'delete', 'remove', 'reset', 'wipe', 'teardown', 'destroy', 'drop', 'truncate', 'flush', 'prune', 'sweep'],
];

/** A pattern that says: these rows belong to tests. */
export const TEST_PATTERN = /test|e2e|spec\b|playwright|cypress/i;

/** Words of a name that say: it belongs to tests. */
export const TEST_WORDS: readonly string[] = ['test', 'tests', 'testing', 'tester', 'e2e', 'spec', 'specs', 'integration', 'playwright', 'cypress', 'vitest', 'jest'];

/** What the text of a file holds that may have a cleanup helper of tests: a name of both kinds of words. */
export const HELPER_TEXT =
  /(?:clean|clear|purge|delete|remove|reset|wipe|teardown|tear_down|destroy|drop|truncate|flush|prune|sweep)\w*(?:test|e2e|spec)|(?:test|e2e|spec)\w*(?:clean|clear|purge|reset|wipe|teardown)/i;

/** Words of a path that say: people run this by hand, to clean or to fill a database. */
export const MAINTENANCE_WORDS: readonly string[] = [
  ...['clean', 'cleanup', 'clear', 'purge', 'wipe', 'reset', 'remove', 'delete', 'drop', 'prune', 'teardown', 'seed', 'seeds', 'seeder', 'seeders', 'fill', 'populate'],
  ...['script', 'scripts', 'migrate', 'migration', 'migrations', 'bin', 'cli'],
];
