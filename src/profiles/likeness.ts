import { spelledAlike } from './entry.ts'

const gram = 3

function gramsOf(text: string): ReadonlySet<string> {
  const words = ` ${spelledAlike(text)} `
  const grams = new Set<string>()
  for (let at = 0; at + gram <= words.length; at++) grams.add(words.slice(at, at + gram))
  return grams
}

/** Texts this alike differ in an ending or a comma. */
const nearlySame = 0.85

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  // Sets of very different sizes cannot share enough, and need no counting.
  const most = (2 * Math.min(a.size, b.size)) / (a.size + b.size)
  if (!(most >= nearlySame)) return false
  let shared = 0
  for (const each of a) if (b.has(each)) shared++
  return (2 * shared) / (a.size + b.size) >= nearlySame
}

type Words = Readonly<{ side: string; title: string; description: string }>

/**
 * Finds what of a profile says nearly the same as a proposal on the same side: alike in at least 0.85 of their runs of three letters
 * (Dice's coefficient) as whole texts or without their titles. It compares spelling, and knows nothing of meaning.
 */
export function twinFinder<Said extends Words>(
  profile: readonly Said[],
): (proposed: Words) => Said | undefined {
  const known = profile.map((said) => ({ said, spellings: spellingsOf(said) }))
  return (proposed) => {
    const spellings = spellingsOf(proposed)
    return known.find(
      (one) =>
        one.said.side === proposed.side &&
        one.spellings.some((a) => spellings.some((b) => areAlike(a, b))),
    )?.said
  }
}

/** The description quotes the title's words where there is one; a title alone counts where it is more than a catchword. */
function spellingsOf({ title, description }: Words): ReadonlySet<string>[] {
  const whole = gramsOf(description === '' ? title : description)
  return description !== '' && title.length > 20 ? [whole, gramsOf(title)] : [whole]
}
