import { colon, type Language, quoted } from '../platform/phrase.ts'
import { broughtLines } from './abroad-render.ts'
import type { RegionContacts } from './contact.actions.ts'
import {
  activityWords,
  outcomeWords,
  phaseWords,
  typeWords,
  contactWords as words,
} from './contact-phrases.ts'
import { answeredFrom } from './gap.ts'

type Entry = RegionContacts['clusters'][number]
type Abroad = Entry['abroad'][number]

/** The register of a region for a terminal, with whom to contact and why. */
export function renderContacts({ clusters }: RegionContacts, language: Language): string {
  if (clusters.length === 0) return `${words.none[language]}\n`
  return `${clusters.flatMap((entry) => [...entryLines(entry, language), '']).join('\n')}\n`
}

function entryLines(entry: Entry, language: Language): string[] {
  const { cluster, members, labels, domains, abroad, contacts } = entry
  const about = [
    cluster.type && typeWords[cluster.type][language],
    cluster.phase && phaseWords[cluster.phase][language],
    activityWords[entry.activity]?.[language],
    cluster.nuts,
    `${members.known} ${words.members[language]}`,
    members.stated === null ? null : `${members.stated} ${words.stated[language]}`,
  ].filter((part) => part !== null && part !== undefined)
  const shown = labels.map(
    ({ name, holds }) => `${name}${holds ? '' : ` (${words.ended[language]})`}`,
  )
  return [
    cluster.name,
    `  ${about.join(' · ')}`,
    ...(shown.length > 0 ? [`  ${shown.join(', ')}`] : []),
    ...(entry.stale ? [`  ! ${words.stale[language]} ${entry.daysUntouched}`] : []),
    ...domains.map(
      ({ list, code, names, organisations }) =>
        `  ${String(organisations).padStart(3)}  ${list} ${code}. ${names[language]}`,
    ),
    `  ${abroad.length > 0 ? `${words.abroad[language]}${colon[language]}` : words.nobody[language]}`,
    ...abroad.flatMap((one) => abroadLines(one, language)),
    ...(contacts.length > 0 ? [`  ${words.log[language]}${colon[language]}`] : []),
    ...contacts.map(
      ({ contactedOn, otherName, outcome, note }) =>
        `    ${contactedOn}  ${otherName}${colon[language]} ${outcomeWords[outcome]?.[language] ?? outcome}${note === '' ? '' : ` — ${note}`}`,
    ),
  ]
}

function abroadLines(one: Abroad, language: Language): string[] {
  const { cluster, strength, distanceKm, reasons, contacted } = one
  const place = [cluster.country, cluster.nuts, distanceKm === null ? null : `${distanceKm} km`]
  return [
    `    ${strength.toFixed(2)} ${contacted ? '✓ ' : ''}${cluster.name} (${place.filter((part) => part !== null).join(', ')})`,
    ...reasons.slice(0, 2).map(({ organisation, partner, direction, need, competency, fit }) => {
      const [asking, answering] =
        direction === 'ours' ? [organisation, partner] : [partner, organisation]
      return `         ${asking.name} ${words.needs[language]} ${quoted(need)[language]} ← ${fit < answeredFrom ? `${words.perhaps[language]} ` : ''}${answering.name} ${words.offers[language]} ${quoted(competency)[language]}`
    }),
    ...(reasons.length === 0 ? broughtLines(one, language).map((line) => `         ${line}`) : []),
  ]
}
