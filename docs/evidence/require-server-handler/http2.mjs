// The same over HTTP/2: the stream stays open.
import http2 from 'node:http2';
import { listen, within } from './within.mjs';

const server = http2.createServer();
const port = await listen(server);
const client = http2.connect(`http://127.0.0.1:${port}`);
const stream = client.request({ ':path': '/' });
const answer = new Promise((resolve) => stream.on('response', (headers) => resolve(headers[':status'])).on('close', () => resolve('stream closed')));
console.log('GET / over HTTP/2:', await within(500, answer));
process.exit();
