import { describe, expect, test } from 'vitest'
import { proposeSeats } from '../../src/links/seats.actions.ts'

const actor = { name: 'somebody', relations: ['reader'] } as const

const texts = {
  pl: 'Chcemy odzyskiwać włókna z łopat turbin wiatrowych. Szukamy laboratorium, które zbada wytrzymałość włókien. Potrzebujemy też zakładu, który rozdrobni łopaty na miejscu.',
  en: 'We want to recover fibres from turbine blades. We are looking for a laboratory that tests the strength of fibres. We also need a company that shreds the blades on site.',
  de: 'Wir wollen Fasern aus Rotorblättern zurückgewinnen. Wir suchen ein Labor, das die Festigkeit der Fasern prüft. Wir brauchen außerdem ein Unternehmen, das die Blätter vor Ort zerkleinert.',
  fr: "Nous voulons récupérer les fibres des pales d'éoliennes. Nous recherchons un laboratoire qui teste la résistance des fibres. Nous avons aussi besoin d'une entreprise qui broie les pales sur place.",
} as const

describe('an idea of a project', () => {
  test.each(Object.entries(texts))(
    'in %s gives a seat for each thing it looks for, in its own words and language',
    (language, text) => {
      const { seats } = proposeSeats(actor, text)
      expect(seats.map((seat) => seat.language)).toEqual([language, language])
      expect(seats.map(({ id }) => id)).toEqual(['s1', 's2'])
      for (const { title, description } of seats)
        expect(text.toLowerCase()).toContain((description || title).toLowerCase().slice(0, 20))
    },
  )

  test('in four languages gives seats in four languages', () => {
    const { seats } = proposeSeats(actor, Object.values(texts).join('\n\n'))
    expect(new Set(seats.map(({ language }) => language))).toEqual(
      new Set(['pl', 'en', 'de', 'fr']),
    )
    expect(seats).toHaveLength(8)
  })

  test('that never says whom it looks for gives what is to be done, less surely', () => {
    const { seats } = proposeSeats(
      actor,
      'We build sensors for greenhouses. We test them in the field for two seasons.',
    )
    expect(seats.length).toBeGreaterThan(0)
    for (const { confidence } of seats) expect(confidence).toBeLessThanOrEqual(0.4)
  })

  test.each([
    ['nothing', '  \n '],
    [
      'another language',
      'Buscamos un laboratorio que ensaye la resistencia de las fibras y una empresa que triture las palas en el lugar, con experiencia en proyectos europeos.',
    ],
    ['more than is read', 'We look for a partner. '.repeat(2000)],
  ])('of %s is refused', (_, text) => {
    expect(() => proposeSeats(actor, text)).toThrow()
  })
})
