// Runs examples/datastorage/prove: translated first, since Node.js 20 does not run TypeScript. What it prints stands on the rules' pages:
// it fails where a page says otherwise, and `npm run prove -- --update` writes them.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..');
const EXAMPLE = join(ROOT, 'examples/datastorage');

const BLOCK = /^```text prove\n([\s\S]*?)^```$/m;

// Inside the package, where the dependencies are found.
const cache = join(ROOT, 'node_modules/.cache');
mkdirSync(cache, { recursive: true });
const outdir = mkdtempSync(join(cache, 'prove-'));
try {
  await build({
    entryPoints: {
      prove: join(EXAMPLE, 'prove/main.ts'),
      before: join(EXAMPLE, 'before/src/main.ts'),
      after: join(EXAMPLE, 'after/src/main.ts'),
    },
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
  });
  const { status, printed } = await run(join(outdir, 'prove.mjs'));
  process.exitCode = status;
  if (status === 0) comparePages(printed);
} finally {
  rmSync(outdir, { recursive: true });
}

/** Runs the proofs and lets them print. Every wait in them has an end; this is the last one. */
function run(program) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'], timeout: 300_000 });
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text;
      process.stdout.write(text);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ status: code ?? 1, printed }));
  });
}

/** Each rule's page shows its part of what was printed. */
function comparePages(printed) {
  const update = process.argv.includes('--update');
  const parts = printed.matchAll(/^([\w-]+)\n((?: .*\n)+)/gm);
  for (const [text, rule] of parts) {
    const page = join(ROOT, `docs/rules/${rule}.md`);
    const before = readFileSync(page, 'utf8');
    const shown = BLOCK.exec(before)?.[1];
    if (shown !== undefined && stable(shown) === stable(text)) continue;
    if (update && shown !== undefined) writeFileSync(page, before.replace(BLOCK, () => '```text prove\n' + text + '```'));
    else {
      console.error(`\n${page} does not show what was printed: npm run prove -- --update`);
      process.exitCode = 1;
    }
  }
}

/** Without what no barrier decides: how often something was asked in a given time, and which of two like tests comes first. */
function stable(text) {
  return text
    .replace(/\d+ times(?= (?:within|asked))/g, 'n times')
    .replace(/(starts \|) (?:\d+ )*200$/m, '$1 200')
    .replace(/(expected undefined to be) '[\w-]+'/g, '$1 …');
}
