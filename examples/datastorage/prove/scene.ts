import { EventEmitter, once } from 'node:events';
import type { Passage } from '../platform/postgres.ts';

/** A statement on its way to the database, and what came back. */
export interface Statement {
  readonly session: number;
  readonly sql: string;
  answer?: Answer;
}

interface Answer {
  /** For example `DELETE 2` or `SELECT 4`. */
  tag: string;
  /** The first column of the first row, as text. */
  value: string | undefined;
}

/** A statement that matches waits until it may go on, judged by everything sent and answered so far. */
export interface Barrier {
  at: RegExp;
  until: (scene: Scene, statement: Statement) => boolean;
}

/** Long for two busy cores, short for whoever waits. */
const PATIENCE = 30_000;

/** What happens at the database during one run, brought into an order by barriers. */
export class Scene {
  /** A barrier that never opened. */
  stuck: Error | undefined;
  readonly #barriers: readonly Barrier[];
  readonly #log: Statement[] = [];
  readonly #news = new EventEmitter().setMaxListeners(0);

  constructor(barriers: readonly Barrier[] = []) {
    this.#barriers = barriers;
  }

  /** What was sent, in order. */
  sent(sql: RegExp): Statement[] {
    return this.#log.filter((statement) => sql.test(statement.sql));
  }

  /** What the database has answered. */
  answers(sql: RegExp): Answer[] {
    return this.sent(sql).flatMap(({ answer }) => answer ?? []);
  }

  /** Waits for a state of affairs at the database. */
  async until(isSo: () => boolean): Promise<void> {
    const signal = AbortSignal.timeout(PATIENCE);
    while (!isSo()) await once(this.#news, 'news', { signal });
  }

  /** Has the barriers looked at again, since what they wait for happened outside the database. */
  notify(): void {
    this.#news.emit('news');
  }

  readonly passage: Passage = async (request, session, run) => {
    const statement: Statement = { session, sql: sqlOf(request) };
    this.#log.push(statement);
    this.notify();
    for (const { at, until } of this.#barriers) {
      if (!at.test(statement.sql)) continue;
      await this.until(() => until(this, statement)).catch((cause: unknown) => {
        this.stuck = new Error(`the barrier at ${at} did not open`, { cause });
        throw this.stuck;
      });
    }
    const answer = await run();
    statement.answer = answerIn(Buffer.from(answer));
    this.notify();
    return answer;
  };
}

/** The text of a simple query (`Q`), or of the `Parse` (`P`) that a query with values begins with. */
function sqlOf(request: Buffer): string {
  const [first = '', second = ''] = request.toString('utf8', 5).split('\0');
  return request[0] === 'P'.charCodeAt(0) ? second : first;
}

/** The command tag (`C`) and the first value of the first row (`D`). */
function answerIn(bytes: Buffer): Answer {
  const answer: Answer = { tag: '', value: undefined };
  for (let at = 0; at < bytes.length; at += 1 + bytes.readInt32BE(at + 1)) {
    const type = String.fromCharCode(bytes[at]!);
    if (type === 'C') answer.tag = bytes.toString('utf8', at + 5, bytes.indexOf(0, at + 5));
    if (type === 'D') answer.value ??= bytes.toString('utf8', at + 11, at + 11 + Math.max(0, bytes.readInt32BE(at + 7)));
  }
  return answer;
}
