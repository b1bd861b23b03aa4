// The post-mortem's shape: constructed once, attached by start(). The second start() attaches a second handler.
import http from 'node:http';
import { closed, listen } from './within.mjs';

class Api {
  #server = http.createServer();
  start() {
    this.#server.on('request', (req, res) => {
      res.writeHead(200, { connection: 'close' });
      res.end('ok');
    });
    return listen(this.#server);
  }
  stop() {
    return closed(this.#server);
  }
  get handlers() {
    return this.#server.listenerCount('request');
  }
}

const api = new Api();
const port = await api.start();
console.log('first start:', api.handlers, 'handler,', (await fetch(`http://127.0.0.1:${port}/`)).status);
await api.stop();

const again = await api.start();
console.log('second start:', api.handlers, 'handlers');
process.on('uncaughtException', (error) => {
  console.log('the next request ends the process:', error.code);
  process.exit();
});
await fetch(`http://127.0.0.1:${again}/`);
