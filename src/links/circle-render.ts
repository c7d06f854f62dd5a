import { languageName } from '../matching/phrases.ts'
import { colon, type Language, quoted } from '../platform/phrase.ts'
import type { CircleList, Handover } from './circle-list.ts'
import { circleHead, circlesFound, howGood, circleWords as words } from './circle-phrases.ts'
import { answering } from './complement.ts'

/** Circles for a terminal: of each, who gives what to whom, and what both wrote. */
export function renderCircles(list: CircleList, language: Language): string {
  const { circles, value, gap, among, advice } = list
  const lines = [circlesFound(circles.length, list.organisations)[language]]
  if (advice) lines.push(advice[language])
  if (circles.length > 0) lines.push(howGood(value, gap, among)[language])
  for (const [at, circle] of circles.entries()) {
    const head = circleHead(circle.handovers.length, circle.value)[language]
    const isSure = circle.handovers.every(({ fit }) => fit >= answering.fitMin)
    const doubt = isSure ? '' : `  (${words.lessSure[language]})`
    lines.push('', `${String(at + 1).padStart(3)}. ${head}${doubt}`)
    lines.push(...circle.handovers.flatMap((handover) => handoverLines(handover, language)))
  }
  return `${lines.join('\n')}\n`
}

export function handoverLines(handover: Handover, language: Language): string[] {
  const { gives, takes, need, competency, fit } = handover
  const line = (label: string, { sentence, title, language: tongue, anonymous }: typeof need) => {
    const marks = [
      ...(tongue === language ? [] : [languageName(tongue)[language]]),
      ...(anonymous ? [words.anonymous[language]] : []),
    ]
    const said = quoted(sentence)[language]
    const text = sentence === title ? said : `${title}${colon[language]} ${said}`
    return `       ${label}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}${colon[language]} ${text}`
  }
  return [
    `     ${gives.name} ${words.gives[language]} ${takes.name}  (${words.fit[language]} ${percent(fit)})`,
    line(words.need[language], need),
    line(words.answer[language], competency),
  ]
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`
}
