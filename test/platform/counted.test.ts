import { expect, test } from 'vitest'
import { counted, decimal, quoted } from '../../src/platform/phrase.ts'

const country = {
  en: ['country', 'countries'],
  pl: ['kraj', 'kraje', 'krajów'],
  de: ['Land', 'Länder'],
  fr: ['endroit', 'endroits'],
} as const

test('a noun takes the form that its number asks for in each language', () => {
  const told = (count: number) => Object.values(counted(count, country)).join(', ')
  expect(told(0)).toBe('0 countries, 0 krajów, 0 Länder, 0 endroit')
  expect(told(1)).toBe('1 country, 1 kraj, 1 Land, 1 endroit')
  expect(told(3)).toBe('3 countries, 3 kraje, 3 Länder, 3 endroits')
  expect(told(5)).toBe('5 countries, 5 krajów, 5 Länder, 5 endroits')
})

test('Polish counts as its grammar does, whatever the number', () => {
  const rules = new Intl.PluralRules('pl')
  const forms = { one: 'kraj', few: 'kraje', many: 'krajów' } as Record<string, string>
  for (let count = 0; count < 230; count++)
    expect(counted(count, country).pl).toBe(`${count} ${forms[rules.select(count)]}`)
})

test('a number has its decimal sign, and a quotation its marks, of each language', () => {
  expect(decimal(-0.125, 2)).toEqual({ en: '-0.13', pl: '-0,13', de: '-0,13', fr: '-0,13' })
  expect(quoted('x')).toEqual({ en: '“x”', pl: '„x”', de: '„x“', fr: '« x »' })
})
