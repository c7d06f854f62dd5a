/** A thread that counts down to nought, and breaks at what cannot be counted. */
import { answerTasks } from '../../src/platform/thread.ts'

answerTasks<number, string, number>(async (from, tell) => {
  if (from < 0) throw new RangeError(`${from} is below nought.`)
  for (let left = from; left > 0; left--) {
    tell(left)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return `counted ${from}`
})
