import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainTextProblem } from '../../src/platform/plain-text.ts'
import { plainLines } from '../../src/profiles/pasted-text.ts'

describe('a pasted text', () => {
  test('from a page loses its markup, and keeps headings and lists as lines', () => {
    const page = `<!doctype html><html><head><title>x</title></head><body><nav><a href="/">Home</a></nav>
      <script>if (a < b) { alert('no') }</script><!-- Szukamy niczego -->
      <h2>Oferta</h2><ul><li>Odlewy do 5&nbsp;kg</li><li class="b">Obr&oacute;bka <b>CNC</b></li></ul>
      <p>Ponad 20&#160;lat.<br>R&amp;D w 3&sup2; halach</p></body></html>`
    expect(plainLines(page)).toBe(
      '# Oferta\n\n• Odlewy do 5 kg\n\n• Obróbka CNC\n\nPonad 20 lat.\nR&D w 3² halach',
    )
  })

  test('keeps what only looks like markup', () => {
    expect(plainLines('Wady <2 mm, pytania <jan@example.org>, a < b > c')).toBe(
      'Wady <2 mm, pytania <jan@example.org>, a < b > c',
    )
  })

  test('loses pictures, which may be bullets, and invisible characters', () => {
    expect(plainLines('🚀 Lasers\r\n✅ 3\u00adD print\u200bing 👍 now\u0007')).toBe(
      '• Lasers\n• 3D printing now',
    )
  })

  test('that opens what it never closes ends there', () => {
    expect(plainLines('<p>Odlewy</p><script>alert(1)')).toBe('Odlewy')
  })

  test('never holds what a profile refuses for its form', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom(
          '<',
          '>',
          '<p>',
          '</li>',
          '<b',
          '=',
          '&lt;',
          '&#60;',
          '<!--',
          '<foo>',
          '🚀',
          '\n',
        ),
      ),
    )
    fc.assert(
      fc.property(pieces, (parts) => {
        const plain = plainLines(parts.join(''))
        const problem = plainTextProblem(plain)
        if (problem) expect(problem.en).toContain('right to left')
      }),
      { numRuns: 300 },
    )
  })

  test.each(['<!--', '<script', '<p', '&', '<b>', '</', '<a x=', '\n', ' •'])(
    'that repeats %j a hundred thousand times is read all the same',
    (piece) => {
      expect(plainLines(piece.repeat(100_000)).length).toBeLessThan(800_000)
    },
  )
})
