import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { listSpans, sentenceSpans } from '../../src/profiles/sentences.ts'

const sentences = (text: string) =>
  sentenceSpans(text, { start: 0, end: text.length }).map(({ start, end }) =>
    text.slice(start, end),
  )

describe('sentences', () => {
  test.each([
    ['pl', 'Zakład przy ul. Hutniczej produkuje odlewy, np. korpusy.', 'Zatrudnia ok. 120 osób.'],
    ['pl', 'Firma ABC sp. z o.o. wykonuje ramy.', 'Mamy 3,5 tys. m. kw. hali.'],
    ['pl', 'Działa od 1992 r.', 'Kieruje nią dr inż. J. Kowalski.'],
    ['pl', 'Partnerem jest ABC Sp. z o.o. Sp. k. z Kielc.', 'Szukamy innych.'],
    ['de', 'Wir veredeln Stahl, z. B. durch Nickel, bis ca. 1,2 m.', 'Am 3. Mai 1968 ging es los.'],
    ['de', 'Das gilt u. a. für Rohre bzw. Profile nach DIN EN 10204.', 'Die 2. Generation führt.'],
    ['en', 'Parts, e.g. impellers, of approx. 3.5 kg.', 'Ask Dr. J. Smith of ABC Ltd. for more.'],
    [
      'fr',
      'Nous montons, p. ex. des réducteurs.',
      'M. Durand et Mme Petit dirigent env. 40 personnes.',
    ],
  ])('in %s go on after abbreviations, initials and numbers: %s', (_, first, second) => {
    expect(sentences(`${first} ${second}`)).toEqual([first, second])
  })

  test.each([
    [['Was wir tun!', 'Wir gießen.']],
    [['Gotowy?', '„Tak”.', 'To działa…', 'Zawsze.']],
    [['Certyfikat ISO 9001.', 'Eksport do Niemiec.']],
    [['Spółka ABC S.A.', 'Jesteśmy z Krosna.']],
  ])('end where they end: %j', (expected) => {
    expect(sentences(expected.join(' '))).toEqual(expected)
  })

  test('end at a dot with no space behind it only between two words', () => {
    expect(sentences('Produkujemy ramy.Szukamy stali. Strona: firma.example i Node.js')).toEqual([
      'Produkujemy ramy.',
      'Szukamy stali.',
      'Strona: firma.example i Node.js',
    ])
  })

  test('lose no letter and no figure of the text, whatever it is', () => {
    const solid = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
    const texts = fc.array(
      fc.oneof(fc.string(), fc.constantFrom('z. B.', 'ul. ', 'S.A. ', '. ', '; ', '? ', '3. Mai ')),
    )
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('')
        expect(solid(sentences(text).join(''))).toBe(solid(text))
      }),
    )
  })
})

describe('lists within a sentence', () => {
  const list = (text: string) =>
    listSpans(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end))

  test.each([
    ['Moc: 20–400 W; fale 515 nm; impuls 400 fs.', 3],
    ['Cięcie • gięcie • spawanie', 3],
    ['Laser | Wasserstrahl', 2],
    ['Tniemy stal; gniemy ją na miejscu.', 1],
    ['A·s und N·m', 1],
  ])('%s has %i members', (text, members) => {
    expect(list(text)).toHaveLength(members)
  })
})
