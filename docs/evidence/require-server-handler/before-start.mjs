// The post-mortem's shape: whoever listens before start() has attached the handler gets a server that hangs.
import http from 'node:http';
import { closed, listen, within } from './within.mjs';

class Api {
  server = http.createServer();
  start() {
    this.server.on('request', (req, res) => res.end('ok'));
    return listen(this.server);
  }
  stop() {
    return closed(this.server);
  }
}

// A test that only wants the port.
const api = new Api();
const port = await listen(api.server);
const answer = fetch(`http://127.0.0.1:${port}/`).then((response) => response.status, () => 'connection closed');
console.log('GET / before start():', await within(500, answer));
console.log('stop():', await within(500, api.stop()));
api.server.closeAllConnections();
