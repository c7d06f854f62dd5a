import { bar, type Paint, plain } from '../matching/render.ts'
import { colon, type Language, type Phrase, quoted, semicolon } from '../platform/phrase.ts'
import type { ShownHolder, ShownSeat } from './group-proposal.ts'
import type { ToldGroup, ToldProposal } from './group-told.ts'
import type { SeatReading } from './seats-from-text.ts'

const words = {
  best: { en: 'Best group', pl: 'Najlepsza grupa', de: 'Beste Gruppe', fr: 'Meilleur groupe' },
  other: { en: 'Alternative', pl: 'Inna możliwość', de: 'Alternative', fr: 'Autre possibilité' },
  proved: {
    en: 'proved best of',
    pl: 'dowiedziono, że najlepsza spośród organizacji:',
    de: 'bewiesen beste unter',
    fr: 'prouvé meilleur parmi',
  },
  gap: {
    en: 'at most this far from the best',
    pl: 'najwyżej tyle brakuje do najlepszej',
    de: 'höchstens so weit von der besten entfernt',
    fr: 'au plus à cette distance du meilleur',
  },
  legend: {
    en: '● filled   ○ doubtful: ask before you count on it, or somebody could but sits better elsewhere   ✕ nobody fits',
    pl: '● obsadzone   ○ wątpliwe: zapytaj, zanim na to postawisz, albo ktoś by mógł, lecz lepiej bez niego   ✕ nikt nie pasuje',
    de: '● besetzt   ○ zweifelhaft: fragen, bevor man damit rechnet, oder jemand könnte, passt aber anderswo besser   ✕ niemand passt',
    fr: "● tenue   ○ incertaine : à vérifier avant d'y compter, ou quelqu'un pourrait mais sert mieux ailleurs   ✕ personne ne convient",
  },
  nobody: { en: '(nobody)', pl: '(nikt)', de: '(niemand)', fr: '(personne)' },
  runnerUp: { en: 'else', pl: 'w zastępstwie', de: 'sonst', fr: 'sinon' },
  without: {
    en: 'also, without a seat of their own:',
    pl: 'także, bez własnego miejsca:',
    de: 'außerdem, ohne eigenen Platz:',
    fr: 'également, sans place propre :',
  },
  leftOut: {
    en: 'Not taken for seats:',
    pl: 'Nie uznano za miejsca:',
    de: 'Nicht als Plätze gelesen:',
    fr: 'Non retenus comme places :',
  },
  noSeats: {
    en: 'The text names nothing that somebody would have to do.',
    pl: 'Tekst nie wymienia niczego, co ktoś miałby zrobić.',
    de: 'Der Text nennt nichts, was jemand tun müsste.',
    fr: "Le texte ne nomme rien que quelqu'un devrait faire.",
  },
} as const satisfies Record<string, Phrase>

/** Groups for a terminal: who sits where, with the sentence that says so, and who else could. */
export function renderProposal(
  { groups, missing, conflict, candidates }: ToldProposal,
  language: Language,
  paint: Paint = plain,
): string {
  const lines = groups.flatMap((group, place) => [
    `${paint.strong(`${place === 0 ? words.best[language] : `${words.other[language]} ${place}`}`)}  ${certificate(group, candidates, language)}`,
    ...group.seats.flatMap((seat) => seatLines(seat, language, paint)),
    ...withoutSeat(group, language),
    '',
  ])
  const legend = groups.length > 0 ? [paint.quiet(words.legend[language]), ''] : []
  const told = conflict
    ? [conflict.sentence]
    : missing.flatMap((seat) => missingLines(seat, language, paint))
  return `${[...lines, ...legend, ...told].join('\n').trimEnd()}\n`
}

function certificate({ value, gap }: ToldGroup, candidates: number, language: Language): string {
  const worth = value.toFixed(3)
  return gap < 1e-5
    ? `${worth}, ${words.proved[language]} ${candidates}`
    : `${worth}, ${words.gap[language]}${colon[language]} ${(100 * gap).toFixed(2)} %`
}

function seatLines(
  { title, state, holder, runnerUp }: ShownSeat,
  language: Language,
  paint: Paint,
) {
  const mark = { filled: '●', open: '○', missing: '✕' }[state]
  return [
    `  ${mark} ${title}`,
    holder ? `    ${named(holder)}` : `    ${words.nobody[language]}`,
    ...(holder?.evidence
      ? [paint.quiet(`      ${quoted(holder.evidence.sentence)[language]}`)]
      : []),
    ...(runnerUp
      ? [paint.quiet(`      ${words.runnerUp[language]}${colon[language]} ${named(runnerUp)}`)]
      : []),
  ]
}

/** That nobody fills a seat, and what comes nearest says. */
function missingLines(
  { sentence, nearest }: ToldProposal['missing'][number],
  language: Language,
  paint: Paint,
) {
  const evidence = nearest?.evidence
  if (!evidence) return [sentence]
  const { title, sentence: quote } = evidence
  return [
    sentence,
    paint.quiet(
      `  ${quoted(title)[language]}${quote === title ? '' : `${colon[language]} ${quoted(quote)[language]}`}`,
    ),
  ]
}

function named({ organisation: { name, city, country }, fit }: ShownHolder): string {
  return `${bar(fit)} ${fit.toFixed(2)} ${name}, ${city === null ? country : `${city}, ${country}`}`
}

function withoutSeat({ members }: ToldGroup, language: Language): string[] {
  const others = members.filter(({ seats }) => seats.length === 0)
  if (others.length === 0) return []
  const reasons = (given: readonly string[]) =>
    given.length > 0 ? ` (${given.join(`${semicolon[language]} `)})` : ''
  return [
    `  ${words.without[language]}`,
    ...others.map(({ name, neededFor }) => `    ${name}${reasons(neededFor)}`),
  ]
}

/** Proposed seats for a terminal, the surest way to see what to change. */
export function renderSeats(
  { seats, leftOut }: SeatReading,
  language: Language,
  paint: Paint = plain,
): string {
  const lines = seats.map(
    ({ id, title, language: own, confidence }) =>
      `${id.padEnd(4)} ${bar(confidence)} ${confidence.toFixed(2)} [${own}] ${title}`,
  )
  const rest = leftOut.map((text) => paint.quiet(`     ${text}`))
  const shown = lines.length > 0 ? lines : [words.noSeats[language]]
  return `${[...shown, ...(rest.length > 0 ? ['', words.leftOut[language], ...rest] : [])].join('\n')}\n`
}
