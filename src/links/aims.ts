import type { Language } from '../platform/phrase.ts'
import type { Proposal } from '../profiles/proposal.ts'

/** "We want to": in a profile that is a need; in the idea of a project it is what the project is for. */
const wanting: Readonly<Record<Language, RegExp>> = {
  pl: /^(?:chc|pragn|zamierz|plan)/i,
  en: /(?:want|wish|would|'d|hope|plan|intend|aim)/i,
  de: /(?:wollen|möchten|würden|planen)/i,
  fr: /(?:voul|voudr|souhait|aimer|désir|envisage|projet)/i,
}

/** "We want to find": somebody is sought after all. */
const finding: Readonly<Record<Language, RegExp>> = {
  pl: /znaleźć|pozyskać|spotkać|współprac|nawiązać|kupić|zlecić|partner/i,
  en: /\bfind|\bmeet|work with|cooperat|collaborat|\bbuy|source|partner/i,
  de: /finden|kennenlernen|zusammenarbeit|kooperier|beziehen|kaufen|gewinnen wir|partner/i,
  fr: /trouver|rencontrer|collabor|coopér|travailler avec|acheter|partenaire/i,
}

/** Whether what reads as a need says what the undertaking is for, rather than whom it looks for. */
export function isAim({ reason, language, title, description }: Proposal): boolean {
  // A sentence that only leads up to whom is sought tells of the undertaking, too.
  if (reason.why === 'precedes' || reason.why === 'prose') return true
  if (reason.why !== 'cue' || !wanting[language].test(reason.words)) return false
  return !finding[language].test(`${title} ${description}`)
}

/** Lines that open a list of partners, in words that open no list in a profile, and what opens one there. */
const openings: readonly (readonly [RegExp, string])[] = [
  [/^(?:poszukiwani |potrzebni )?(?:partnerzy|role|miejsca|konsorcjum)$/i, 'Szukamy'],
  [/^(?:partners?(?: (?:needed|required))?|consortium|roles|seats)$/i, 'We are looking for'],
  [/^(?:(?:gesuchte |benötigte )?partner|konsortium|rollen|plätze)$/i, 'Wir suchen'],
  [/^(?:partenaires(?: recherchés)?|consortium recherché|rôles|places)$/i, 'Nous recherchons'],
]

/** The text with lists of partners opened as a profile opens a list of needs: "Partners: a, b" becomes a line for each. */
export function withListsOpened(text: string): string {
  return text.split('\n').flatMap(openedLine).join('\n')
}

function openedLine(line: string): string[] {
  const [, head = '', rest = ''] = /^\s*([^:]{4,40}):\s*(.*)$/.exec(line) ?? []
  const opening = openings.find(([pattern]) => pattern.test(head.trim()))?.[1]
  if (opening === undefined) return [line]
  const items = rest.split(/[,;]\s+/).map((item) => item.replace(/[.\s]+$/, ''))
  return [`${opening}:`, ...items.filter((item) => item !== '').map((item) => `- ${item}`)]
}

/** "The project lasts two years": what stands after a need, and is none. */
const undertaking: Readonly<Record<Language, RegExp>> = {
  pl: /^(?:projekt|prace|całość|przedsięwzięcie|budżet|termin|wniosek|start|nabór)(?!\p{L})/iu,
  en: /^(?:the |our )?(?:project|work|budget|call|deadline|application|proposal)(?!\p{L})/iu,
  de: /^(?:das |der |die |unser )?(?:projekt|vorhaben|budget|antrag|frist|arbeiten|förderung)(?!\p{L})/iu,
  fr: /^(?:le |la |les |l['’]|notre )?(?:projet|travaux|budget|appel|dossier|échéance|dépôt)(?!\p{L})/iu,
}

/** Whether a sentence tells of the undertaking itself: when it begins, how long it lasts, what it costs. */
export function isOfTheUndertaking(sentence: string, language: Language): boolean {
  return undertaking[language].test(sentence.trim())
}

/** Whether this only opens a list of partners. */
export function isOpening(text: string): boolean {
  return openings.some(([, opening]) => text.trim() === `${opening}:`)
}
