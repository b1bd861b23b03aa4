import assert from 'node:assert/strict';
import { freePort } from '../platform/free-port.ts';
import { startTokenReviewApi, TOKEN } from '../platform/token-review.ts';
import { type Proof, tenTimes } from './proof.ts';
import { pause, statusOf } from './request.ts';
import { clear, endOf, startInstance, type Version } from './stage.ts';

const LATE = 5;

/** A health check that validates a token, while the token endpoint starts. */
export const tokenInHealth: Proof = {
  rule: 'no-token-validation-in-health-handler',
  async before(say) {
    await clear();
    const { health } = await startBeforeTokenEndpoint('before');
    assert.deepEqual(new Set(health.slice(0, LATE)), new Set([503]));
    assert.equal(health.at(-1), 200);
    say('The service starts before the token endpoint does. GET /health, every 100 ms:');
    say(`  ${health.slice(0, LATE).join(' ')} | the token endpoint starts | ${health.slice(LATE).join(' ')}`);
    say('The database was there all the time: each 503 takes an instance that works out of service.');
  },
  async after(say) {
    await clear();
    const asked = await tenTimes(async () => {
      const { health, workflows } = await startBeforeTokenEndpoint('after');
      assert.deepEqual(new Set(health), new Set([200]));
      assert.deepEqual(workflows, [503, 200]);
      return health.length;
    });
    say(`The same, ten times: ${asked} times asked, 200 each time.`);
    say('GET /workflows with a valid token is still 503 before the token endpoint is up and 200 afterwards: nobody gets in unchecked.');
  },
};

/** What a service answers that is up before the token endpoint. */
async function startBeforeTokenEndpoint(version: Version): Promise<{ health: number[]; workflows: number[] }> {
  const port = await freePort();
  const instance = await startInstance(version, `http://127.0.0.1:${port}`);
  await instance.ready;
  const askHealth = () => statusOf(`${instance.url}/health`);
  const askWorkflows = () => statusOf(`${instance.url}/workflows`, { authorization: `Bearer ${TOKEN}` });

  const health: number[] = [];
  for (let time = 0; time < LATE; time++) {
    health.push(await askHealth());
    await pause(100);
  }
  const workflows = [await askWorkflows()];

  const api = await startTokenReviewApi(port);
  do {
    health.push(await askHealth());
    await pause(100);
  } while (health.at(-1) !== 200 && health.length < 50);
  workflows.push(await askWorkflows());

  instance.process.kill('SIGTERM');
  assert.equal(await endOf(instance, 10_000), 0);
  await api.stop();
  return { health, workflows };
}
