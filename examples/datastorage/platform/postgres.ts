// The Postgres of this example: PGlite behind a socket, so that test workers and services, each in a process of its own, share
// one database as they would share a real server.
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { PGlite } from '@electric-sql/pglite';

/** A running database. */
export interface Postgres {
  readonly url: string;
  stop(): Promise<void>;
}

/** Everything a client sends passes here on its way to the database: `run` executes it and gives the answer. */
export type Passage = (request: Buffer, session: number, run: () => Promise<Uint8Array>) => Promise<Uint8Array>;

const SSL_REQUEST = 80877103;
const WELCOME = Buffer.from('R\0\0\0\x08\0\0\0\0' + 'Z\0\0\0\x05I', 'latin1');

/** Starts an empty database on a free port. */
export async function startPostgres(passage: Passage = (_request, _session, run) => run()): Promise<Postgres> {
  const database = await PGlite.create();
  const sockets = new Set<Socket>();
  let sessions = 0;

  async function serve(socket: Socket): Promise<void> {
    const session = ++sessions;
    for await (const request of requestsOf(socket)) {
      // One request runs at a time, whole: PGlite knows a single session, so transactions over several requests would mix.
      const answer = await passage(request, session, () =>
        database.runExclusive(() => database.execProtocolRaw(request)),
      );
      socket.write(answer);
    }
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    // A client that hangs up in the middle of a request is that client's affair.
    serve(socket).catch(() => {}).finally(() => {
      sockets.delete(socket);
      socket.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `postgres://postgres@127.0.0.1:${(server.address() as AddressInfo).port}/postgres`,
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await database.close();
    },
  };
}

/** What a client sends, cut where an answer is due: after a simple query (`Q`) or a `Sync` (`S`). */
async function* requestsOf(socket: Socket): AsyncGenerator<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  let welcomed = false;
  let end = 0;
  for await (const chunk of socket) {
    bytes = Buffer.concat([bytes, chunk as Buffer]);
    while (bytes.length >= end + (welcomed ? 5 : 8)) {
      // The first message of a session has no type byte.
      const next = welcomed ? end + 1 + bytes.readInt32BE(end + 1) : bytes.readInt32BE(0);
      if (bytes.length < next) break;
      const type = welcomed ? String.fromCharCode(bytes[end]!) : 'startup';
      end = next;
      if (type === 'X') return;
      if (type !== 'startup' && type !== 'Q' && type !== 'S') continue;
      if (type !== 'startup') yield bytes.subarray(0, end);
      else if (bytes.readInt32BE(4) === SSL_REQUEST) socket.write('N');
      else {
        welcomed = true;
        socket.write(WELCOME);
      }
      bytes = bytes.subarray(end);
      end = 0;
    }
  }
}
