// A server that only answers upgrades leaves a plain request without an answer.
import http from 'node:http';
import { listen, within } from './within.mjs';

const server = http.createServer();
server.on('upgrade', (request, socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\n'));
const port = await listen(server);

const answer = fetch(`http://127.0.0.1:${port}/healthz`).then((response) => response.status, () => 'connection closed');
console.log('GET /healthz:', await within(500, answer));
server.closeAllConnections();
server.close();
