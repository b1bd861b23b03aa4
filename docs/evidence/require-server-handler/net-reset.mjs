// A net server without a listener: a client that resets its connection ends the process.
import net from 'node:net';
import { listen } from './within.mjs';

const server = net.createServer();
const port = await listen(server);
process.on('uncaughtException', (error) => {
  console.log('a reset connection ends the process:', error.code);
  process.exit();
});
const client = net.connect(port, '127.0.0.1', () => {
  client.write('hello', () => setTimeout(() => client.resetAndDestroy(), 100));
});
