import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainText, plainTextProblem } from '../../src/platform/plain-text.ts'

const taken = (text: string) => plainText({ min: 1, max: 200 }).parse(text)

describe('a text is taken', () => {
  test.each([
    'Blech <5 mm, Toleranz > 0,1 mm',
    'Blacha <5mm i >2mm',
    'a<b and b>c, Durchmesser <d oder Länge >5',
    'Jan Nowak <jan@example.org>, <https://example.org/steel>',
    'R&D, B+R, F&E',
    'C++, C#, .NET, Node.js',
    'µm, Ω, Ø 12, ±0,05 °C, m², CO₂, ½, №, §, €, ×, ÷, ≤ ≥ ≈',
    '© ® ™ – — … „tak” »so« « ainsi » ‚x‘ ’',
    'Zażółć gęślą jaźń, ŻÓŁĆ',
    'Größe, Übergang, ẞ, Straße',
    'Œuvre, garçon, où, naïf, à côté',
    'Příliš žluťoučký kůň, ő ű, ğ ş ı, å ø æ, ñ',
    'Αλουμίνιο и сталь',
    'first line\nsecond line\twith a tab',
    'x < y ? a : b',
    'price < 100 EUR, 3 > 2',
    '1. Schritt * 2. Schritt # 3',
    'if (a<0) return',
    'non-breaking\u00a0space and thin\u202fspace',
  ])('%j', (text) => {
    expect(plainTextProblem(text)).toBeUndefined()
    expect(taken(text)).toBe(text)
  })

  test('without the blanks around it, in one spelling of its letters and line ends', () => {
    expect(taken('  Lodz\u0301\r\nKrako\u0301w\rGdan\u0301sk \n')).toBe(
      'Lod\u017a\nKrak\u00f3w\nGda\u0144sk',
    )
  })

  test('and taking it again changes nothing', () => {
    const schema = plainText({ min: 0, max: 500 })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
        const once = schema.safeParse(text)
        fc.pre(once.success)
        expect(schema.parse(once.data)).toBe(once.data)
      }),
    )
  })

  test('and holds nothing invisible, no half of a letter and nothing that runs backwards', () => {
    const schema = plainText({ min: 0, max: 500 })
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        const parsed = schema.safeParse(text)
        fc.pre(parsed.success)
        expect(parsed.data).toBe(Buffer.from(parsed.data ?? '', 'utf8').toString('utf8'))
        expect(parsed.data).not.toMatch(/[\p{Cc}--[\t\n]]|[\u202a-\u202e\u2066-\u2069\ufeff]/v)
      }),
    )
  })
})

describe('a text is refused', () => {
  test.each([
    ['a null character', 'steel\u0000', 'control characters'],
    ['a bell', 'steel\u0007', 'control characters'],
    ['an escape sequence', '\u001b[31msteel', 'control characters'],
    ['a C1 control', 'steel\u0085works', 'control characters'],
    ['a zero-width space', 'st\u200beel', 'control characters'],
    ['a text-direction override', 'steel\u202egnp', 'control characters'],
    ['an isolate', '\u2066steel\u2069', 'control characters'],
    ['a byte order mark inside', 'ste\ufeffel', 'control characters'],
    ['the mark of a broken encoding', 'Wroc\ufffdaw', 'broken letters'],
    ['half of a surrogate pair', 'steel \ud83d', 'broken letters'],
    ['the other half of one', '\ude00 steel', 'broken letters'],
    ['bold text', '<b>steel</b>', 'HTML'],
    ['a script', '<script>alert(1)</script>', 'HTML'],
    ['a picture with a handler', '<img src=x onerror=alert(1)>', 'HTML'],
    ['a tag in capitals', '<BR/>', 'HTML'],
    ['a link', '<a href="https://example.org">steel</a>', 'HTML'],
    ['a tag without blanks', '<svg/onload=alert(1)>', 'HTML'],
    ['a closing tag', 'steel</p >', 'HTML'],
    ['a whole page', '<!DOCTYPE html>', 'HTML'],
    ['a comment', 'steel <!-- secret', 'HTML'],
    ['an emoji', 'steel 😀', 'emoji'],
    ['a flag', 'made in 🇵🇱', 'emoji'],
    ['a family', '👨‍👩‍👧', 'emoji'],
    ['a heart made colourful', 'I ❤️ steel', 'emoji'],
    ['Arabic', 'صلب مقاوم للصدأ', 'right to left'],
    ['Hebrew', 'פלדה', 'right to left'],
    ['Persian', 'فولاد ضد زنگ', 'right to left'],
  ])('for %s', (_, text, sentence) => {
    const { error } = plainText({ min: 1, max: 200 }).safeParse(text)
    expect(error?.issues).toHaveLength(1)
    expect(error?.issues[0]?.message).toContain(sentence)
  })

  test('when only blanks are left of it', () => {
    expect(plainText({ min: 1, max: 10 }).safeParse(' \n\t ').success).toBe(false)
  })

  test('above its length, counted after the blanks around it are gone', () => {
    const schema = plainText({ min: 1, max: 5 })
    expect(schema.safeParse('  steel  ').success).toBe(true)
    expect(schema.safeParse('steels').success).toBe(false)
  })
})
