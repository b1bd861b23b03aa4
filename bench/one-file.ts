import { createServer } from 'node:http';
import express from 'express';

interface Answer {
  readonly status: 'ok' | 'starting';
  readonly since: Date;
}

const app = express();
const started = new Date();

app.get('/health', (_request, response) => {
  const answer: Answer = { status: 'ok', since: started };
  response.json(answer);
});

export const server = createServer(app).listen(Number(process.env['PORT'] ?? 8080));
