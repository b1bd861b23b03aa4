// npm run bench -- --files LIST [--rounds 3] [--peers-every 3] [--only lint,rules,start,install]
// Every figure as a median over rounds that take turns, each run in a process of its own. Prints the tables of docs/performance.md.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { PLUGINS, moduleOf } from './plugins.mjs';

const { values } = parseArgs({
  options: {
    files: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    'peers-every': { type: 'string', default: '3' },
    only: { type: 'string', default: 'lint,rules,start,install' },
  },
});
const here = import.meta.dirname;
const rounds = Number(values.rounds);
const OURS = /^eslint-plugin-flakeproof/;
const scratch = mkdtempSync(path.join(os.tmpdir(), 'flakeproof-bench-'));

function node(args, options = {}) {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: here, maxBuffer: 2 ** 28, ...options });
  if (status !== 0 && !options.mayFail) throw new Error(`node ${args.join(' ')}\n${stderr}`);
  return stdout;
}

const median = (list) => {
  const sorted = list.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const percent = (ratio) => `${(100 * ratio).toFixed(2)} %`;
const megabytes = (kilobytes) => `${(kilobytes / 1024).toFixed(0)} MB`;
const table = (head, rows) =>
  console.log([head, head.map((_, index) => (index === 0 ? '---' : '--:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n') + '\n');

/** Rounds over all names, each round in an order of its own. */
function inTurn(names, measure) {
  const answers = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const order = [...names.slice(round % names.length), ...names.slice(0, round % names.length)];
    for (const name of order) {
      const answer = measure(name, round);
      answers[name].push(answer);
      console.error(`round ${round + 1} ${name} ${JSON.stringify(answer)}`);
    }
  }
  return answers;
}

// A large nursery: the garbage of parsing is collected between the runs that are on the clock more often than in them.
const child = (name, list, ...more) => JSON.parse(node(['--max-semi-space-size=128', 'lint.mjs', '--plugin', name, '--files', list, ...more]));

function lint(list) {
  const every = Number(values['peers-every']);
  const files = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  const some = path.join(path.dirname(list), '.peers.txt');
  writeFileSync(some, files.filter((_, index) => index % every === 0).join('\n'));
  const names = ['floor', ...Object.keys(PLUGINS)];
  const answers = inTurn(names, (name) => (OURS.test(name) || name === 'floor' ? child(name, list) : child(name, some, '--runs', '2')));
  rmSync(some);
  console.log(`### What a plugin adds to a run, as a share of parsing\n\n${files.length} files; the neighbours on each ${every}th of them.\n`);
  table(
    ['plugin', 'preset', 'added', 'least and most', 'reports', 'peak memory'],
    names.map((name) => {
      const shares = answers[name].map(({ plugin, floor, parse }) => (plugin - floor) / parse);
      const reports = answers[name][0].reports;
      const memory = megabytes(median(answers[name].map((one) => one.memory)));
      const spread = `${percent(Math.min(...shares))} – ${percent(Math.max(...shares))}`;
      return [name, PLUGINS[name]?.preset ?? 'a rule that does nothing', percent(median(shares)), spread, reports, memory];
    }),
  );
}

function rules(list) {
  const seen = {};
  for (const name of Object.keys(PLUGINS).filter((one) => OURS.test(one))) {
    for (let rotate = 0; rotate < 4; rotate += 1) {
      const { parse, rules: times } = child(name, list, '--rotate', String(rotate));
      for (const [rule, time] of Object.entries(times)) ((seen[rule] ??= {})[name] ??= []).push(time / parse);
    }
  }
  console.log('### Each rule by ESLint’s own clock, as a share of parsing: median over four orders, and as the first rule of the file\n');
  const [recommended, strict] = Object.keys(PLUGINS);
  table(
    ['rule', 'recommended', 'most', 'strict', 'most'],
    Object.entries(seen).map(([rule, by]) => [
      rule,
      ...[recommended, strict].flatMap((name) => [percent(median(by[name])), percent(Math.max(...by[name]))]),
    ]),
  );
}

/** CPU milliseconds of `import`, and of `eslint one-file.ts` with the plugin's preset beside the floor. */
function start() {
  const report = path.join(here, 'report-cpu.mjs');
  const cpu = (args, options) => JSON.parse(node(['--import', report, ...args], { mayFail: true, ...options }).trimEnd().split('\n').at(-1));
  const eslint = path.join(path.dirname(new URL(import.meta.resolve('eslint/package.json')).pathname), 'bin/eslint.js');
  writeFileSync(path.join(scratch, 'one-file.ts'), readFileSync(path.join(here, 'one-file.ts')));
  const config = (name) => {
    const file = path.join(scratch, `${name.replace(/\W/g, '-')}.config.mjs`);
    writeFileSync(
      file,
      `import * as parser from ${JSON.stringify(import.meta.resolve('@typescript-eslint/parser'))};\n` +
        `import { presetOf } from ${JSON.stringify(path.join(here, 'plugins.mjs'))};\n` +
        `export default [{ files: ['**/*.ts'], languageOptions: { parser } }, { files: ['**/*.ts'], ...(await presetOf(${JSON.stringify(name)})) }];\n`,
    );
    return file;
  };
  const names = ['floor', ...Object.keys(PLUGINS)];
  const empty = 'data:text/javascript,';
  const answers = Object.fromEntries(names.map((name) => [name, { imports: [], cached: [], runs: [] }]));
  const cache = path.join(scratch, 'compile-cache');
  for (let round = 0; round < Math.max(7, rounds); round += 1) {
    for (const name of names) {
      const url = name === 'floor' ? empty : moduleOf(name);
      const once = (before) => cpu(['--input-type=module', '-e', `import module from 'node:module'; ${before} const b = process.cpuUsage(); await import(${JSON.stringify(url)}); const { user, system } = process.cpuUsage(b); globalThis.spent = user + system;`]).spent;
      answers[name].imports.push(once(''));
      // As ESLint's own command starts, where Node.js keeps compiled code (from 22 on); the first run fills the cache.
      answers[name].cached.push(once(`module.enableCompileCache?.(${JSON.stringify(cache)});`));
      answers[name].runs.push(cpu([eslint, '--config', config(name), 'one-file.ts'], { cwd: scratch }).total);
    }
  }
  const milliseconds = (micro) => `${(micro / 1000).toFixed(1)} ms`;
  const floorRun = median(answers.floor.runs);
  const imports = (name, how) => milliseconds(median(answers[name][how]) - median(answers.floor[how]));
  console.log('### Cold start, CPU time\n');
  table(
    ['plugin', '`import`', 'compiled before', '`eslint one-file.ts`', 'more than the floor'],
    names.map((name) => {
      const run = median(answers[name].runs);
      return [name, imports(name, 'imports'), imports(name, 'cached'), milliseconds(run), milliseconds(run - floorRun)];
    }),
  );
}

/** What `npm install` adds to a project that has ESLint. */
function install() {
  const measure = (packages) => {
    const folder = mkdtempSync(path.join(scratch, 'install-'));
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
    // CPU time: what the machine does besides is not the plugin's.
    const env = { ...process.env, NODE_OPTIONS: `--import ${pathToFileURL(path.join(here, 'report-cpu.mjs')).href}` };
    const printed = execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', '--prefer-offline', ...packages], { cwd: folder, env, encoding: 'utf8' });
    const seconds = JSON.parse(printed.trimEnd().split('\n').at(-1)).total / 1e6;
    const lock = JSON.parse(readFileSync(path.join(folder, 'node_modules/.package-lock.json'), 'utf8'));
    const size = Number(execFileSync('du', ['-sk', 'node_modules'], { cwd: folder, encoding: 'utf8' }).split('\t')[0]);
    rmSync(folder, { recursive: true });
    return { count: Object.keys(lock.packages).length, size, seconds };
  };
  const root = path.join(here, '..');
  const pack = (...args) => Object.values(JSON.parse(execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--silent', ...args], { cwd: root, encoding: 'utf8' })))[0];
  const tarball = path.join(scratch, pack('--pack-destination', scratch).filename);
  const versions = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8')).devDependencies;
  const eslint = `eslint@${JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies.eslint}`;
  const names = Object.keys(PLUGINS).filter((name) => !name.includes(' '));
  const packageOf = (name) => (OURS.test(name) ? tarball : `${name}@${versions[name]}`);
  const measured = inTurn(['floor', ...names], (name) => measure(name === 'floor' ? [eslint] : [eslint, packageOf(name)]));
  const [bare] = measured.floor;
  const secondsOf = (name) => median(measured[name].map(({ seconds }) => seconds));
  console.log(
    `### Packed files, and what an installation adds to ESLint alone\n\nESLint alone: ${bare.count} packages, ${megabytes(bare.size)}, ${secondsOf('floor').toFixed(1)} s of CPU time, from a filled cache; the median of ${rounds}.\n`,
  );
  table(
    ['plugin', 'packed', 'files', 'packages', 'on disk', '`npm install`, CPU time'],
    names.map((name) => {
      const { size: packed, entryCount } = pack('--dry-run', ...(OURS.test(name) ? [] : [packageOf(name)]));
      const [{ count, size }] = measured[name];
      return [
        OURS.test(name) ? name : `${name} ${versions[name]}`,
        `${(packed / 1000).toFixed(1)} kB`,
        entryCount,
        `+${count - bare.count}`,
        `+${((size - bare.size) / 1024).toFixed(1)} MB`,
        `${secondsOf(name).toFixed(1)} s`,
      ];
    }),
  );
}

const only = values.only.split(',');
console.log(`Node.js ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'CPU'}, load ${os.loadavg()[0].toFixed(1)} at the start.\n`);
if (only.includes('install')) install();
if (only.includes('start')) start();
if (only.includes('lint')) lint(path.resolve(process.env.INIT_CWD ?? '.', values.files));
if (only.includes('rules')) rules(path.resolve(process.env.INIT_CWD ?? '.', values.files));
rmSync(scratch, { recursive: true });
