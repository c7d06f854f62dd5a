import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runSplot } from '../splot-process.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'splot-links-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const splot = (...args: string[]) => runSplot(['--data', folder, ...args])

/** What a command answers as JSON, when all went well. */
async function answer(...args: string[]) {
  const ended = await splot(...args)
  expect(ended).toMatchObject({ code: 0 })
  return JSON.parse(ended.stdout)
}
const link = (...args: string[]) => answer('link', ...args, '--json')

describe('from the terminal', { timeout: 300_000 }, () => {
  let id: string
  let seats: { id: string }[]
  const seatAt = (index: number) => seats[index]?.id ?? ''

  test('a brief for a call becomes a link, whose seats are proposed and invited', async () => {
    for (const name of ['Odlewnia Krosno', 'Prüflabor Chemnitz', 'Laboratoire de Lyon'])
      await answer('organisation', 'create', JSON.stringify({ name, country: 'PL' }))
    const call = await answer('call', 'create', '{"programme":"FENG","title":"SMART 2027"}')
    const content = {
      title: 'Lżejsze korpusy pomp',
      kind: 'call-bid',
      callId: call.id,
      seats: [
        { id: 'casting', title: 'Odlewanie', language: 'pl' },
        { id: 'testing', title: 'Prüfung', language: 'de' },
      ],
    }
    const brief = await answer('brief', 'create', JSON.stringify(content))
    const made = await link('create', '--brief', brief.id)
    expect(made).toMatchObject({ state: 'proposed', callId: call.id, version: 1 })
    id = made.id
    seats = made.seats
    const first = ['seat', id, seatAt(0), '--organisation', 'Odlewnia Krosno', '--version', '1']
    expect(await link(...first)).toMatchObject({ version: 2 })
    const late = await splot('link', ...first.slice(0, -1), '1', '--optional')
    expect(late).toMatchObject({ code: 1, stdout: '' })
    expect(late.stderr).toContain('stored is 2')
    const unread = await splot('--language', 'de', 'link', ...first.slice(0, -1), 'abc')
    expect(unread).toMatchObject({ code: 1, stdout: '' })
    expect(unread.stderr).toMatch(/^Nach --version steht .*: abc\.\n$/)
    const second = ['seat', id, seatAt(1), '--organisation', 'Prüflabor Chemnitz']
    await link(...second, '--runner-up', 'Laboratoire de Lyon')
    const invited = await link('invite', id, '--text', 'Would you join?')
    expect(invited.seats).toMatchObject([{ state: 'invited' }, { state: 'invited' }])
  })

  test('one declines and is refilled, all accept, and the work begins', async () => {
    const early = ['--reason', 'too-early', '--text', 'Next year.']
    const refilled = await link('answer', id, seatAt(1), 'declined', ...early)
    expect(refilled.seats[1]).toMatchObject({
      state: 'proposed',
      organisation: { name: 'Laboratoire de Lyon' },
    })
    const notYet = await splot('--language', 'de', 'link', 'start', id)
    expect(notYet).toMatchObject({ code: 1, stdout: '' })
    expect(notYet.stderr).toContain('Pflichtplatz')
    const close = ['link', 'close', id, '--outcome', 'achieved']
    const tooEarly = await splot('--language', 'de', ...close)
    expect(tooEarly.stderr).toContain('Starten Sie die Kooperation erst (splot link start <id>)')
    await link('invite', id, '--seat', seatAt(1))
    await link('answer', id, seatAt(0), 'accepted', '--as', 'Odlewnia Krosno')
    expect((await link('answer', id, seatAt(1), 'accepted')).state).toBe('agreed')
    expect(await link('start', id, '--on', '2026-01-15')).toMatchObject({ state: 'active' })
  })

  test('has a step that is overdue, a milestone, a document, a result, and an end', async () => {
    const stepped = await link('step', id, 'Send the draft', '--on', '2026-02-01')
    expect(stepped.nextStep).toMatchObject({ text: 'Send the draft', overdue: true })
    const stuck = await splot('--language', 'pl', 'link', 'list', '--stuck')
    expect(stuck.stdout).toMatch(/aktywne .*Lżejsze korpusy pomp .*\(następny krok po terminie\)/)
    const { milestones } = await link('milestone', id, 'First castings', '--due', '2026-03-01')
    await link('milestone', id, milestones[0].id, '--done', '2026-02-27')
    await link('document', id, 'Agreement', 'https://example.org/a.pdf')
    await link('member', id, 'Odlewnia Krosno')
    const closed = await link('close', id, '--outcome', 'achieved', '--note', 'A third lighter.')
    expect(closed).toMatchObject({
      state: 'closed',
      outcome: 'achieved',
      milestones: [{ doneOn: '2026-02-27' }],
      members: [{ shown: true }, { shown: false }],
    })
    await link('result', id, 'A housing of 2.1 kg', '--on', '2026-02-01')
    const shown = await splot('--language', 'fr', 'link', 'show', id)
    expect(shown.stdout).toContain('État : clos, objectif atteint (2026-01-15 – ')
    expect(shown.stdout).toMatch(/Places :\n.*Odlewanie : Odlewnia Krosno \(accepté\)/)
    const told = await splot('--language', 'pl', 'link', 'history', id)
    expect(told.stdout).toMatch(/odmowa {2}Prüflabor Chemnitz {2}\(za wcześnie\) {2}Next year\./)
    expect(told.stdout).toMatch(/zmieniono {2}następny krok, termin następnego kroku\n/)
    expect(told.stdout).toContain('zaproponowano następną organizację  Laboratoire de Lyon')
    expect(await link('list', '--organisation', 'Odlewnia Krosno')).toMatchObject({
      items: [{ id, state: 'closed' }],
    })
  })

  test('another is changed, given up, and one that nobody accepted is removed', async () => {
    const json =
      '{"title":"A stand","kind":"joint-promotion","seats":[{"title":"Stand","language":"en"}]}'
    const one = await link('create', json)
    expect(await link('change', one.id, '{"coordinator":"Anna Nowak"}')).toMatchObject({
      coordinator: 'Anna Nowak',
      version: 2,
    })
    const given = await link('abandon', one.id, '--reason', 'no-partners', '--version', '2')
    expect(given).toMatchObject({ state: 'abandoned', abandonedFor: 'no-partners' })
    const other = await link('create', json)
    const removed = await splot('link', 'remove', other.id, '--version', '1')
    expect(removed).toEqual({ code: 0, stdout: '', stderr: '' })
  })
})
