// What createServer() takes for its options, without a word.
import http from 'node:http';

class Application {
  handle(req, res) {
    res.end();
  }
}
async function build() {
  return (req, res) => res.end();
}

/** How many listeners a request would find. */
const listeners = (...given) => http.createServer(...given).listenerCount('request');

console.log('createServer():', listeners());
console.log('createServer(undefined):', listeners(undefined));
console.log('createServer({}, undefined):', listeners({}, undefined));
console.log('createServer(new Application()):', listeners(new Application()));
console.log('createServer(build()), a promise:', listeners(build()));
console.log('createServer(await build()):', listeners(await build()));
