import type { Language } from '../platform/phrase.ts'

/** Whom a region has or could call, as everybody may know it. */
type Caller = Readonly<{
  id: string
  name: string
  kind: string | null
  country: string
  nuts: string | null
  city: string | null
}>

/** What somebody looks for or offers, in their own words, and who. Whoever may not know who says it is not given it at all. */
export type Quoted = Readonly<{
  entryId: string
  title: string
  language: Language
  anonymous: boolean
  organisation: Caller
}>

/** All that `splot introduction ask` needs. */
export type Introducible = Readonly<{
  from: string
  to: string
  needId: string
  competencyId: string
}>

type Said = Readonly<{
  id: string
  title: string
  language: Language
  anonymous: boolean
  organisation: Caller
}>

export function quoted({ id, title, language, anonymous, organisation }: Said): Quoted {
  return { entryId: id, title, language, anonymous, organisation }
}

/** An introduction of whoever needs something to whoever offers it. */
export function introducible(need: Said, offer: Said): Introducible {
  return {
    from: need.organisation.id,
    to: offer.organisation.id,
    needId: need.id,
    competencyId: offer.id,
  }
}
