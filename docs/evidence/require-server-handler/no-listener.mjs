// A request to a server without a listener is never answered, and close() waits for it.
import http from 'node:http';
import { closed, listen, within } from './within.mjs';

const server = http.createServer();
const port = await listen(server);

const answer = fetch(`http://127.0.0.1:${port}/`).then((response) => response.status, () => 'connection closed');
console.log('GET /:', await within(500, answer));

const end = closed(server);
console.log('close():', await within(500, end));

server.closeAllConnections();
console.log('after closeAllConnections(), close():', await within(1500, end));
console.log('after closeAllConnections(), GET /:', await within(1500, answer));
