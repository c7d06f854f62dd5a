import { colon, type Language, semicolon } from '../platform/phrase.ts'
import { handoverLines } from './circle-render.ts'
import type { SeedList } from './seed-list.ts'
import { seedHead, seedsFound, seedWords as words } from './seed-phrases.ts'

/** Seeds for a terminal: the topic, the group, who answers whom, and the seats of the draft. */
export function renderSeeds(list: SeedList, language: Language): string {
  const clusters = list.clusters.map(({ name }) => name).join(' + ')
  const lines = [seedsFound(clusters, list.topics, list.organisations)[language]]
  if (list.advice) lines.push(list.advice[language])
  for (const [at, { topic, concerns, group, handovers, brief }] of list.seeds.entries())
    lines.push(
      '',
      `${String(at + 1).padStart(3)}. ${topic.words.join(', ')}  (${seedHead(concerns, handovers.length)[language]})`,
      `     ${words.group[language]}${colon[language]} ${group.map(({ name }) => name).join(`${semicolon[language]} `)}`,
      ...handovers.flatMap((handover) => handoverLines(handover, language)),
      `     ${words.seats[language]}${colon[language]} ${brief.seats.map(({ title }) => title).join(`${semicolon[language]} `)}`,
    )
  return `${lines.join('\n')}\n`
}
