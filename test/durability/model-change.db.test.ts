import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { answersBy, modelsOf, otherModel, stateThem } from './model-change.ts'
import { startServer } from './server.ts'

const minutes = 60_000

test(
  'a change of model goes on after kill -9, twice over, and nothing is lost by it',
  async () => {
    const data = mkdtempSync(join(tmpdir(), 'splot-change-'))
    onTestFinished(() => rmSync(data, { recursive: true, force: true }))
    const model = otherModel()
    const first = await startServer({ SPLOT_DATA: data })
    const workshop = await stateThem(first, 40)
    await answersBy(first, workshop, 'splot-')
    await first.post('/models', { model })
    await first.kill()

    const second = await startServer({ SPLOT_DATA: data })
    const { current, next, entries } = await modelsOf(second)
    expect(entries).toBe(42)
    // Either still the old one with all its vectors, or the new one with all of its own; never something between.
    expect(current?.embedded).toBe(42)
    if (next) expect(current?.modelId).toMatch(/^splot-/)
    else expect(current?.modelId).toMatch(/^tiny@/)
    await second.kill()

    const third = await startServer({ SPLOT_DATA: data })
    await answersBy(third, workshop, 'tiny')
    const after = await modelsOf(third)
    expect(after.former).toMatchObject({ embedded: 42 })
    expect(after.current).toMatchObject({ embedded: 42 })
    await third.stop()
  },
  6 * minutes,
)
