import type { Language, Phrase } from '../platform/phrase.ts'

/** What can be asked for as a study: what takes longer than whoever asks may wait for an answer. */
export const studyKinds = ['circles', 'seeds', 'groups'] as const
export type StudyKind = (typeof studyKinds)[number]

export type StudyState = 'waiting' | 'running' | 'done' | 'failed'

/** The terms of studies. */
export const studyTerms = {
  /** Results are kept for so many days of 24 hours. */
  keptDays: 7,
  /** How many studies of one owner may wait or run at once. */
  openMost: 5,
  /** One that has not moved for so long has lost its hint, or its worker. */
  stillSeconds: 120,
  /** One that broke so often is given up. */
  runsMost: 5,
} as const

/** What concerns more organisations is not computed while somebody waits, but asked for as a study. */
export const atOnceMost = 2000

/** What came of a study: what reads the same in every language, what does not, and whom it quotes. */
export type Findings = Readonly<{
  common: object
  told: Readonly<Record<Language, object>>
  /** The entries that are quoted, and the organisations that are named. */
  entries: readonly string[]
  organisations: readonly string[]
}>

/** Something that was asked for, with what is known of it so far. */
export type Study = Readonly<{
  id: string
  /** Who asked. */
  owner: string
  /** Whether what is said anonymously was left out, because the owner may not know whose it is. */
  namedOnly: boolean
  kind: StudyKind
  wish: object
  state: StudyState
  /** How far it is, from 0 to 1. */
  share: number
  failure: Phrase | null
  createdAt: string
  finishedAt: string | null
}>
