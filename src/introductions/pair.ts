import { type Side, type Standing, untouched } from './introduction.ts'

/** Two organisations that may be, are being or were introduced. */
export type Introduction = Readonly<{
  id: string
  /** The smaller of the two ids. */
  aId: string
  bId: string
  standing: Standing
  /** Who was anonymous when the last request was made; it stays so until both are interested. */
  unnamed: Readonly<Record<Side, boolean>>
  /** What it is about, where the last request said so. */
  needId: string | null
  competencyId: string | null
  message: string
  /** How many reminders went out since it last moved. */
  reminders: number
  /** 0 while it is not stored. */
  version: number
  createdAt: string
  updatedAt: string
}>

/** Two ids, the smaller first, as PostgreSQL orders them. */
export function ordered(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one]
}

/** What is stored when something first happens between two organisations. */
export function firstBetween(id: string, one: string, other: string, at: string): Introduction {
  const [aId, bId] = ordered(one, other)
  return {
    id,
    aId,
    bId,
    standing: untouched,
    unnamed: { a: false, b: false },
    needId: null,
    competencyId: null,
    message: '',
    reminders: 0,
    version: 0,
    createdAt: at,
    updatedAt: at,
  }
}

export function organisationOn({ aId, bId }: Introduction, side: Side): string {
  return side === 'a' ? aId : bId
}

/** The side of an organisation, or nothing where it is neither. */
export function sideOf({ aId, bId }: Introduction, organisationId: string): Side | undefined {
  if (organisationId === aId) return 'a'
  return organisationId === bId ? 'b' : undefined
}
