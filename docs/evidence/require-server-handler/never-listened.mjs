// A server that never listened does not hang: it says so.
import http from 'node:http';
import { closed, within } from './within.mjs';

console.log('close():', await within(1500, closed(http.createServer())));
