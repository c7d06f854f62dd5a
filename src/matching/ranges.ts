/** Places from one up to, without, another. */
export type Range = Readonly<{ from: number; to: number }>

/** The same places in pieces of `size`, the last one shorter. */
export function rangesOf({ from, to }: Range, size: number): Range[] {
  return Array.from({ length: Math.ceil((to - from) / size) }, (_, block) => {
    const begin = from + block * size
    return { from: begin, to: Math.min(to, begin + size) }
  })
}
