// How Stryker runs the tests (`bench/stryker.config.json`): in one process, bundled once, since most of a mutant's time would go to
// loading. Each mutant gets the bundle anew, so that nothing it leaves behind judges another; the packages stay loaded.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import vm from 'node:vm';
import { PluginKind, declareFactoryPlugin, tokens } from '@stryker-mutator/api/plugin';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';

const LAYERS = ['core', 'sql', 'verdicts'];
/** Takes long, needs another parser, and finds nothing that a case of one line does not. */
const LEFT_OUT = /takes time in proportion|ends on thousands|ends after a bounded number/;
const LEFT_OUT_FILES = new Set(['postgres.test.ts']);

class BundleRunner {
  #code;
  #require;
  #space = (globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {});

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#require = createRequire(resolve('package.json'));
    const files = LAYERS.flatMap((layer) => {
      const names = readdirSync(join('tests', layer)).filter((name) => name.endsWith('.test.ts') && !LEFT_OUT_FILES.has(name));
      return names.map((name) => `./tests/${layer}/${name}`);
    });
    const { outputFiles } = await this.#require('esbuild').build({
      stdin: { contents: files.map((file) => `begin(${JSON.stringify(file)}); require(${JSON.stringify(file)});`).join('\n'), resolveDir: process.cwd() },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      logLevel: 'error',
    });
    this.#code = outputFiles[0].text;
    const { chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } = await import(this.#require.resolve('@vitest/expect'));
    for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);
    this.expect = chai.expect;
  }

  async dryRun() {
    this.#space.activeMutant = undefined;
    this.#space.mutantCoverage = { static: {}, perTest: {} };
    const tests = [];
    for (const test of this.#load()) {
      this.#space.currentTestId = test.id;
      const start = performance.now();
      const failure = await failureOf(test);
      const result = { id: test.id, name: test.name, fileName: test.file, timeSpentMs: performance.now() - start };
      tests.push(failure === undefined ? { ...result, status: 'success' } : { ...result, status: 'failed', failureMessage: failure });
    }
    this.#space.currentTestId = undefined;
    return { status: 'complete', tests, mutantCoverage: this.#space.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }) {
    this.#space.hitCount = hitLimit === undefined ? undefined : 0;
    this.#space.hitLimit = hitLimit;
    this.#space.mutantCoverage = undefined;
    this.#space.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    const wanted = testFilter && new Set(testFilter);
    const tests = this.#load().filter((test) => !wanted || wanted.has(test.id));
    this.#space.activeMutant = activeMutant.id;
    for (const [index, test] of tests.entries()) {
      const failure = await failureOf(test);
      if (this.#space.hitCount > hitLimit) return { status: 'timeout', reason: 'The mutated place was met too often.' };
      if (failure !== undefined) return { status: 'killed', killedBy: [test.id], failureMessage: failure, nrOfTests: index + 1 };
    }
    return { status: 'survived', nrOfTests: tests.length };
  }

  /** Evaluates the bundle, and gives the tests that it declares. */
  #load() {
    const tests = [];
    let file = '';
    let suites = [];
    const test = (name, run) => {
      const id = [file, ...suites, name].join(' > ');
      const same = tests.filter((one) => one.name === id).length;
      if (!LEFT_OUT.test(id)) tests.push({ id: same > 0 ? `${id} (${same + 1})` : id, name: id, file: resolve(file), run });
    };
    const describe = (name, run) => {
      suites.push(name);
      run();
      suites.pop();
    };
    const vitest = { describe: withEach(describe), it: withEach(test), test: withEach(test), expect: this.expect };
    const require = (name) => (name === 'vitest' ? vitest : this.#require(name));
    const begin = (name) => ((file = name), (suites = []));
    vm.runInThisContext(`(function (require, module, exports, begin) {${this.#code}\n})`)(require, { exports: {} }, {}, begin);
    return tests;
  }
}

function withEach(declare) {
  return Object.assign(declare, {
    each: (rows) => (name, run) => {
      for (const row of rows) {
        const given = Array.isArray(row) ? row : [row];
        let index = 0;
        declare(name.replaceAll(/%[dis]/g, () => String(given[index++])), () => run(...given));
      }
    },
  });
}

async function failureOf(test) {
  try {
    await test.run();
    return undefined;
  } catch (error) {
    return String(error?.message ?? error);
  }
}

const create = () => new BundleRunner();
create.inject = tokens();
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'bundle', create)];
