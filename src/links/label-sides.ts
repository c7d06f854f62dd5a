type Spot = Readonly<{ x: number; y: number }>
/** A mark of a picture with the name that stands beside it, if any. */
export type Named = Spot & Readonly<{ radius: number; name: string | null }>
export type Side = 'left' | 'right' | 'top' | 'bottom'
type Area = Readonly<{ left: number; right: number; bottom: number; top: number }>

const gap = 5
const letterWidth = 6.6
const lineHeight = 15

/**
 * On which side of its mark each name covers least of the names and marks before it, and stays in the box; the largest marks choose
 * first, and of sides that are as good, the one with more room.
 */
export function labelSides(
  marks: readonly Named[],
  box: Readonly<{ width: number; height: number }>,
): Side[] {
  const taken = marks.map(({ x, y, radius }) => around(x, y, radius, radius))
  const sides = marks.map((): Side => 'right')
  const order = marks.map((_, at) => at).sort((a, b) => radiusAt(marks, b) - radiusAt(marks, a))
  for (const at of order) {
    const mark = marks[at]
    if (!mark?.name) continue
    const across: Side[] = mark.x > box.width / 2 ? ['left', 'right'] : ['right', 'left']
    const choices = [...across, 'top', 'bottom'] as const
    const costs = choices.map((side) => {
      const area = areaOf(mark, side)
      const outside =
        size(area) - shared(area, { left: 0, right: box.width, bottom: 0, top: box.height })
      return 3 * outside + taken.reduce((sum, other) => sum + shared(area, other), 0)
    })
    const best = costs.indexOf(Math.min(...costs))
    sides[at] = choices[best] as Side
    taken.push(areaOf(mark, choices[best] as Side))
  }
  return sides
}

function radiusAt(marks: readonly Named[], at: number): number {
  return marks[at]?.radius ?? 0
}

/** Where the name of a mark would stand. */
export function areaOf({ x, y, radius, name }: Named, side: Side): Area {
  const [half, high] = [((name?.length ?? 0) * letterWidth) / 2, lineHeight / 2]
  const [beside, over] = [radius + gap + half, radius + gap + high]
  if (side === 'left' || side === 'right')
    return around(side === 'left' ? x - beside : x + beside, y, half, high)
  return around(x, side === 'top' ? y + over : y - over, half, high)
}

function around(x: number, y: number, half: number, high: number): Area {
  return { left: x - half, right: x + half, bottom: y - high, top: y + high }
}

function size({ left, right, bottom, top }: Area): number {
  return (right - left) * (top - bottom)
}

/** How much of their area two have in common. */
export function shared(one: Area, other: Area): number {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const high = Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom)
  return Math.max(0, wide) * Math.max(0, high)
}
