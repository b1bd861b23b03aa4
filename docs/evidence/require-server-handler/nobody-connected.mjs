// Without a connection close() calls back at once: why the search for a free port is no mistake.
import http from 'node:http';
import { closed, listen, within } from './within.mjs';

const server = http.createServer();
await listen(server);
console.log('close():', await within(1500, closed(server)));
