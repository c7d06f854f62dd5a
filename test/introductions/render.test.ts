import { describe, expect, test } from 'vitest'
import { type Event, type Side, step, untouched } from '../../src/introductions/introduction.ts'
import {
  renderIntroduction,
  renderIntroductions,
} from '../../src/introductions/introduction-render.ts'
import { firstBetween } from '../../src/introductions/pair.ts'
import { stateNames } from '../../src/introductions/shown-phrases.ts'
import { introductionSeenBy, type Party, type Subject } from '../../src/introductions/view.ts'
import { languages } from '../../src/platform/phrase.ts'

const at = '2026-11-27T08:00:00.000Z'
const party = (id: string, name: string, country: string, city: string): Party => ({
  id,
  name,
  kind: 'company',
  country,
  nuts: null,
  city,
  onlyAnonymous: false,
  contact: { name: `Caller at ${name}`, email: `${id}@example.org`, phone: null },
})
const parties = {
  a: party('a', 'Odlewnia Krosno', 'PL', 'Krosno'),
  b: { ...party('b', 'Prüflabor', 'DE', 'Chemnitz'), contact: null },
}
const need: Subject = {
  id: 'n1',
  organisationId: 'a',
  side: 'need',
  title: 'Kontrola porowatości odlewów',
  language: 'pl',
  visibility: 'public',
}
const ask: Event = { kind: 'interest', side: 'a', anew: true }
const yes: Event = { kind: 'interest', side: 'b', anew: false }
const no: Event = { kind: 'decline', side: 'b', notAgain: true }

function seenBy(viewer: Side | null, events: readonly Event[], more: object = {}, subject = need) {
  let standing = untouched
  for (const event of events) {
    const done = step(standing, event, at)
    if (done.kind === 'moved') standing = done.standing
  }
  const pair = firstBetween('i', 'a', 'b', at)
  const introduction = { ...pair, standing, needId: 'n1', version: 1, ...more }
  return introductionSeenBy(introduction, parties, [subject], viewer, at)
}

describe('an introduction at a terminal', () => {
  test('says who with whom, how it stands, what it is about, and who has to answer until when', () => {
    const seen = seenBy(null, [ask], { message: 'Szukamy tomografii.', reminders: 2 })
    expect(renderIntroduction(seen, 'pl')).toBe(
      `Odlewnia Krosno (firma, Krosno, PL) → Prüflabor (firma, Chemnitz, DE)
Stan: zainteresowanie. Jedna strona poprosiła o kontakt; druga jeszcze nie odpowiedziała.
Ma odpowiedzieć: Prüflabor, do 2027-01-26, 2 przypomnienia
Potrzeba (Odlewnia Krosno, po polsku): „Kontrola porowatości odlewów”
Wiadomość: „Szukamy tomografii.”
i, wersja 1
`,
    )
    expect(renderIntroduction(seenBy('b', [ask]), 'fr')).toBe(
      `Odlewnia Krosno (entreprise, Krosno, PL) → Prüflabor (entreprise, Chemnitz, DE, votre côté)
État : intérêt. Une partie a demandé la mise en relation ; l'autre n'a pas encore répondu.
Réponse attendue de : Prüflabor, jusqu'au 2027-01-26
Besoin (Odlewnia Krosno, polonais) : « Kontrola porowatości odlewów »
i, version 1
`,
    )
  })

  test('says whom to call while both are interested, and only then', () => {
    const both = renderIntroduction(seenBy(null, [ask, yes]), 'en')
    expect(both).toContain('Outcome awaited from: Odlewnia Krosno, Prüflabor\n')
    expect(both).toContain('Contact (Odlewnia Krosno): Caller at Odlewnia Krosno, a@example.org\n')
    expect(both).toContain('Contact (Prüflabor): not stated yet\n')
    for (const events of [[ask], [ask, yes, no]]) {
      const text = renderIntroduction(seenBy(null, events), 'en')
      expect(text).not.toMatch(/Contact|Caller|@/)
    }
  })

  test('keeps who is anonymous so, in the text as in the list, in every language', () => {
    const hidden = { ...need, visibility: 'anonymous' } as const
    const history = [
      { at, by: 'from', kind: 'interested', reason: null, text: '', on: null },
    ] as const
    const mine = seenBy('b', [ask], {}, hidden)
    for (const language of languages) {
      const text = renderIntroduction(mine, language, history)
      expect(text).toContain(need.title)
      expect(text).toMatch(/^\p{L}+ \p{L}+ \(\p{L}+, PL\) → Prüflabor/u)
      const list = renderIntroductions({ items: [mine], next: null }, language)
      for (const trace of ['Odlewnia', 'Krosno', 'n1']) expect(text + list).not.toContain(trace)
    }
    const open = renderIntroduction(seenBy('b', [ask, yes], {}, hidden), 'en', history)
    expect(open).toContain('  2026-11-27  Odlewnia Krosno: interested\n')
  })

  test('tells its history by day: who did what, why, when it was, and what they wrote', () => {
    const seen = seenBy('a', [ask, no], { message: 'Hello.' })
    const text = renderIntroduction(seen, 'de', [
      { at, by: 'from', kind: 'interested', reason: null, text: 'Hello.', on: null },
      { at, by: 'to', kind: 'declined', reason: 'too-early', text: 'Später.', on: null },
      { at, by: 'to', kind: 'met', reason: null, text: '', on: '2026-11-02' },
      { at, by: null, kind: 'expired', reason: null, text: '', on: null },
    ])
    expect(text).toContain('Möchte nicht wieder gefragt werden: Prüflabor\n')
    expect(text).toContain(
      `Verlauf:
  2026-11-27  Odlewnia Krosno: Interesse
  2026-11-27  Prüflabor: abgelehnt (zu früh) „Später.“
  2026-11-27  Prüflabor: Treffen (2026-11-02)
  2026-11-27  ohne Antwort abgelaufen
`,
    )
  })

  test('is a line of a list, which says where the next page begins', () => {
    const items = [seenBy(null, [ask]), seenBy(null, [])]
    expect(renderIntroductions({ items, next: 'abc' }, 'en')).toBe(
      `i  interested  Odlewnia Krosno → Prüflabor  (Answer awaited from: Prüflabor, until 2027-01-26)
i  suggested   Odlewnia Krosno → Prüflabor
More with --after abc
`,
    )
    for (const language of languages)
      expect(renderIntroductions({ items: [], next: null }, language)).toMatch(/\.\n$/)
  })

  test('has a word and a sentence of its own for every state, in each language', () => {
    const states = Object.values(stateNames)
    for (const language of languages) {
      expect(new Set(states.map(({ name }) => name[language])).size).toBe(states.length)
      expect(new Set(states.map(({ means }) => means[language])).size).toBe(states.length)
    }
  })
})
