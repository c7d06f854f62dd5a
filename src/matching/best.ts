/**
 * The places of the `count` largest of `values`, largest first, equal ones in order of place; fewer where there are fewer.
 * Not-a-number is never among them.
 */
export function placesOfBest(values: Float64Array, count: number): Int32Array {
  const heap = new Int32Array(Math.max(0, Math.min(count, values.length)))
  if (heap.length === 0) return heap
  let size = 0
  for (let place = 0; place < values.length; place++) {
    if (Number.isNaN(values[place])) continue
    if (size < heap.length) {
      heap[size++] = place
      rise(heap, size - 1, values)
    } else if (isWorse(heap[0] as number, place, values)) {
      heap[0] = place
      sink(heap, size, values)
    }
  }
  return heap.subarray(0, size).sort((a, b) => (isWorse(a, b, values) ? 1 : -1))
}

/** Whether `one` stands behind `other`. */
function isWorse(one: number, other: number, values: Float64Array): boolean {
  const [a, b] = [values[one] as number, values[other] as number]
  return a < b || (a === b && one > other)
}

/** The worst of those kept is on top of the heap. */
function rise(heap: Int32Array, from: number, values: Float64Array): void {
  let at = from
  while (at > 0) {
    const above = (at - 1) >> 1
    if (!isWorse(heap[at] as number, heap[above] as number, values)) return
    swap(heap, at, above)
    at = above
  }
}

function sink(heap: Int32Array, size: number, values: Float64Array): void {
  let at = 0
  for (;;) {
    const [left, right] = [2 * at + 1, 2 * at + 2]
    let worst = at
    if (left < size && isWorse(heap[left] as number, heap[worst] as number, values)) worst = left
    if (right < size && isWorse(heap[right] as number, heap[worst] as number, values)) worst = right
    if (worst === at) return
    swap(heap, at, worst)
    at = worst
  }
}

function swap(heap: Int32Array, one: number, other: number): void {
  const kept = heap[one] as number
  heap[one] = heap[other] as number
  heap[other] = kept
}
