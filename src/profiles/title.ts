import type { Language } from '../platform/phrase.ts'
import { cues } from './cues.ts'

/** Up to where the main clause ends. A comma alone does not tell: it may stand between two adjectives. */
const clause =
  /^.{25,88}?(?=[;:]\s|\s[–—-]\s|\s\(|,\s(?:któr|aby|by |dzięki|np\.|m\.in\.|wykorzyst|which|that|so |such as|including|e\.g\.|using|um |damit|die |der |das |wobei|z\. ?B\.|mit denen|mit dem|qui |afin|pour |par ex\.|notamment|dont ))/u

/** Longer titles are cut at a word. */
const longestTitle = 90

/**
 * A short title in the words of the sentence itself: without its opening ("We are looking for"), to the end of its first
 * clause where that says enough, and at most 90 characters. Only the first letter may change its case.
 */
export function titleOf(sentence: string, language: Language): string {
  const flat = sentence.replace(/\s+/g, ' ').trim()
  const short = shortened(withoutOpening(flat.replace(/[\s.;:,!?…–-]+$/u, ''), language))
  const title = `${short.charAt(0).toUpperCase()}${short.slice(1)}`
  return title.replace(/\P{L}/gu, '').length >= 3 ? title : cutAtWord(flat)
}

function withoutOpening(text: string, language: Language): string {
  const { opening, closing } = cues[language]
  // Twice, because "moreover" opens before "we are looking for" does.
  const bare = text.replace(opening, '').replace(opening, '')
  const rest = bare === text || !closing ? bare : bare.replace(closing, '')
  return rest.replace(/\P{L}/gu, '').length >= 8 ? rest : text
}

function shortened(text: string): string {
  if (text.length <= longestTitle) return text
  return clause.exec(text)?.[0] ?? cutAtWord(text)
}

function cutAtWord(text: string): string {
  if (text.length <= longestTitle) return text
  const part = text.slice(0, longestTitle - 1)
  const space = part.lastIndexOf(' ')
  return `${part.slice(0, space > 30 ? space : part.length).replace(/[\s,;:–-]+$/u, '')}…`
}
