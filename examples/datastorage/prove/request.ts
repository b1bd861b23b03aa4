import { once } from 'node:events';
import http from 'node:http';

/** A request that the server has: it said `100 Continue`, which Node does of its own accord when it has read the headers. */
export interface Received {
  /** The status, or `undefined` if none comes within the time. */
  statusWithin(milliseconds: number): Promise<number | undefined>;
  drop(): void;
}

/** Sends a request and waits until the server has received it. */
export async function sendUntilReceived(url: string): Promise<Received> {
  const request = http.get(url, { agent: false, headers: { expect: '100-continue' } });
  const status = new Promise<number | undefined>((resolve) => {
    request.once('response', (response) => resolve(response.resume().statusCode));
    request.once('close', () => resolve(undefined));
  });
  await once(request, 'continue', { signal: AbortSignal.timeout(30_000) });
  // Dropped at the end, while the server still has it.
  request.on('error', () => {});
  return {
    statusWithin: (milliseconds) => Promise.race([status, pause(milliseconds)]),
    drop: () => request.destroy(),
  };
}

/** The status that a path answers. */
export async function statusOf(url: string, headers: Record<string, string> = {}): Promise<number> {
  const response = await fetch(url, { headers: { connection: 'close', ...headers }, signal: AbortSignal.timeout(10_000) });
  await response.arrayBuffer();
  return response.status;
}

/** Nothing, later. Keeps no process alive. */
export function pause(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, undefined).unref());
}
