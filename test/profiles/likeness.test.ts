import { describe, expect, test } from 'vitest'
import { twinFinder } from '../../src/profiles/likeness.ts'

const said = (title: string, description = '', side = 'need') => ({ side, title, description })

describe('what a profile says already', () => {
  const profile = [
    said('Zinc plating', 'We seek a partner for zinc plating of brackets up to 2 m.'),
    said('CNC'),
    said('Produkcja ram stalowych', '', 'competency'),
  ]
  const twinOf = twinFinder(profile)

  test.each([
    [said('Zinc plating', 'We seek a partner for zinc plating of brackets, up to 2 m!'), 0],
    [said('Another title', 'we seek a partner for zinc-plating of bracket up to 2 m'), 0],
    [said('We seek a partner for zinc plating of brackets up to 2 m'), 0],
    [said('cnc'), 1],
    [said('PRODUKCJA RAM STALOWYCH', '', 'competency'), 2],
  ])('is found again: %j', (proposed, index) => {
    expect(twinOf(proposed)).toBe(profile[index])
  })

  test.each([
    [said('Zinc plating', 'We look for chrome plating of small screws.')],
    [said('CNC milling of titanium')],
    [said('Produkcja ram stalowych')],
  ])('is not mistaken for something else: %j', (proposed) => {
    expect(twinOf(proposed)).toBeUndefined()
  })
})
