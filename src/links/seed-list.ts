import type { Language, Phrase } from '../platform/phrase.ts'
import type { Brief } from './brief.ts'
import type { Handover } from './circle-list.ts'
import type { Named } from './population.ts'

/** The words that tell a topic, or the title of what is looked for, as they are written in one language. */
export type TopicName = Readonly<{ words: readonly string[]; language: Language }>

/** What comes of looking for seeds. */
export type SeedList = Readonly<{
  clusters: readonly Readonly<{ id: string; name: string }>[]
  organisations: number
  /** How many answers of one organisation to another were counted. */
  answers: number
  /** How many topics there are, of which the first are told. */
  topics: number
  seeds: readonly Readonly<{
    topic: TopicName
    /** How many organisations the topic concerns; the group is the heart of them. */
    concerns: number
    value: number
    group: readonly Named[]
    handovers: readonly Handover[]
    brief: Brief
  }>[]
  advice: Phrase | null
}>
