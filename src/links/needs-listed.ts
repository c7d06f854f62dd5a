import type { Language } from '../platform/phrase.ts'
import { cues } from '../profiles/cues.ts'

/** Whoever can do something, as the beginning of a word or, in German, the end of one. */
const doers: Readonly<Record<Language, string>> = {
  pl: `(?:producent|dostawc|wykonawc|laborator|zakład|firm|odlewni|instytut|uczeln|uniwersytet|politechni|partner|stolarni|ośrod|kogoś|ktoś|
    drukarni|wytwórc|wytwórni|fabryk|hartowni|tartak|warsztat|przedsiębiorst|organizacj|klast|zespo|ekspert|specjalist|dystrybutor|
    importer|szko(?:ł|leni)|biur|centr|serwis|projektant|sprzedawc|handlow|ubezpieczyciel|operator|integrator|doradc|gmin)\\p{L}*`,
  en: `(?:\\p{L}*(?:maker|manufacturer|producer|supplier|provider|compan(?:y|ies)|firm|foundry|laborator(?:y|ies)|lab|institute|universit(?:y|ies)|
    partner|plant|workshop|mill|bakery|dairy|team|expert|specialist|designer|developer|distributor|dealer|installer|contractor|trainer|
    school|hospital|insurer|operator|integrator|consultant|builder|printer|coater|owner|association|cluster)s?|somebody|someone|anyone|one (?:who|that))`,
  de: `(?:\\p{L}*(?:hersteller|bauer|labor|lieferant(?:en)?|betrieb|institut|partner(?:in)?|gießerei|firma|unternehmen|dienstleister|anbieter|
    entwickler|werk|hochschule|universität|händler|planer|prüfer|zulieferer|schmiede|büro|zentrum|chemiker|fachleute|spezialisten|verband|
    schule|werkstatt|tischlerei|druckerei|klinik|versicherer|betreiber|berater|monteur)|jemand(?:en)?)`,
  fr: `(?:fabricant|producteur|fournisseur|entreprise|société|laboratoire|institut|université|école|partenaire|atelier|usine|fonderie|bureau|
    chimiste|formateur|expert|spécialiste|distributeur|installateur|concepteur|développeur|prestataire|scierie|centre|assureur|exploitant|
    intégrateur|menuisier|constructeur|hôpital|équipe)s?|quelqu.un`,
}

/** What may stand before the word for whoever is sought. */
const before = "(?:an?|the|some|eine?[nmrs]?|une?|des|de|d['’]|l['’])?\\s*(?:[\\p{L}-]+\\s+){0,2}?"
const after = '(?![\\p{L}\\p{N}])'

const beginsWithDoer = mapped(
  (language) => new RegExp(`^${before}(?:${doers[language].replace(/\n\s*/g, '')})${after}`, 'iu'),
)

/** What stands between whoever is sought and what is to be done. */
const whoCan: Readonly<Record<Language, string>> = {
  pl: 'któr[yae]\\p{L}*|co',
  en: 'who|that|which|able to|capable of',
  de: 'der|die|das|welche[rs]?',
  fr: 'qui|capable de',
}

/** What joins two members of a list; a comma may stand before the word. */
const joints: Readonly<Record<Language, RegExp>> = {
  pl: /[,;]\s+(?:(?:a także|jak również|oraz|i)\s+)?|\s+(?:a także|jak również|oraz|i)\s+/gu,
  en: /[,;]\s+(?:(?:as well as|and)\s+)?|\s+(?:as well as|and)\s+/gu,
  de: /[,;]\s+(?:(?:sowie|und)\s+)?|\s+(?:sowie|und)\s+/gu,
  fr: /[,;]\s+(?:(?:ainsi qu[e'’]|et)\s*)?|\s+(?:ainsi que|et)\s+/gu,
}

/** Up to the word after which stands what is sought. */
const leads: Readonly<Record<Language, RegExp>> = {
  pl: /^.{0,40}?(?<!\p{L})(?:szukamy|poszukujemy|potrzebujemy|potrzebn[eyai]|brakuje(?: nam)?|poszukiwan[iyea])(?:\s+(?:jeszcze|też|także|również|są|jest))*(?!\p{L})[\s:]*/iu,
  en: /^.{0,40}?(?<!\p{L})(?:we (?:also |still |now )?(?:need|seek|require|lack|want)|look(?:ing)? for|searching for|(?:like|want|wish|hope) to find)(?:\s+(?:also|still))?(?!\p{L})[\s:]*/iu,
  de: /^.{0,40}?(?<!\p{L})(?:gesucht (?:wird|werden)|(?:wir )?(?:suchen|brauchen|benötigen)(?: wir)?|fehlt (?:uns|noch)|es fehlt)(?:\s+(?:auch|noch|außerdem|zudem|dazu|dafür|uns))*(?!\p{L})[\s:]*/iu,
  fr: /^.{0,40}?(?<!\p{L})(?:(?:re)?cherchons|(?:il (?:nous )?)faut|avons besoin|manque)(?:\s+(?:aussi|également|encore|en outre))*\s*(?:d['’]|de\s)?(?!\p{L}{0}['’])[\s:]*/iu,
}

const toBeDone = mapped(
  (language) =>
    new RegExp(
      `^${before}(?:${doers[language].replace(/\n\s*/g, '')}),?\\s+(?:${whoCan[language]})\\s+(?=\\p{L})`,
      'iu',
    ),
)

/**
 * A need without "a company that": whoever answers it writes what it does, not that it is one that does, and in a short text
 * a word of that kind weighs as much as what is sought.
 */
export function taskIn(text: string, language: Language): string {
  const task = text.replace(toBeDone[language], '')
  return letters(task) >= shortest ? task : text
}

/** An article says nothing of what is sought, and its case is that of the sentence. */
const article = /^(?:an?|eine?[nmrs]?|une?|des|de)\s+|^d['’]\s*/iu

/**
 * The needs that one sentence lists, each as a part that stands by itself: "a foundry for …, a laboratory that … and somebody
 * who …". A comma or an "and" parts two needs only where what follows names whoever is sought, or says anew that it is sought.
 */
export function needsListed(sentence: string, language: Language): string[] {
  const parts: string[] = []
  let start = 0
  for (const { index, 0: joint } of sentence.matchAll(joints[language])) {
    const next = index + joint.length
    const rest = sentence.slice(next)
    const standsAlone =
      beginsWithDoer[language].test(rest) || cues[language].need.exec(rest)?.index === 0
    if (!standsAlone || !isWhole(sentence.slice(start, index), language)) continue
    parts.push(sentence.slice(start, index))
    start = next
  }
  return [...parts, sentence.slice(start)]
}

/** Whether a sentence says in so many words that something is sought. */
export function saysSought(sentence: string, language: Language): boolean {
  return leads[language].test(sentence)
}

/** What is sought in a part of a sentence, without "we are looking for a". */
export function soughtIn(part: string, language: Language): string {
  const bare = part.replace(leads[language], '')
  const sought = (letters(bare) >= shortest ? bare : part).replace(article, '')
  return letters(sought) >= shortest ? sought : part
}

/** Fewer letters name nothing: "we need a laboratory and a workshop that …" is one need. */
const shortest = 12

function isWhole(part: string, language: Language): boolean {
  return letters(soughtIn(part, language)) >= shortest
}

function letters(text: string): number {
  return text.replace(/\P{L}/gu, '').length
}

function mapped(of: (language: Language) => RegExp): Readonly<Record<Language, RegExp>> {
  return { pl: of('pl'), en: of('en'), de: of('de'), fr: of('fr') }
}
