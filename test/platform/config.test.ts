import { describe, expect, test } from 'vitest'
import { ConfigMistakes, readConfig } from '../../src/platform/config.ts'

const secret = 'correct-horse-battery-staple'
const postgres = 'postgres://splot:hunter2hunter2@db.example:5432/splot'

/** The sentences a configuration is refused with; none when it is taken. */
function mistakesOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigMistakes) return error.sentences
    throw error
  }
}

describe('a configuration', () => {
  test('without any setting runs in this process, in ./var, for this machine only', () => {
    expect(readConfig({})).toMatchObject({
      database: { kind: 'embedded', folder: './var' },
      redisUrl: undefined,
      host: '127.0.0.1',
      port: 3000,
      apiKeys: [],
      model: undefined,
      language: 'en',
    })
  })

  test('treats a setting that is there but empty as left out', () => {
    const empty = { DATABASE_URL: '', REDIS_URL: '', PORT: '', HOST: '', SPLOT_API_KEYS: '' }
    expect(readConfig(empty)).toEqual(readConfig({}))
  })

  test('in memory names no folder', () => {
    const { database } = readConfig({ SPLOT_MEMORY: '1', SPLOT_DATA: '/srv/splot' })
    expect(database).toEqual({ kind: 'embedded', folder: undefined })
  })

  test('scaled out names the server, the queue and who may call', () => {
    const config = readConfig({
      DATABASE_URL: postgres,
      REDIS_URL: 'redis://queue.example:6379',
      SPLOT_API_KEYS: `ops:operator:${secret}, page:reader:${secret}:2`,
      HOST: '0.0.0.0',
      PORT: '8080',
      EMBEDDING_PREFIXES: 'query: |passage: ',
    })
    expect(config.database).toEqual({ kind: 'postgres', url: postgres })
    expect(config.redisUrl).toBe('redis://queue.example:6379')
    expect(config.port).toBe(8080)
    expect(config.apiKeys).toEqual([
      { name: 'ops', relation: 'operator', secret },
      { name: 'page', relation: 'reader', secret: `${secret}:2` },
    ])
    expect(config.modelPrefixes).toEqual({ query: 'query: ', passage: 'passage: ' })
  })

  test('cannot be changed after it was read', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })

  test.each([
    ['pl_PL.UTF-8', 'pl'],
    ['de_AT.UTF-8', 'de'],
    ['fr', 'fr'],
    ['C', 'en'],
    ['cs_CZ.UTF-8', 'en'],
  ])('on a machine that speaks %s speaks %s', (LANG, language) => {
    expect(readConfig({ LANG }).language).toBe(language)
    expect(readConfig({ LANG, SPLOT_LANGUAGE: 'fr' }).language).toBe('fr')
  })
})

describe('a configuration with a mistake', () => {
  test.each([
    [{ DATABASE_URL: 'mysql://db/splot', SPLOT_API_KEYS: `o:operator:${secret}` }, 'postgres://'],
    [{ DATABASE_URL: 'db.example', SPLOT_API_KEYS: `o:operator:${secret}` }, 'postgres://'],
    [
      { REDIS_URL: 'http://queue', DATABASE_URL: postgres, SPLOT_API_KEYS: `o:operator:${secret}` },
      'redis://host:6379',
    ],
    [{ SPLOT_QUEUE_PREFIX: 'Splot!' }, 'small letters'],
    [{ SPLOT_MEMORY: 'yes' }, 'SPLOT_MEMORY is 1'],
    [{ PORT: 'http' }, 'PORT must be a number'],
    [{ PORT: '70000' }, 'at most 65535'],
    [{ PORT: '-1' }, '0 or more'],
    [{ PORT: '80.5' }, 'whole number'],
    [{ EMBEDDING_PREFIXES: 'query: ' }, 'a bar between them'],
    [{ EMBEDDING_DTYPE: 'fp8' }, 'fp32, fp16'],
    [{ SPLOT_LANGUAGE: 'es' }, 'pl, en, de or fr'],
    [{ SPLOT_LOG_LEVEL: 'loud' }, 'debug, info, warn'],
    [{ SPLOT_API_KEYS: 'ops:operator:short' }, '16 characters or more'],
    [{ SPLOT_API_KEYS: `ops:admin:${secret}` }, 'name:reader:SECRET'],
    [{ SPLOT_API_KEYS: `ops:operator:${secret} with blanks` }, 'no blank'],
    [{ SPLOT_API_KEYS: 'ops:operator:zażółć-gęślą-jaźń-zażółć' }, 'letters, digits and signs'],
  ])('%j is told what to write instead', (env, sentence) => {
    const mistakes = mistakesOf(env)
    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]).toContain(sentence)
    expect(mistakes[0]).toMatch(/^[A-Z].*[.!]$/)
  })

  test.each([
    [
      'jobs on Redis and rows in this process',
      { REDIS_URL: 'redis://queue' },
      'needs DATABASE_URL',
    ],
    [
      'a server and no disk',
      { DATABASE_URL: postgres, SPLOT_MEMORY: '1', SPLOT_API_KEYS: `o:operator:${secret}` },
      'exclude each other',
    ],
    ['a server and no key', { DATABASE_URL: postgres }, 'SPLOT_API_KEYS is missing'],
    ['every machine and no key', { HOST: '0.0.0.0' }, 'HOST=0.0.0.0 opens'],
    [
      'every machine and nothing but commas',
      { HOST: '::', SPLOT_API_KEYS: ' , ' },
      'HOST=:: opens',
    ],
  ])('that wants %s is told that these exclude each other', (_, env, sentence) => {
    expect(mistakesOf(env)).toEqual([expect.stringContaining(sentence)])
  })

  test('is told all its mistakes at once, contradictions among them', () => {
    const mistakes = mistakesOf({
      PORT: 'http',
      REDIS_URL: 'redis://queue',
      SPLOT_LOG_LEVEL: 'loud',
      SPLOT_API_KEYS: 'nonsense,ops:operator:short',
      EMBEDDING_DTYPE: 'fp8',
    })
    const named = ['PORT', 'SPLOT_LOG_LEVEL', 'EMBEDDING_DTYPE', 'Key 1', 'Key 2', 'REDIS_URL']
    for (const name of named) expect(mistakes.filter((one) => one.includes(name))).toHaveLength(1)
    expect(mistakes).toHaveLength(named.length)
  })

  test('with a broken key is not told that it has none', () => {
    const mistakes = mistakesOf({ DATABASE_URL: postgres, SPLOT_API_KEYS: 'ops:operator:short' })
    expect(mistakes).toEqual([expect.stringContaining('Key 1 of SPLOT_API_KEYS')])
  })

  test('never gives a secret away', () => {
    const told = [
      { SPLOT_API_KEYS: `ops:admin:${secret}` },
      { SPLOT_API_KEYS: secret },
      { DATABASE_URL: postgres.replace('postgres:', 'mysql:') },
      { DATABASE_URL: postgres, SPLOT_MEMORY: '1' },
      { REDIS_URL: 'amqp://splot:hunter2hunter2@queue' },
    ].flatMap(mistakesOf)
    expect(told.length).toBeGreaterThanOrEqual(6)
    expect(told.join(' ')).not.toMatch(/hunter2|horse/)
  })

  test('reads as a list under one heading', () => {
    expect(() => readConfig({ PORT: 'http' })).toThrow(/^The configuration has a mistake:\n- PORT/)
    expect(() => readConfig({ PORT: 'http', HOST: '::' })).toThrow(
      /has mistakes:\n- PORT.*\n- HOST/,
    )
  })
})
