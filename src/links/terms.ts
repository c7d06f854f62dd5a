import { wordsOf } from '../matching/lexical.ts'

/** A text and whose it is; `title` is the part of it that says what it is about. */
export type OwnedText = Readonly<{ owner: string; title: string; text: string }>

/** A word as it is mostly written, how much more it is used here than elsewhere, and whether several use it. */
export type Term = Readonly<{ word: string; weight: number; shared: boolean }>

type Use = { owners: Set<string>; written: Map<string, number> }

/**
 * The words that tell these texts from others: log-odds of the shares of owners who use them, with what all texts use as the
 * prior, in standard deviations (Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16, 2008). Owners are counted
 * rather than words, so that nobody becomes the topic by repeating itself; forms of a word are counted as one, by how they begin.
 * Only words of titles name a topic: descriptions also say when, how many and for how much.
 * @param texts the first matter most: of words that tell the same, the one that is read first is taken
 * @param others texts in the same language; those of `texts` may be among them
 * @returns those that several owners use first, then the most telling
 */
export function tellingWords(
  texts: readonly OwnedText[],
  others: readonly OwnedText[],
  count: number,
): Term[] {
  const [here, elsewhere] = [usesOf(texts), usesOf(others)]
  const owners = (list: readonly OwnedText[]) => new Set(list.map(({ owner }) => owner)).size
  const [mine, theirs] = [owners(texts), owners(others)]
  const titles = usesOf(texts.map(({ owner, title }) => ({ owner, title, text: title })))
  const candidates = [...titles.keys()].flatMap((stem) => {
    const use = here.get(stem)
    return use ? [[stem, use] as const] : []
  })
  const weighed = candidates.map(([stem, use]) => ({
    shared: use.owners.size > 1,
    word: mostWritten(use.written),
    weight: logOdds(use.owners.size, mine, elsewhere.get(stem)?.owners.size ?? 0, theirs),
  }))
  const best = weighed.toSorted(
    (a, b) => Number(b.shared) - Number(a.shared) || b.weight - a.weight,
  )
  const telling = best.filter(({ weight }) => weight > 0)
  return (telling.length > 0 ? telling : best).slice(0, count)
}

/** How strongly the prior counts: as much as so many owners who use every word as all others do. */
const priorOwners = 2

function logOdds(uses: number, owners: number, usesElsewhere: number, ownersElsewhere: number) {
  const share = (uses + usesElsewhere + 0.5) / (owners + ownersElsewhere + 1)
  const prior = priorOwners * Math.min(0.99, share)
  const odds = (used: number, all: number) =>
    Math.log((used + prior) / Math.max(0.01, all + priorOwners - used - prior))
  const variance = 1 / (uses + prior) + 1 / (usesElsewhere + prior)
  return (odds(uses, owners) - odds(usesElsewhere, ownersElsewhere)) / Math.sqrt(variance)
}

function usesOf(texts: readonly OwnedText[]): Map<string, Use> {
  const uses = new Map<string, Use>()
  for (const { owner, text } of texts)
    for (const [written] of text.matchAll(/[\p{L}\p{M}][\p{L}\p{M}-]*[\p{L}\p{M}]/gu)) {
      const stem = stemOf(written)
      if (stem === undefined) continue
      const use = uses.get(stem) ?? { owners: new Set(), written: new Map() }
      use.owners.add(owner)
      const form = written.toLocaleLowerCase()
      use.written.set(form, (use.written.get(form) ?? 0) + 1)
      uses.set(stem, use)
    }
  return uses
}

const wordMin = 4

/** Longer function words, which matching may compare but which name no topic; as `wordsOf` writes them. */
const saysNothing = new Set(
  `after also before both between different every from into more other over their them than these this those through under until
   using when where which while your aber alle alles allen beim damit diese dieser dieses ihre ihren ihrer jede jeden jeder jedes mehr
   nach ohne oder sehr sowie uber unser unsere unserem unseren unserer unter viele wenn welche wieder zwischen aussi autre autres avant
   cette chaque dont elle entre leur leurs meme moins nombre notre sous tous tout toute toutes votre bardzo bedzie beda byla bylo bez
   ciagu inne inny jedna jednej jednego jednym jedno kazdy kazdego ktora ktore ktory miedzy mozna nasz nasza nasze naszych naszej
   naszego oraz podczas przed przez ponad roznych sobie swoich takze takich tego tych tylko wiele wsrod wszystkie wszystkich`.split(
    /\s+/,
  ),
)

/** How a word begins, so that its forms meet: no stemmer knows all four languages. Nothing for a word that says nothing. */
function stemOf(written: string): string | undefined {
  const plain = wordsOf(written).join('')
  if (plain.length < wordMin || saysNothing.has(plain)) return undefined
  return plain.slice(0, plain.length < 7 ? 4 : Math.max(6, plain.length - 4))
}

/** The form that is used most; of equals the shortest, which is mostly the plain one. */
function mostWritten(written: ReadonlyMap<string, number>): string {
  const [best = ''] = [...written]
    .toSorted(
      ([a, times], [b, others]) => others - times || a.length - b.length || (a < b ? -1 : 1),
    )
    .map(([form]) => form)
  return best
}
