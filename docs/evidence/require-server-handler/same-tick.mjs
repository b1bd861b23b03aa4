// In the tick of listen(), or in its callback, nothing is lost.
import http from 'node:http';
import { once } from 'node:events';
import { within } from './within.mjs';

const handler = (req, res) => res.writeHead(200, { connection: 'close' }).end('ok');
async function status(server) {
  if (!server.listening) await once(server, 'listening');
  const answer = fetch(`http://127.0.0.1:${server.address().port}/`).then((response) => response.status);
  const said = await within(1500, answer);
  server.close();
  return said;
}

const same = http.createServer().listen(0, '127.0.0.1');
same.on('request', handler);
console.log('attached in the same tick:', await status(same));

const callback = http.createServer().listen(0, '127.0.0.1', () => callback.on('request', handler));
console.log('attached in the callback:', await status(callback));

const awaited = http.createServer().listen(0, '127.0.0.1');
await once(awaited, 'listening');
awaited.on('request', handler);
console.log("attached after once('listening'):", await status(awaited));
