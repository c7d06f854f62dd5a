import { colon, type Language, type Phrase } from '../platform/phrase.ts'
import { expertsNames, signalName, standing, tooLittle, verdicts } from './learning-phrases.ts'
import type { SignalWeights } from './match-signals.ts'
import type { OffPolicy } from './off-policy.ts'
import type { Evidence } from './proposal.ts'
import {
  expertServing,
  type ServingWeights,
  type StoredWeights,
  type WeightsList,
  type WeightsReport,
} from './stored-weights.ts'

const words = {
  answers: { en: 'answers', pl: 'odpowiedzi', de: 'Antworten', fr: 'réponses' },
  organisations: {
    en: 'organisations',
    pl: 'organizacje',
    de: 'Organisationen',
    fr: 'organisations',
  },
  worth: { en: 'worth', pl: 'warte', de: 'zählen', fr: 'valant' },
  signal: { en: 'signal', pl: 'sygnał', de: 'Signal', fr: 'signal' },
  now: { en: 'now', pl: 'teraz', de: 'jetzt', fr: 'actuel' },
  proposed: { en: 'proposed', pl: 'propozycja', de: 'Vorschlag', fr: 'proposé' },
  favourable: {
    en: 'favourable answers',
    pl: 'przychylne odpowiedzi',
    de: 'positive Antworten',
    fr: 'réponses favorables',
  },
} as const satisfies Record<string, Phrase>

/** New weights beside those that serve, for a terminal: the evidence, what changes, and what the log says of it. */
export function renderStudy(
  current: ServingWeights,
  signals: SignalWeights,
  { evidence, offPolicy, explanation, training }: WeightsReport,
  language: Language,
): string {
  const lines = [evidenceLine(evidence, language)]
  if (!evidence.suffices && training !== null) lines.push(insufficient(evidence)[language])
  lines.push('', ...table(current, signals, language), '', explanation[language])
  const compared = comparison(offPolicy, language)
  if (compared) lines.push(compared)
  lines.push(verdicts[offPolicy.verdict][language])
  return `${lines.join('\n')}\n`
}

/** Every version of the weights for a terminal, a line each, the experts' last: whether it serves, since when, on what grounds. */
export function renderWeights({ serving, items }: WeightsList, language: Language): string {
  const experts = serving.version === expertServing.version ? 'serving' : 'retired'
  const rows = [
    ...items.map((one) => [
      one.version,
      standing(one.status, dayOf(one))[language],
      evidenceLine(one.report.evidence, language),
    ]),
    [expertServing.version, expertsNames[experts][language], expertsNames.grounds[language]],
  ]
  return `${aligned(rows, ['left', 'left', 'left']).join('\n')}\n`
}

/** Since when weights serve or served; of candidates, when they were stored. */
function dayOf({ servedFrom, createdAt }: StoredWeights): string {
  return (servedFrom ?? createdAt).slice(0, 10)
}

function evidenceLine(evidence: Evidence, language: Language): string {
  const worth = (value: number) => `(${words.worth[language]} ${Math.floor(value)})`
  return [
    `${words.answers[language]}${colon[language]} ${evidence.answers} ${worth(evidence.effectiveAnswers)}`,
    `${words.organisations[language]}${colon[language]} ${evidence.organisations} ${worth(evidence.effectiveOrganisations)}`,
  ].join(', ')
}

/** Why the weights stay, with what is missing. */
export function insufficient(evidence: Evidence): Phrase {
  return tooLittle(
    String(Math.floor(evidence.effectiveAnswers)),
    String(Math.floor(evidence.effectiveOrganisations)),
  )
}

function table(current: ServingWeights, signals: SignalWeights, language: Language): string[] {
  const rows = Object.entries(signals).map(([name, weight]) => [
    signalName(name)[language],
    (current.signals[name] ?? 0).toFixed(3),
    weight.toFixed(3),
  ])
  const heads = [
    words.signal[language],
    `${words.now[language]} (${current.version})`,
    words.proposed[language],
  ]
  return aligned([heads, ...rows], ['left', 'right', 'right'])
}

function aligned(
  rows: readonly (readonly string[])[],
  sides: readonly ('left' | 'right')[],
): string[] {
  const widths = sides.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const fitted = (cell: string, column: number) =>
    sides[column] === 'left' ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(fitted).join('  ').trimEnd())
}

/** How often the answer would have been favourable, before and after, with the interval of the difference. */
function comparison(found: OffPolicy, language: Language): string | undefined {
  if (!(found.answers > 0)) return undefined
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`
  const [low, high] = found.interval
  const difference = `${percent(found.difference)} [${percent(low)}, ${percent(high)}]`
  const effective = `${words.worth[language]} ${Math.floor(found.effectiveAnswers)}`
  return `${words.favourable[language]}${colon[language]} ${percent(found.current)} → ${percent(found.proposed)}, Δ ${difference}, ${effective}`
}
