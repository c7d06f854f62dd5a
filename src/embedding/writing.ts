/** Which language a writing other than ours most likely stands for: the one with most readers in Europe, then in the world. */
const writings: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Devanagari}/u, 'hi'],
  [/\p{Script=Bengali}/u, 'bn'],
]

/** Letters that one language of a writing has and the others have not; the first found decides. */
const tellTale: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  ru: [
    [/ў/iu, 'be'],
    [/[їєґ]/iu, 'uk'],
    [/[ѓќѕ]/iu, 'mk'],
    [/[ђћљњџј]/iu, 'sr'],
    [/[ыэё]/iu, 'ru'],
    [/[ъщ]/iu, 'bg'],
  ],
  ar: [[/[پچژگ]/u, 'fa']],
  zh: [[/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja']],
}

/**
 * The language of a text of which most letters are not Latin, as an ISO 639-1 code; `und` for a writing that is not known here; nothing if
 * half of the letters or more are Latin.
 */
export function writtenIn(text: string): string | undefined {
  const others = text.match(/(?!\p{Script=Latin})\p{L}/gu) ?? []
  const latin = text.match(/\p{Script=Latin}/gu) ?? []
  if (others.length <= latin.length) return undefined
  const most = writings
    .map(([writing, language]) => ({
      language,
      count: others.filter((letter) => writing.test(letter)).length,
    }))
    .reduce((one, other) => (other.count > one.count ? other : one))
  if (most.count === 0) return 'und'
  const joined = others.join('')
  return tellTale[most.language]?.find(([letter]) => letter.test(joined))?.[1] ?? most.language
}
