// Ways that look like attaching a handler.
import http from 'node:http';

const handler = (req, res) => res.end();
const server = http.createServer();
server.handler = handler;
server.onrequest = handler;
server.on('requests', handler);
console.log("listeners of 'request':", server.listenerCount('request'));
