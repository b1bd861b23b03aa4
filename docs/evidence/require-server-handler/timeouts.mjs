// requestTimeout and headersTimeout end at a request that has arrived: they do not cut one that nobody answers.
import http from 'node:http';
import { listen, within } from './within.mjs';

const server = http.createServer({ requestTimeout: 200, headersTimeout: 200, keepAliveTimeout: 200, connectionsCheckingInterval: 50 });
const port = await listen(server);

const answer = fetch(`http://127.0.0.1:${port}/`).then((response) => response.status, () => 'connection closed');
console.log('GET / with every timeout at 200 ms:', await within(1000, answer));
server.closeAllConnections();
server.close();
