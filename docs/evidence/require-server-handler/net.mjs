// A net server without a listener: what the client sends is never read, and close() waits even after the client has gone.
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { closed, listen, within } from './within.mjs';

const server = net.createServer();
const port = await listen(server);
const client = net.connect(port, '127.0.0.1');
client.write('hello');
await sleep(100);
client.destroy();
await sleep(100);
console.log('close() after the client has gone:', await within(500, closed(server)));
process.exit();
