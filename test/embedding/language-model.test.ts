import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Concept } from '../../src/embedding/concepts.ts'
import { learnLanguages } from '../../src/embedding/language-learning.ts'
import {
  builtInLanguages,
  packLanguages,
  readLanguages,
} from '../../src/embedding/language-model.loader.ts'
import {
  accuracy,
  taughtLanguages,
  trainLanguages,
} from '../../src/embedding/language-model.training.ts'
import {
  foreignLanguage,
  type LanguageTable,
  likeliestLanguage,
} from '../../src/embedding/language-model.ts'
import { namesKeptAside, withoutMarks } from '../../src/embedding/language-names.ts'
import { seededRandom } from '../../src/embedding/random.ts'
import { writtenIn } from '../../src/embedding/writing.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-language-'))
})
afterAll(() => rm(folder, { recursive: true }))

const built = readLanguages(builtInLanguages)
const bytesOf = ({ weights }: LanguageTable) => new Uint8Array(weights)

const shape = { bits: 10, longest: 4 }
const recipe = { shape, epochs: 20, learningRate: 0.5, balance: 1 }
const lessons = [
  ...['spawanie', 'malowanie', 'toczenie'].map((text) => ({ text, language: 'pl', weight: 1 })),
  ...['welding', 'painting', 'turning'].map((text) => ({ text, language: 'en', weight: 1 })),
]

describe('learning', () => {
  const table = learnLanguages(lessons, ['pl', 'en'], recipe, seededRandom(1))
  const model = { ours: table, all: table }

  test('takes a few words to know the endings of a language', () => {
    expect(likeliestLanguage(model, 'frezowanie')).toBe('pl')
    expect(likeliestLanguage(model, 'milling')).toBe('en')
  })

  test('gives the same weights for the same lessons and seed', () => {
    const again = learnLanguages(lessons, ['pl', 'en'], recipe, seededRandom(1))
    expect(again.weights).toEqual(table.weights)
  })

  test('makes up for a language with few lessons when told to', () => {
    const word = (language: string) => ({ text: 'radio', language, weight: 1 })
    const uneven = [...Array.from({ length: 9 }, () => word('pl')), word('en'), ...lessons]
    const told = (balance: number) => {
      const ours = learnLanguages(uneven, ['pl', 'en'], { ...recipe, balance }, seededRandom(1))
      const [pl = 0, en = 0] = ['pl', 'en'].map((_, column) =>
        ours.weights.filter((_, at) => at % 2 === column).reduce((sum, one) => sum + one, 0),
      )
      return en - pl
    }
    expect(told(1)).toBeGreaterThan(told(0))
  })
})

test.each([
  ['pl', 'obróbka skrawaniem'],
  ['en', 'heat treatment'],
  ['de', 'Wärmebehandlung von Zahnrädern'],
  ['fr', 'usinage de précision'],
  ['pl', 'pompy ciepla'],
  ['de', 'Prüfstand'],
])('the model that ships knows that %s is the language of "%s"', (language, text) => {
  expect(likeliestLanguage(built, text)).toBe(language)
})

test('every title and description of the judged set that ships is told right', () => {
  for (const file of ['needs', 'offers'])
    for (const line of readFileSync(
      new URL(`../../data/golden/${file}.jsonl`, import.meta.url),
      'utf8',
    )
      .trim()
      .split('\n')) {
      const { title, description, language } = JSON.parse(line)
      expect(likeliestLanguage(built, title), title).toBe(language)
      expect(likeliestLanguage(built, description), description).toBe(language)
    }
})

test('whatever the text, the answer is a language or none, and case does not count', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const found = likeliestLanguage(built, text)
      expect(['pl', 'en', 'de', 'fr', undefined]).toContain(found)
      expect(likeliestLanguage(built, text.toLowerCase())).toBe(found)
    }),
  )
  expect(likeliestLanguage(built, '12 / 34')).toBeUndefined()
})

test('a model is the same after it was written and read; a damaged file is refused with what to do', () => {
  const file = join(folder, 'languages.bin.gz')
  writeFileSync(file, packLanguages(built))
  const again = readLanguages(file)
  for (const table of ['ours', 'all'] as const) {
    const { languages, shape } = built[table]
    expect(again[table]).toMatchObject({ languages, shape })
    expect(Buffer.compare(bytesOf(again[table]), bytesOf(built[table]))).toBe(0)
  }
  const short = { ...built, all: { ...built.all, weights: built.all.weights.subarray(1) } }
  writeFileSync(file, packLanguages(short))
  expect(() => readLanguages(file)).toThrow(/train-languages/)
  writeFileSync(file, 'no model')
  expect(() => readLanguages(file)).toThrow(/train-languages/)
})

test('a text without its marks is what is typed where the keyboard lacks them', () => {
  expect(withoutMarks('Prüfstand für Gießformen', 'de')).toBe('Pruefstand fuer Giessformen')
  expect(withoutMarks('łączenie części', 'pl')).toBe('laczenie czesci')
  expect(withoutMarks('cœur à pompe', 'fr')).toBe('coeur a pompe')
})

describe('a longer text', () => {
  test.each([
    ['es', 'Buscamos un socio para el desarrollo de piezas de plástico reciclado'],
    ['it', 'Cerchiamo un fornitore di imballaggi compostabili per alimenti freschi'],
    ['nl', 'Wij zoeken een leverancier van roestvrijstalen tanks voor levensmiddelen'],
    ['sk', 'Hľadáme dodávateľa nerezových nádrží pre potravinársky priemysel'],
    ['hr', 'Tražimo dobavljača spremnika od nehrđajućeg čelika za hranu'],
    ['hu', 'Rozsdamentes acél tartályok szállítóját keressük élelmiszeripari célra'],
    ['pt', 'Procuramos um fornecedor de tanques de aço inoxidável para alimentos'],
    ['ro', 'Căutăm un furnizor de rezervoare din oțel inoxidabil pentru alimente'],
    ['sv', 'Vi söker en leverantör av rostfria tankar för livsmedelsindustrin'],
    ['lt', 'Ieškome nerūdijančiojo plieno talpyklų maisto pramonei tiekėjo'],
    ['el', 'Αναζητούμε προμηθευτή δεξαμενών από ανοξείδωτο χάλυβα για τρόφιμα'],
    ['bg', 'Търсим доставчик на резервоари от неръждаема стомана за храни'],
  ])('in %s is called foreign, and by its name', (language, text) => {
    expect(foreignLanguage(built, text)).toBe(language)
  })

  test('of ours is never called foreign, whatever the trade', () => {
    const files = ['golden/needs', 'golden/offers', 'demo/entries']
    const texts = files.flatMap((file) =>
      readFileSync(new URL(`../../data/${file}.jsonl`, import.meta.url), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
        .flatMap(({ title, description }) => [title, description]),
    )
    expect(texts.length).toBeGreaterThan(700)
    expect(texts.filter((text) => foreignLanguage(built, text) !== undefined)).toEqual([])
  })

  test('is called foreign from forty letters on, not before', () => {
    const text = 'Buscamos un socio para el desarrollo de piezas de plástico'
    const letters = (length: number) => {
      const found = [...text.matchAll(/\p{L}/gu)][length - 1]
      return text.slice(0, (found?.index ?? 0) + 1)
    }
    expect(foreignLanguage(built, letters(39))).toBeUndefined()
    expect(foreignLanguage(built, letters(40))).toBe('es')
  })
})

test.each([
  ['uk', 'Ми виконуємо термічну обробку'],
  ['be', 'Мы выконваем тэрмічную апрацоўку'],
  ['ru', 'Мы выполняем обработку'],
  ['bg', 'Ние извършваме термична обработка и още'],
  ['sr', 'Ми вршимо термичку обраду зупчаника и вратила, као и међуфазно жарење'],
  ['ja', '熱処理を行います'],
  ['zh', '我们进行热处理'],
  ['ko', '우리는 열처리를 합니다'],
  ['fa', 'ما چرخ‌دنده‌ها را عملیات حرارتی می‌کنیم'],
  ['ar', 'نقوم بالمعالجة الحرارية'],
  ['und', 'ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ'],
  [undefined, 'Wir liefern nach Москва'],
  [undefined, ''],
])('a writing tells of %s in "%s"', (language, text) => {
  expect(writtenIn(text)).toBe(language)
})

const madeUp = (i: number, names: Record<string, string[]>): Concept => ({
  source: 'test',
  key: `k${i}`,
  parents: [],
  names: new Map(Object.entries(names)),
})

test('names that any two of our languages share, and names seen in training, are not asked about', () => {
  const concepts = Array.from({ length: 400 }, (_, i) =>
    madeUp(i, {
      pl: [`słowo${'abcdefghij'[i % 10]}${i}anie`, `Radio ${i}`, 'wszędzie'],
      en: [`word${i}ing`],
    }),
  )
  const elsewhere = concepts.map((_, i) => madeUp(i + 400, { de: [`radio ${i}`] }))
  const names = namesKeptAside([...concepts, ...elsewhere])
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter(({ name }) => /radio|wszędzie/i.test(name))).toEqual([])
})

test('training does not see what is asked about, and learns what it needs for it', () => {
  const letters = (i: number) => [...String(i)].map((digit) => 'bdfgklmnpr'[Number(digit)]).join('')
  const concepts = Array.from({ length: 400 }, (_, i) =>
    madeUp(i, {
      pl: [`${letters(i)}owanie`],
      en: [`${letters(i)}ing`],
      de: [`${letters(i)}ung`],
      fr: [`${letters(i)}age`],
      ...(i % 2 === 0 ? { es: [`${letters(i)}ción`] } : {}),
    }),
  )
  const small = { shape: { bits: 12, longest: 5 }, epochs: 3, learningRate: 0.5, balance: 0.75 }
  const model = trainLanguages(concepts, { ours: small, all: small })
  const names = namesKeptAside(concepts)
  expect(names.length).toBeGreaterThan(40)
  expect(accuracy(names, (text) => likeliestLanguage(model, text))).toBe(1)
  expect(model.all.languages).toEqual(taughtLanguages)
})
