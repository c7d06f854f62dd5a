import type { Language } from '../platform/phrase.ts'
import { type Aside, asides, type Cues, firmAsides } from './cue.ts'
import { cues } from './cues.ts'
import type { Side } from './entry.ts'
import type { Passage } from './passages.ts'

/** What the headings and the sentences before say about a passage. */
export type Context = Readonly<{
  /** The side that the heading or the opening of the list announces, and its words. */
  section: Readonly<{ side: Side | 'neither'; words: string }> | null
  /** The side of the sentence before in the same paragraph. */
  before: Side | null
}>

/** Why a passage was taken for one side. `words` are those of the text. */
export type Reason =
  | Readonly<{ why: 'cue' | 'section' | 'doing' | 'facts'; words: string }>
  | Readonly<{ why: 'continues' | 'precedes' | 'prose' }>

export type LeftOutWhy =
  | Aside
  | 'heading'
  | 'question'
  | 'silent'
  | 'foreign'
  | 'repeated'
  | 'beyond'

export type Guess =
  | Readonly<{ side: Side; confidence: number; reason: Reason }>
  | Readonly<{ side: null; why: LeftOutWhy; words: string }>

/**
 * How sure each kind of reason makes, set between two measurements: on the statements of data/demo, where no sentence is an aside,
 * the side was right for 98 % by a need's cue, 73 % by a competency's, 86 % doing, 76 % facts; on the tuning half of
 * data/intake cues and sections were always right. The last three would take in an aside that no list knows.
 */
const confidences = {
  cue: 0.85,
  section: 0.9,
  doing: 0.75,
  facts: 0.65,
  continues: 0.6,
  precedes: 0.5,
  prose: 0.35,
} as const
const needCue = 0.95

const units =
  '[kMGTmµn]?m[²³23]?|ha|[kMGmµ]?[gWVANJ]|kWh|MWh|[kMG]?Hz|rpm|bar|MPa|GPa|°C|K|dB|[mµ]?[lL]|t|kN|µs|fs|ns|ms|kVA|Nm|ppm|lx|Mpx|MB|GB|TB|Ah'
const facts = new RegExp(
  `\\d[\\d.,]*\\s?(?:${units})(?:/[\\p{L}]+)?(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])(?:ISO|DIN|ASTM|IEC|IATF|GMP|HACCP|IP\\d\\d|TRL|CNC|CAD|CAM|PLC|SEM|FTIR|AFM|XRD|HPLC)(?![\\p{Ll}])|\\p{Lu}\\p{Ll}-\\d\\p{Lu}[\\p{L}\\p{N}-]*`,
  'u',
)

/**
 * Which side a passage is about, and why. An aside that is plain (an address, a job advertisement) outweighs everything, a cue
 * outweighs the heading, and the heading outweighs what only looks like an aside.
 */
export function guessSide(passage: Passage, language: Language, context: Context): Guess {
  const known = cues[language]
  const { text } = passage
  if (passage.form === 'heading') return { side: null, why: 'heading', words: text }
  const firm = asideIn(known, text, firmAsides)
  if (firm) return firm
  const aboutReader = known.notNeed.test(text)
  const need = aboutReader ? undefined : known.need.exec(text)?.[0]
  if (/\?["”»’')]*$/.test(text) && (need === undefined || aboutReader))
    return { side: null, why: 'question', words: text }
  const section = context.section?.side === 'neither' ? null : context.section
  const announced =
    section && passage.form === 'item' ? inSection(section, need, text, known) : null
  if (announced) return announced
  if (need !== undefined) return sided('need', { why: 'cue', words: need })
  return offered(passage, known, context)
}

type Section = Readonly<{ side: Side | 'neither'; words: string }>

/** Members of a list are what its heading says, unless their own words say the opposite clearly. */
function inSection(
  section: Section,
  need: string | undefined,
  text: string,
  known: Cues,
): Guess | null {
  if (section.side === 'neither') return null
  if (section.side === 'competency' && need !== undefined && !known.competency.test(text))
    return null
  return sided(section.side, { why: 'section', words: section.words })
}

function offered({ text }: Passage, known: Cues, context: Context): Guess {
  const made = known.competency.exec(text)?.[0]
  if (made !== undefined) return sided('competency', { why: 'cue', words: made })
  const aside = asideIn(known, text, asides)
  if (aside) return aside
  const { section, before } = context
  if (section && section.side !== 'neither')
    return sided(section.side, { why: 'section', words: section.words }, 0.15)
  if (before !== null && (before === 'need' || known.continues.test(text.slice(0, 60))))
    return sided(before, { why: 'continues' })
  const doing = known.doing.exec(text)?.[0]
  if (doing !== undefined) return sided('competency', { why: 'doing', words: doing })
  const fact = facts.exec(text)?.[0]
  if (fact !== undefined) return sided('competency', { why: 'facts', words: fact })
  return before === null
    ? { side: null, why: 'silent', words: '' }
    : sided(before, { why: 'continues' })
}

/** A guess for a sentence that says nothing of its side, from its neighbours or from being prose at all. */
export function sided(side: Side, reason: Reason, less = 0): Guess {
  const sure = side === 'need' && reason.why === 'cue' ? needCue : confidences[reason.why]
  return { side, confidence: Math.round((sure - less) * 100) / 100, reason }
}

function asideIn(known: Cues, text: string, which: readonly Aside[]): Guess | undefined {
  for (const why of which) {
    const words = known.asides[why].exec(text)?.[0]
    if (words !== undefined) return { side: null, why, words }
  }
  return undefined
}

/** The side that a heading announces and the words that say so, in whichever of our languages it is. */
export function headingIn(
  heading: string,
  language: Language,
): Readonly<{ side: Side | 'neither'; words: string }> | null {
  const others = (Object.keys(cues) as Language[]).filter((other) => other !== language)
  for (const known of [language, ...others].map((one) => cues[one].headings)) {
    for (const side of ['need', 'neither', 'competency'] as const) {
      const words = known[side].exec(heading)?.[0]
      if (words !== undefined) return { side, words }
    }
  }
  return null
}
