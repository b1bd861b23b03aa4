import assert from 'node:assert/strict';
import { startTokenReviewApi } from '../platform/token-review.ts';
import { type Proof, tenTimes } from './proof.ts';
import { sendUntilReceived, statusOf } from './request.ts';
import { Scene } from './scene.ts';
import { clear, endOf, startInstance, type Version } from './stage.ts';

/** How long nothing has to happen. Node itself sets no limit to either. */
const NEVER = 3000;

interface Life {
  /** What a request got that arrived during the migration. */
  early: number | undefined;
  /** What the next request got, after the migration. */
  next: number;
  metrics: number | undefined;
  /** The exit code, if the process ended after SIGTERM … */
  end: number | undefined;
  /** … and if it ended after the early client had hung up as well. */
  endAfterHangUp: number | undefined;
}

/** A server that gets its handler after it has opened its port, and one that gets none. */
export const lateHandler: Proof = {
  rule: 'require-server-handler',
  async before(say) {
    const life = await liveThrough('before');
    assert.deepEqual(life, { early: undefined, next: 200, metrics: undefined, end: undefined, endAfterHangUp: 0 });
    say('The port is open and the migration runs, held at a barrier. GET /health arrives: the server says 100 Continue, so it has it.');
    say(`The migration ends. The next GET /health gets 200. The first one is not answered within ${NEVER / 1000} s.`);
    say(`GET on the metrics port, which has no handler: not answered within ${NEVER / 1000} s.`);
    say(`SIGTERM: close() waits for the first request. The process still runs after ${NEVER / 1000} s, and ends when that client hangs up.`);
  },
  async after(say) {
    await tenTimes(async () => {
      const life = await liveThrough('after');
      assert.deepEqual(life, { early: 200, next: 200, metrics: 204, end: 0, endAfterHangUp: 0 });
      return 1;
    });
    say('The same, ten times: the request during the migration gets 200, the metrics port 204, SIGTERM ends the process.');
  },
};

/** The life of a service that is asked before it is ready. */
async function liveThrough(version: Version): Promise<Life> {
  await clear();
  const api = await startTokenReviewApi();
  let mayMigrate = false;
  const scene = new Scene([{ at: /CREATE TABLE/, until: () => mayMigrate }]);
  const instance = await startInstance(version, api.url, scene);
  await scene.until(() => scene.sent(/CREATE TABLE/).length > 0);
  const first = await sendUntilReceived(`${instance.url}/health`);
  mayMigrate = true;
  scene.notify();
  await instance.ready;

  const next = await statusOf(`${instance.url}/health`);
  const scrape = await sendUntilReceived(instance.metricsUrl);
  const [early, metrics] = await Promise.all([first.statusWithin(NEVER), scrape.statusWithin(NEVER)]);

  instance.process.kill('SIGTERM');
  const end = await endOf(instance, NEVER);
  first.drop();
  const endAfterHangUp = await endOf(instance, 10_000);
  scrape.drop();
  await api.stop();
  return { early, next, metrics, end, endAfterHangUp };
}
