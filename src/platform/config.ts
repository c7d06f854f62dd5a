import { z } from 'zod'
import { languages, preferredLanguage } from './phrase.ts'

/** Where the rows live: in this process (a folder, or nothing but memory) or on a PostgreSQL server. */
type DatabasePlace =
  | Readonly<{ kind: 'embedded'; folder: string | undefined }>
  | Readonly<{ kind: 'postgres'; url: string }>

export type ApiKey = Readonly<{ name: string; relation: 'operator' | 'reader'; secret: string }>

export type Config = Readonly<{
  database: DatabasePlace
  /** Jobs go to Redis when set, else to the database. */
  redisUrl: string | undefined
  /** What every queue name starts with, so that installations can share one Redis. */
  queuePrefix: string
  host: string
  port: number
  apiKeys: readonly ApiKey[]
  model: string | undefined
  modelPrefixes: Readonly<{ query: string; passage: string }> | undefined
  modelDtype: string | undefined
  language: (typeof languages)[number]
  logLevel: string
}>

/** Every mistake in the configuration at once, one sentence each. */
export class ConfigMistakes extends Error {
  readonly sentences: readonly string[]
  constructor(sentences: readonly string[]) {
    super(
      `The configuration has ${sentences.length === 1 ? 'a mistake' : 'mistakes'}:\n${sentences.map((s) => `- ${s}`).join('\n')}`,
    )
    this.name = 'ConfigMistakes'
    this.sentences = sentences
  }
}

const url = (schemes: readonly string[], say: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), say)
    .optional()

const Environment = z.object({
  DATABASE_URL: url(
    ['postgres:', 'postgresql:'],
    'DATABASE_URL must look like postgres://user:password@host:5432/name. Leave it out to run embedded.',
  ),
  REDIS_URL: url(
    ['redis:', 'rediss:'],
    'REDIS_URL must look like redis://host:6379. Leave it out to keep jobs in the database.',
  ),
  SPLOT_QUEUE_PREFIX: z
    .string()
    .regex(
      /^[a-z0-9-]{1,40}$/,
      'SPLOT_QUEUE_PREFIX takes 1 to 40 small letters, digits and hyphens.',
    )
    .default('splot'),
  SPLOT_DATA: z
    .string()
    .min(1, 'SPLOT_DATA must name a folder; leave it out for ./var.')
    .default('./var'),
  SPLOT_MEMORY: z.enum(['0', '1'], 'SPLOT_MEMORY is 1 (keep nothing on disk) or 0.').default('0'),
  HOST: z
    .string()
    .min(1, 'HOST must name an address to listen on, such as 127.0.0.1.')
    .default('127.0.0.1'),
  PORT: z.coerce
    .number('PORT must be a number from 0 to 65535.')
    .int('PORT must be a whole number.')
    .min(0, 'PORT must be 0 or more.')
    .max(65535, 'PORT must be at most 65535.')
    .default(3000),
  SPLOT_API_KEYS: z.string().default(''),
  EMBEDDING_MODEL: z
    .string()
    .min(1, 'EMBEDDING_MODEL must name a folder or a model; leave it out for the built-in one.')
    .optional(),
  EMBEDDING_PREFIXES: z
    .string()
    .regex(
      /^[^|]*\|[^|]*$/,
      'EMBEDDING_PREFIXES is two prefixes with a bar between them, such as "query: |passage: ".',
    )
    .optional(),
  EMBEDDING_DTYPE: z
    .enum(
      ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4'],
      'EMBEDDING_DTYPE is fp32, fp16, q8, int8, uint8 or q4.',
    )
    .optional(),
  SPLOT_LANGUAGE: z.enum(languages, 'SPLOT_LANGUAGE is pl, en, de or fr.').optional(),
  LANG: z.string().optional(),
  SPLOT_LOG_LEVEL: z
    .enum(
      ['debug', 'info', 'warn', 'error', 'silent'],
      'SPLOT_LOG_LEVEL is debug, info, warn, error or silent.',
    )
    .default('info'),
})

/**
 * The configuration of a process, read once by whoever starts it. No setting at all means: everything in
 * this process, data in `./var`, open to this machine only.
 * @throws ConfigMistakes naming every mistake
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(filled)
  const keys = parseApiKeys(env['SPLOT_API_KEYS'] ?? '')
  const mistakes = [
    ...(parsed.error?.issues.map((issue) => issue.message) ?? []),
    ...keys.mistakes,
    ...contradictions(filled),
  ]
  if (!parsed.success || mistakes.length > 0) throw new ConfigMistakes(mistakes)
  return Object.freeze(toConfig(parsed.data, keys.keys))
}

function toConfig(data: z.infer<typeof Environment>, apiKeys: readonly ApiKey[]): Config {
  const [query = '', passage = ''] = data.EMBEDDING_PREFIXES?.split('|') ?? []
  return {
    database: data.DATABASE_URL
      ? { kind: 'postgres', url: data.DATABASE_URL }
      : { kind: 'embedded', folder: data.SPLOT_MEMORY === '1' ? undefined : data.SPLOT_DATA },
    redisUrl: data.REDIS_URL,
    queuePrefix: data.SPLOT_QUEUE_PREFIX,
    host: data.HOST,
    port: data.PORT,
    apiKeys,
    model: data.EMBEDDING_MODEL,
    modelPrefixes: data.EMBEDDING_PREFIXES === undefined ? undefined : { query, passage },
    modelDtype: data.EMBEDDING_DTYPE,
    language: data.SPLOT_LANGUAGE ?? preferredLanguage(data.LANG),
    logLevel: data.SPLOT_LOG_LEVEL,
  }
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** Settings that are fine alone and wrong together; read as written, so that they are told with all other mistakes. */
function contradictions(env: Readonly<Record<string, string | undefined>>): string[] {
  const { DATABASE_URL, REDIS_URL, SPLOT_MEMORY, SPLOT_API_KEYS, HOST = '127.0.0.1' } = env
  const found: string[] = []
  if (REDIS_URL && !DATABASE_URL)
    found.push(
      'REDIS_URL needs DATABASE_URL too: jobs on Redis are for several processes, and the embedded database serves one.',
    )
  if (SPLOT_MEMORY === '1' && DATABASE_URL)
    found.push('SPLOT_MEMORY=1 and DATABASE_URL exclude each other: leave one out.')
  if (SPLOT_API_KEYS?.replace(/[\s,]/g, '')) return found
  if (DATABASE_URL)
    found.push(
      'SPLOT_API_KEYS is missing: with DATABASE_URL every caller needs a key. Set it to name:operator:SECRET, secrets of 16 characters or more.',
    )
  else if (!loopback.has(HOST))
    found.push(
      `HOST=${HOST} opens the service to other machines: set SPLOT_API_KEYS to name:operator:SECRET first, or listen on 127.0.0.1.`,
    )
  return found
}

function parseApiKeys(text: string): { keys: ApiKey[]; mistakes: string[] } {
  const keys: ApiKey[] = []
  const mistakes: string[] = []
  for (const [index, part] of text
    .split(',')
    .map((p) => p.trim())
    .entries()) {
    if (part === '') continue
    const [, name, relation, secret] = /^([^:]+):(operator|reader):([!-~]{16,})$/.exec(part) ?? []
    // The key itself stays out of the sentence: it may end up in a log.
    if (!name || !secret)
      mistakes.push(
        `Key ${index + 1} of SPLOT_API_KEYS must be name:operator:SECRET or name:reader:SECRET, the secret 16 characters or more: letters, digits and signs, no blank and no comma.`,
      )
    else keys.push({ name, relation: relation === 'operator' ? 'operator' : 'reader', secret })
  }
  return { keys, mistakes }
}
