import { describe, expect, it } from 'vitest';
import {
  type Attachment,
  type ServerConstruction,
  type ServerOptions,
  judgeServer,
} from '../../src/verdicts/require-server-handler.ts';

const OPTIONS: ServerOptions = { modules: ['http', 'https', 'http2'], deferred: 'report', upgradeOnly: 'allow', attach: 'anywhere' };
const SERVER: ServerConstruction<string> = {
  construction: 'construction',
  module: 'http',
  callee: 'http.createServer',
  event: 'request',
  handler: 'absent',
  attachments: [],
  givenTo: 'nobody',
  listens: true,
  isProbe: false,
  holder: 'server',
  isTrial: false,
  inClass: false,
};
const attached = (more: Partial<Attachment<string>> = {}): Attachment<string> => ({
  at: 'attachment',
  kind: 'answers',
  when: 'construction',
  by: 'start()',
  isLate: false,
  ...more,
});
const koa = { at: 'argument', name: 'app', pass: 'app.callback()' };
type Case = [string, Partial<ServerConstruction<string>>, Partial<ServerOptions>, string | undefined];

/** [reason, what differs from a bare server that listens, what differs from the default options, the message and its place] */
const CASES: Case[] = [
  ['a bare server that listens', {}, {}, 'missingHandler at construction'],
  ['it was given a handler', { handler: 'given' }, {}, undefined],
  ['it may have been given one', { handler: 'unknown' }, {}, undefined],
  ['it never listens', { listens: false }, {}, undefined],
  ['it is a probe', { isProbe: true }, {}, undefined],
  ['others get it', { givenTo: 'others' }, {}, undefined],
  ['it is given for upgrades', { givenTo: 'upgrades' }, {}, undefined],
  ['it is given for upgrades, which are not enough', { givenTo: 'upgrades' }, { upgradeOnly: 'report' }, 'missingHandler at construction'],
  ['it is given for upgrades, in a test', { givenTo: 'upgrades', isTrial: true }, { upgradeOnly: 'report' }, undefined],
  ['attached for upgrades, in a test', { attachments: [attached({ kind: 'upgrades' })], isTrial: true }, { upgradeOnly: 'report' }, undefined],
  ['a bare server, in a test', { isTrial: true }, {}, 'missingHandler at construction'],
  ['a module that is not asked for', { module: 'net' }, {}, undefined],
  ['a module that is asked for', { module: 'net' }, { modules: ['net'] }, 'missingHandler at construction'],
  ['a module of the user’s own', { module: '@acme/http' }, { modules: [{ name: '@acme/http' }] }, 'missingHandler at construction'],
  ['attached at once', { attachments: [attached()] }, {}, undefined],
  ['attached for upgrades', { attachments: [attached({ kind: 'upgrades' })] }, {}, undefined],
  ['attached for upgrades, which are not enough', { attachments: [attached({ kind: 'upgrades' })] }, { upgradeOnly: 'report' }, 'missingHandler at construction'],
  ['attached to whole connections', { attachments: [attached({ kind: 'takesOver' })] }, { upgradeOnly: 'report' }, undefined],
  ['attached by a method', { attachments: [attached({ when: 'method' })] }, {}, 'deferredHandler at construction'],
  ['attached by a method, a module not asked for', { module: 'net', attachments: [attached({ when: 'method' })] }, {}, 'deferredHandler at construction'],
  ['attached by a method, which is allowed', { attachments: [attached({ when: 'method' })] }, { deferred: 'ignore' }, undefined],
  ['attached by a method, but at once as well', { attachments: [attached({ when: 'method' }), attached()] }, {}, undefined],
  ['attached by a method, but by other code as well', { attachments: [attached({ when: 'method' }), attached({ when: 'later' })] }, {}, undefined],
  ['connections at once, requests by a method', { attachments: [attached({ when: 'method' }), attached({ kind: 'takesOver' })] }, {}, 'deferredHandler at construction'],
  ['requests at once, upgrades by a method', { attachments: [attached(), attached({ kind: 'upgrades', when: 'method' })] }, {}, undefined],
  ['upgrades by a method, and nothing else', { attachments: [attached({ kind: 'upgrades', when: 'method' })] }, {}, 'deferredHandler at construction'],
  ['attached by other code', { attachments: [attached({ when: 'later' })] }, {}, undefined],
  ['attached by other code, where construction is asked for', { attachments: [attached({ when: 'later' })] }, { attach: 'construction' }, 'deferredHandler at construction'],
  ['attached by other code in a test, where construction is asked for', { attachments: [attached({ when: 'later' })], isTrial: true }, { attach: 'construction' }, undefined],
  ['attached by a method in a test', { attachments: [attached({ when: 'method' })], isTrial: true }, { attach: 'construction' }, 'deferredHandler at construction'],
  ['attached at once, where construction is asked for', { attachments: [attached()] }, { attach: 'construction' }, undefined],
  ['attached at once and by other code, where construction is asked for', { attachments: [attached(), attached({ when: 'later' })] }, { attach: 'construction' }, undefined],
  ['… by others, and deferral is allowed', { attachments: [attached({ when: 'later' })] }, { attach: 'construction', deferred: 'ignore' }, undefined],
  ['attached late', { attachments: [attached({ isLate: true })] }, {}, 'lateHandler at attachment'],
  ['attached late, a module not asked for', { module: 'net', attachments: [attached({ isLate: true })] }, {}, undefined],
  ['attached late, but before as well', { attachments: [attached({ isLate: true }), attached()] }, {}, undefined],
  ['no handler after all', { handler: koa }, {}, 'notAHandler at argument'],
  ['no handler after all, and it never listens here', { handler: koa, listens: false, givenTo: 'others' }, {}, 'notAHandler at argument'],
  ['no handler after all, but one is attached', { handler: koa, attachments: [attached()] }, {}, undefined],
  ['no handler after all, and one for upgrades', { handler: koa, attachments: [attached({ kind: 'upgrades' })] }, {}, 'notAHandler at argument'],
  ['no handler after all, a module not asked for', { handler: koa, module: 'net' }, {}, undefined],
];

describe('judgeServer', () => {
  it.each(CASES)('%s', (_reason, server, options, expected) => {
    const verdict = judgeServer({ ...SERVER, ...server }, { ...OPTIONS, ...options });
    expect(verdict && `${verdict.messageId} at ${verdict.at}`).toBe(expected);
  });

  it('says where to attach, by what holds the server', () => {
    const attachments = [attached({ when: 'method' })];
    expect(judgeServer({ ...SERVER, attachments, holder: '#http', inClass: true }, OPTIONS)?.data).toEqual({
      member: '#http',
      method: 'start()',
      where: 'in the constructor',
      until: 'Until then every request hangs, and calling start() twice attaches it twice.',
    });
    expect(judgeServer({ ...SERVER, attachments, unhandled: 'default' }, OPTIONS)?.data['until']).toMatch(/^Until then it serves the default mux/);
    expect(judgeServer({ ...SERVER, attachments }, OPTIONS)?.data).toMatchObject({ where: 'where it is constructed' });
  });

  it('names what is missing', () => {
    expect(judgeServer(SERVER, OPTIONS)?.data).toEqual({ module: 'http', event: 'request', callee: 'http.createServer' });
    expect(judgeServer({ ...SERVER, handler: koa }, OPTIONS)?.data).toEqual({ name: 'app', fix: 'app.callback()' });
  });
});
