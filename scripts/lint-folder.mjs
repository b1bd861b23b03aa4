import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..');

export async function lintFolder(folder) {
  const temporary = await mkdtemp(join(tmpdir(), 'flakeproof-'));
  const report = join(temporary, 'report.json');
  try {
    await eslint(folder, report);
    const results = JSON.parse(await readFile(report, 'utf8'));
    const named = results.map((result) => ({ ...result, file: relative(folder, result.filePath) }));
    return {
      findings: named.flatMap(({ file, messages }) =>
        messages
          .filter(({ ruleId }) => ruleId?.startsWith('flakeproof/'))
          .map(({ line, ruleId, message }) => ({ file, line, rule: ruleId.slice('flakeproof/'.length), message })),
      ),
      files: results.length,
      unread: named.filter(({ messages }) => messages.some(({ fatal }) => fatal)).map(({ file }) => file),
    };
  } finally {
    await rm(temporary, { recursive: true });
  }
}

async function eslint(folder, report) {
  const cli = join(ROOT, 'node_modules/eslint/bin/eslint.js');
  const options = ['--config', join(ROOT, 'scripts/demo.config.js'), '--format', 'json', '--output-file', report, '--no-error-on-unmatched-pattern'];
  try {
    await promisify(execFile)(process.execPath, [cli, ...options, '.'], { cwd: folder });
  } catch (error) {
    // 1 says that there are findings, anything else that ESLint did not get through.
    if (error.code !== 1) throw error;
  }
}
