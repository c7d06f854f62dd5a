import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Day } from '../../src/platform/day.ts'
import { languages, type Phrase, preferredLanguage, verbatim } from '../../src/platform/phrase.ts'
import { fieldProblems, problemOf, refuseInvalid, statusOf } from '../../src/platform/problem.ts'
import { Refusal, type RefusalReason } from '../../src/platform/refusal.ts'

const phrase: Phrase = { en: 'No.', pl: 'Nie.', de: 'Nein.', fr: 'Non.' }
const reasons = Object.keys(statusOf) as RefusalReason[]

describe('a refusal as a problem (RFC 9457)', () => {
  test.each(reasons)(
    '%s has a status between 400 and 503, and a title in each language',
    (reason) => {
      const problems = languages.map((language) => problemOf(new Refusal(reason, phrase), language))
      for (const problem of problems) {
        expect(problem).toMatchObject({
          type: `urn:splot:problem:${reason}`,
          status: statusOf[reason],
        })
        expect(problem.title).not.toBe('')
      }
      expect(problems.map(({ detail }) => detail)).toEqual(['Nie.', 'No.', 'Nein.', 'Non.'])
    },
  )

  test('no two reasons share a status, so that a status tells the reason', () => {
    expect(new Set(Object.values(statusOf)).size).toBe(reasons.length)
  })

  test('names its fields, and the request it answers', () => {
    const refusal = new Refusal('invalid', phrase, [{ pointer: '/nace/1', phrase }])
    expect(problemOf(refusal, 'de', 'abc')).toMatchObject({
      instance: 'urn:splot:request:abc',
      problems: [{ pointer: '/nace/1', detail: 'Nein.' }],
    })
  })
})

describe('anything else that is thrown', () => {
  test.each([new Error('password=hunter2 at /srv/db.ts:12'), 'text', null, undefined, 42])(
    'is our mistake: calm, and silent about its insides',
    (thrown) => {
      for (const language of languages) {
        const problem = problemOf(thrown, language, 'abc')
        expect(problem).toMatchObject({ type: 'urn:splot:problem:broken', status: 500 })
        expect(JSON.stringify(problem)).not.toMatch(/hunter2|srv/)
        expect(problem.detail).toContain('abc')
      }
    },
  )
})

describe('what zod finds is said in a sentence', () => {
  const schema = z.strictObject({
    name: z.string().min(2).max(5),
    kind: z.enum(['company', 'ngo']),
    trl: z.int().min(1).max(9),
    codes: z.array(z.string()).max(2),
    day: Day,
    region: z.string().regex(/^[A-Z]{2}\d*$/, 'PL21'),
    open: z.boolean(),
    place: z.object({ city: z.string() }),
  })
  const good = {
    name: 'steel',
    kind: 'ngo',
    trl: 4,
    codes: [],
    day: '2027-06-30',
    region: 'PL',
    open: true,
    place: { city: 'Krosno' },
  }
  test.each([
    [{ name: 7 }, '/name', 'Expected a text here.'],
    [{ name: null }, '/name', 'Expected a text here.'],
    [{ name: undefined }, '/name', 'Expected a text here.'],
    [{ name: 'a' }, '/name', 'At least 2 characters, please.'],
    [{ name: 'steelworks' }, '/name', 'At most 5 characters'],
    [{ kind: 'firm' }, '/kind', 'Use one of: company, ngo.'],
    [{ trl: '4' }, '/trl', 'Expected a number'],
    [{ trl: 4.5 }, '/trl', 'Expected a whole number'],
    [{ trl: 0 }, '/trl', 'At least 1, please.'],
    [{ trl: 10 }, '/trl', 'At most 9, please.'],
    [{ codes: 'C' }, '/codes', 'Expected a list'],
    [{ codes: ['a', 'b', 'c'] }, '/codes', 'At most 2 items'],
    [{ codes: ['a', 1] }, '/codes/1', 'Expected a text'],
    [{ day: '30.06.2027' }, '/day', 'write it like 2027-06-30'],
    [{ day: '2027-02-30' }, '/day', 'write it like 2027-06-30'],
    [{ day: '0001-01-01' }, '/day', 'from 1800-01-01 on'],
    [{ region: 'Krosno' }, '/region', 'write it like PL21'],
    [{ open: 'yes' }, '/open', 'true or false'],
    [{ place: [] }, '/place', 'Expected an object'],
    [{ place: {} }, '/place/city', 'Expected a text'],
    [{ colour: 'red' }, '/', 'Unknown field: "colour"'],
    [{ colour: 'red', size: 1 }, '/', 'Unknown fields: "colour", "size"'],
  ])('%j', (change, pointer, sentence) => {
    const { error } = schema.safeParse({ ...good, ...change })
    const problems = fieldProblems(error ?? new z.ZodError([]))
    expect(problems.map((one) => one.pointer)).toEqual([pointer])
    const said = problems[0]?.phrase ?? verbatim('')
    expect(said.en).toContain(sentence)
    expect(new Set(languages.map((language) => said[language])).size).toBe(4)
  })

  test('in the grammar of each language', () => {
    const { error } = schema.safeParse({ ...good, name: 'a', codes: 7, place: { city: 1 } })
    const [name, codes, city] = fieldProblems(error ?? new z.ZodError([]))
    expect(name?.phrase.pl).toBe('Co najmniej 2 znaki.')
    expect(codes?.phrase.de).toBe('Hier wird eine Liste erwartet.')
    expect(city?.phrase.de).toBe('Hier wird ein Text erwartet.')
  })

  test('and how many fields are wrong is said in front', () => {
    const problem = { pointer: '/name', phrase }
    expect(() => refuseInvalid([problem])).toThrow('One field is not valid')
    const other = { pointer: '/kind', phrase }
    expect(() => refuseInvalid([problem, other])).toThrow('2 fields are not valid')
    // One field that is wrong in two ways.
    expect(() => refuseInvalid([problem, problem])).toThrow('One field is not valid')
  })
})

test.each([
  [undefined, 'en'],
  ['', 'en'],
  ['pl', 'pl'],
  ['pl-PL,pl;q=0.9,en;q=0.8', 'pl'],
  ['es-ES, fr;q=0.5', 'fr'],
  ['DE-at', 'de'],
  ['*', 'en'],
  ['zh, ja', 'en'],
])('a reader who wishes %j is spoken to in %s', (wish, language) => {
  expect(preferredLanguage(wish)).toBe(language)
})
