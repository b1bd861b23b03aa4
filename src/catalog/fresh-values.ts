/** A way to get a value that no other test has. */
export interface FreshValueRow {
  /** The origin of the call or member (`module#way`), without the call's `()`. */
  readonly origin: string;
  /** `fresh`: generated anew. `identity`: of this worker, process or running test. `created`: made for this test. */
  readonly why: 'fresh' | 'identity' | 'created';
  readonly example: string;
}

const fresh = (origin: string, example: string): FreshValueRow => ({ origin, why: 'fresh', example });
const identity = (origin: string, example: string): FreshValueRow => ({ origin, why: 'identity', example });

/** Generators and identities that are known by where they come from. Everything that starts with the way counts: `faker.string.uuid`. */
export const FRESH_VALUES: readonly FreshValueRow[] = [
  fresh('crypto#randomUUID', "import { randomUUID } from 'node:crypto';\nexport const value = randomUUID();\n"),
  fresh('crypto#randomBytes', "import { randomBytes } from 'node:crypto';\nexport const value = randomBytes(8).toString('hex');\n"),
  fresh('crypto#randomInt', "import { randomInt } from 'node:crypto';\nexport const value = randomInt(1e9);\n"),
  fresh('globalThis#crypto.randomUUID', 'export const value = crypto.randomUUID();\n'),
  fresh('globalThis#crypto.getRandomValues', 'export const value = crypto.getRandomValues(new Uint8Array(8));\n'),
  fresh('globalThis#Date.now', 'export const value = Date.now();\n'),
  fresh('globalThis#performance.now', 'export const value = performance.now();\n'),
  fresh('globalThis#Math.random', 'export const value = Math.random();\n'),
  fresh('globalThis#process.hrtime', 'export const value = process.hrtime.bigint();\n'),
  fresh('globalThis#Bun.randomUUIDv7', 'export const value = Bun.randomUUIDv7();\n'),
  fresh('uuid#', "import { v4 } from 'uuid';\nexport const value = v4();\n"),
  fresh('uuidv7#', "import { uuidv7 } from 'uuidv7';\nexport const value = uuidv7();\n"),
  fresh('nanoid#', "import { nanoid } from 'nanoid';\nexport const value = nanoid();\n"),
  fresh('ulid#', "import { ulid } from 'ulid';\nexport const value = ulid();\n"),
  fresh('ulidx#', "import { ulid } from 'ulidx';\nexport const value = ulid();\n"),
  fresh('cuid#', "import cuid from 'cuid';\nexport const value = cuid();\n"),
  fresh('@paralleldrive/cuid2#', "import { createId } from '@paralleldrive/cuid2';\nexport const value = createId();\n"),
  fresh('ksuid#', "import KSUID from 'ksuid';\nexport const value = KSUID.randomSync().string;\n"),
  fresh('typeid-js#', "import { typeid } from 'typeid-js';\nexport const value = typeid('user');\n"),
  fresh('hyperid#', "import hyperid from 'hyperid';\nconst next = hyperid();\nexport const value = next();\n"),
  fresh('shortid#', "import shortid from 'shortid';\nexport const value = shortid.generate();\n"),
  fresh('short-uuid#', "import short from 'short-uuid';\nexport const value = short.generate();\n"),
  fresh('@faker-js/faker#', "import { faker } from '@faker-js/faker';\nexport const value = faker.internet.email();\n"),
  fresh('faker#', "import faker from 'faker';\nexport const value = faker.datatype.uuid();\n"),
  fresh('chance#', "import Chance from 'chance';\nconst chance = new Chance();\nexport const value = chance.email();\n"),
  fresh('casual#', "import casual from 'casual';\nexport const value = casual.email;\n"),
  fresh('@ngneat/falso#', "import { randEmail } from '@ngneat/falso';\nexport const value = randEmail();\n"),
  fresh('mongodb#ObjectId', "import { ObjectId } from 'mongodb';\nexport const value = new ObjectId();\n"),
  fresh('bson#ObjectId', "import { ObjectId } from 'bson';\nexport const value = new ObjectId();\n"),
  fresh('mongoose#Types.ObjectId', "import mongoose from 'mongoose';\nexport const value = new mongoose.Types.ObjectId();\n"),
  fresh('ethers#Wallet.createRandom', "import { Wallet } from 'ethers';\nexport const value = Wallet.createRandom();\n"),
  fresh('fs#mkdtemp', "import { mkdtemp } from 'node:fs/promises';\nexport const value = await mkdtemp('/tmp/a-');\n"),
  fresh('fs#mkdtempSync', "import { mkdtempSync } from 'node:fs';\nexport const value = mkdtempSync('/tmp/a-');\n"),
  fresh('fs#promises.mkdtemp', "import fs from 'node:fs';\nexport const value = await fs.promises.mkdtemp('/tmp/a-');\n"),
  fresh('fs/promises#mkdtemp', "import fs from 'node:fs/promises';\nexport const value = await fs.mkdtemp('/tmp/a-');\n"),
  fresh('tmp#', "import tmp from 'tmp';\nexport const value = tmp.dirSync().name;\n"),
  fresh('tmp-promise#', "import { dir } from 'tmp-promise';\nexport const value = await dir();\n"),
  fresh('tempy#', "import { temporaryDirectory } from 'tempy';\nexport const value = temporaryDirectory();\n"),
  fresh('tempfile#', "import tempfile from 'tempfile';\nexport const value = tempfile();\n"),
  fresh('get-port#', "import getPort from 'get-port';\nexport const value = await getPort();\n"),
  identity('globalThis#process.pid', 'export const value = process.pid;\n'),
  identity('process#pid', "import process from 'node:process';\nexport const value = process.pid;\n"),
  identity('worker_threads#threadId', "import { threadId } from 'node:worker_threads';\nexport const value = threadId;\n"),
  identity('vitest#expect.getState', "import { expect } from 'vitest';\nexport const value = expect.getState().currentTestName;\n"),
  identity('@jest/globals#expect.getState', "import { expect } from '@jest/globals';\nexport const value = expect.getState().testPath;\n"),
  identity('globalThis#expect.getState', 'export const value = expect.getState().currentTestName;\n'),
  identity('@playwright/test#test.info', "import { test } from '@playwright/test';\nexport const value = () => test.info().testId;\n"),
];

/** The environment variables in which runners tell the worker, or the run, apart. */
export const IDENTITY_VARIABLES =
  /^(?:VITEST_(?:POOL|WORKER)_ID|JEST_WORKER_ID|TEST_(?:PARALLEL|WORKER)_INDEX|MOCHA_WORKER_ID|NX_TASK_HASH|AVA_WORKER_ID|CYPRESS_THREAD)$|(?:^|_)(?:RUN|JOB|BUILD|WORKER|SHARD|POOL|PIPELINE)_(?:ID|INDEX|NUMBER|ATTEMPT|UUID)$/;

/** Members that name the running test or its worker, on what the runner passes: `testInfo.workerIndex`, `task.id`, `t.title`. */
export const IDENTITY_MEMBERS: readonly string[] = [
  ...['workerIndex', 'parallelIndex', 'testId', 'titlePath', 'currentTestName', 'currentTest', 'currentSpec', 'outputDir', 'outputPath'],
];

/** Names of a runner's parameter that stands for the running test. */
export const IDENTITY_PARAMETERS: readonly string[] = ['testInfo', 'workerInfo', 'task'];

/**
 * Words of a function's name that say that each call answers with another value; a name is split into its words first, so
 * `makeUniqueEmail`, `unique_email` and `UniqueEmail` agree. A member call counts by its last name.
 */
export const FRESH_WORDS: readonly string[] = [
  ...['uuid', 'uuidv4', 'uuidv7', 'uuid4', 'uid', 'guid', 'nanoid', 'ulid', 'cuid', 'cuid2', 'ksuid', 'tsid', 'snowflake'],
  ...['unique', 'uniq', 'uniqid', 'random', 'rand', 'rnd', 'randomized', 'randomised', 'faker', 'chance', 'nonce', 'entropy'],
  ...['mkdtemp', 'hrtime', 'now', 'timestamp', 'fresh'],
];

/** Whole names of functions that make an id or a place without saying that it is new: `newId()`, `generateRunId()`, `makeTempDir()`. */
export const FRESH_NAMES =
  /^(?:new|gen|generate|make|create|build)\w*(?:I[dD]s?|Slug|Suffix|Scope|Marker|Address|Wallet|PrivateKey|KeyPair)$|^(?:make|create|get|new|with|setup)\w*Te?mp(?:orary)?(?:Dir|Directory|Folder|File|Path)?$/;

/** Verbs of a call that makes something: what a test gets back from it is its own. */
export const CREATING_VERBS: readonly string[] = [
  ...['create', 'insert', 'add', 'seed', 'save', 'register', 'signup', 'schedule', 'enqueue', 'upload', 'start', 'launch', 'spawn'],
  ...['send', 'publish', 'post', 'make', 'build', 'setup', 'provision', 'deploy', 'generate', 'new', 'place', 'submit', 'trigger'],
];
