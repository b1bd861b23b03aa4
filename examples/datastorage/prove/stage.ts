// What every proof stands on: one database for all, with a scene in front of it, and ways to run the two versions over it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { createVitest, type Vitest } from 'vitest/node';
import { freePort } from '../platform/free-port.ts';
import { startPostgres } from '../platform/postgres.ts';
import { TOKEN } from '../platform/token-review.ts';
import { Scene } from './scene.ts';

/** The service with the mistakes, or repaired. */
export type Version = 'before' | 'after';

/** What the test runner said. */
export interface Outcome {
  passed: number;
  failures: string[];
}

/** A service in a process of its own. */
export interface Instance {
  readonly process: ChildProcess;
  readonly url: string;
  readonly metricsUrl: string;
  /** Resolves when it says so. */
  readonly ready: Promise<void>;
}

let scene = new Scene();
const postgres = await startPostgres((...request) => scene.passage(...request));
process.env.PROVE_DATABASE_URL = postgres.url;
const runners: { [version in Version]?: Promise<Vitest> } = {};
const instances = new Set<ChildProcess>();

/** Puts a scene in front of the database from now on. */
export function play(next: Scene): void {
  scene = next;
}

/** Empties the database. */
export async function clear(): Promise<void> {
  play(new Scene());
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await client.end();
}

/** Runs test files of a version in parallel, each in a process of its own, over the one database. */
export async function runTests(version: Version, files: string[], next = new Scene()): Promise<Outcome> {
  const runner = await (runners[version] ??= startRunner(version));
  play(next);
  const specifications = await runner.globTestSpecifications(files);
  await runner.runTestSpecifications(specifications);
  if (next.stuck) throw next.stuck;
  const tests = specifications.flatMap(({ testModule }) => [...(testModule?.children.allTests() ?? [])]);
  const results = tests.map((test) => test.result());
  return {
    passed: results.filter(({ state }) => state === 'passed').length,
    failures: results.filter(({ state }) => state === 'failed').map(({ errors }) => errors?.[0]?.message ?? ''),
  };
}

function startRunner(version: Version): Promise<Vitest> {
  const root = `examples/datastorage/${version}`;
  // What is printed here is what the proofs say.
  return createVitest('test', { root, config: '../vitest.config.ts', watch: false, reporters: [{}] });
}

/** Starts a service. */
export async function startInstance(version: Version, kubernetesApiUrl: string, next = new Scene()): Promise<Instance> {
  play(next);
  const [port, metricsPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, [join(import.meta.dirname, `${version}.mjs`)], {
    env: {
      ...process.env,
      DATABASE_URL: postgres.url,
      KUBERNETES_API_URL: kubernetesApiUrl,
      SERVICE_TOKEN: TOKEN,
      PORT: String(port),
      METRICS_PORT: String(metricsPort),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  instances.add(child);
  child.once('exit', () => instances.delete(child));
  const lines = createInterface(child.stdout);
  const ready = once(lines, 'line', { signal: AbortSignal.timeout(30_000) }).then(() => {});
  // Looked at later, if at all.
  ready.catch(() => {});
  return { process: child, url: `http://127.0.0.1:${port}`, metricsUrl: `http://127.0.0.1:${metricsPort}`, ready };
}

/** The exit code of a service that ends within the time. */
export async function endOf({ process: child }: Instance, milliseconds: number): Promise<number | undefined> {
  if (child.exitCode === null) await once(child, 'exit', { signal: AbortSignal.timeout(milliseconds) }).catch(() => {});
  return child.exitCode ?? undefined;
}

/** Ends everything that still runs. */
export async function tearDown(): Promise<void> {
  for (const child of instances) child.kill('SIGKILL');
  for (const runner of Object.values(runners)) await (await runner).close();
  await postgres.stop();
}
