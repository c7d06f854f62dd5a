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

  test.each([
    [
      'pl',
      'Potrzebujemy zakładu z suszarnią próżniową, szukamy laboratorium, które zbada trwałość owoców, oraz kogoś, kto sprzedaje do sklepów we Francji.',
      ['Zakładu z suszarnią', 'Laboratorium, które', 'Kogoś, kto sprzedaje'],
    ],
    [
      'en',
      'We need a foundry for housings that hold pressure, a laboratory that tests them with hydrogen, and somebody who sells pumps in France.',
      ['Foundry for housings', 'Laboratory that tests', 'Somebody who sells'],
    ],
    [
      'de',
      'Wir suchen eine Gießerei für druckdichte Gehäuse, ein Labor, das sie mit Wasserstoff prüft, und jemanden, der Pumpen verkauft.',
      ['Gießerei für druckdichte', 'Labor, das', 'Jemanden, der'],
    ],
    [
      'fr',
      "Nous cherchons une fonderie pour des corps étanches, un laboratoire qui les éprouve à l'hydrogène et quelqu'un qui vend des pompes.",
      ['Fonderie pour des corps', 'Laboratoire qui', "Quelqu'un qui vend"],
    ],
  ])(
    'in %s that lists several needs in one sentence gives a seat for each',
    (language, text, titles) => {
      const { seats } = proposeSeats(actor, text)
      expect(seats.map((seat) => seat.language)).toEqual(titles.map(() => language))
      expect(seats.map(({ title }, place) => title.startsWith(titles[place] ?? '?'))).toEqual(
        titles.map(() => true),
      )
      expect(seats).toHaveLength(titles.length)
    },
  )

  test.each([
    'We need a laboratory with a furnace, a press and a saw.',
    'We are looking for somebody who cuts, bends and paints thin sheets of steel.',
    'Szukamy producenta klejów i lakierów do drewna, odpornych na wodę, mróz i sól.',
    'Wir suchen ein Labor, das Rohre, Ventile und Dichtungen prüft.',
    'Nous cherchons un atelier capable de couper, plier et souder des tôles.',
  ])('keeps together what one partner is to do: %s', (text) => {
    expect(proposeSeats(actor, text).seats).toHaveLength(1)
  })

  test('leaves out what leads up to a need and what says how long the project lasts', () => {
    const { seats, leftOut } = proposeSeats(
      actor,
      "Notre réseau veut abandonner les barquettes en plastique d'ici deux ans. Nous cherchons un fabricant de plateaux en cellulose moulée. Le projet durera dix-huit mois.",
    )
    expect(seats.map(({ title }) => title)).toEqual(['Fabricant de plateaux en cellulose moulée'])
    expect(leftOut.join(' ')).toContain('abandonner')
    expect(leftOut.join(' ')).toContain('dix-huit mois')
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
