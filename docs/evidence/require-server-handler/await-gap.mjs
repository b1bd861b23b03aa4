// A request that comes before the handler is attached is lost, also for the handler that comes then.
import { once } from 'node:events';
import http from 'node:http';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { listen, within } from './within.mjs';

const server = http.createServer();
const port = await listen(server);
const get = () => fetch(`http://127.0.0.1:${port}/`).then((response) => response.status, () => 'connection closed');

const early = get();
const [socket] = await once(server, 'connection');
while (socket.bytesRead === 0) await nextTurn(); // the request is there: no luck in the order
await sleep(100); // connectToDatabase()
server.on('request', (req, res) => res.end('ok'));

console.log('GET / after the handler is attached:', await within(1500, get()));
console.log('GET / from before:', await within(500, early));
server.closeAllConnections();
server.close();
