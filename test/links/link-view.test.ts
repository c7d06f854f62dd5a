import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedFields, historyKinds } from '../../src/links/history.ts'
import { historyReasonNames } from '../../src/links/history-phrases.ts'
import { LinkChange } from '../../src/links/link.schema.ts'
import { linkStates, membersOf, seatStates } from '../../src/links/link.ts'
import { renderHistory, renderLink, renderLinks } from '../../src/links/link-render.ts'
import { isInside, isOpen, linkSeenBy, type Sight } from '../../src/links/link-view.ts'
import { noticesOf, stuckFor } from '../../src/links/notice.ts'
import type { Decline, Link, LinkSeat } from '../../src/links/record.ts'
import { languages } from '../../src/platform/phrase.ts'

const at = '2026-11-27T08:00:00.000Z'
const ids = ['org-a', 'org-b', 'org-c', 'org-d']
const names = new Map(ids.map((id) => [id, { id, name: `Name of ${id}`, country: 'PL' }]))
const records = { milestones: [], documents: [], results: [] }

const seatOf = (id: string, more: Partial<LinkSeat> = {}): LinkSeat => ({
  id,
  title: `Seat ${id}`,
  description: '',
  language: 'en',
  weight: 1,
  obligatory: true,
  organisationId: null,
  state: 'open',
  runnersUp: [],
  declinedBy: [],
  since: at,
  changedBy: 'key-of-anna',
  reminded: false,
  ...more,
})
const linkOf = (seats: LinkSeat[], more: Partial<Link> = {}): Link => ({
  id: 'link',
  title: 'Lighter pump housings',
  kind: 'research-project',
  description: '',
  briefId: null,
  callId: null,
  clusters: [],
  proposedBy: null,
  coordinator: 'Anna Nowak',
  state: 'forming',
  outcome: null,
  abandonedFor: null,
  seats,
  owners: {},
  shown: [],
  nextStep: 'Call them',
  nextStepOn: '2026-11-20',
  stepReminded: false,
  endingNote: '',
  startedOn: null,
  endedOn: null,
  version: 3,
  createdAt: at,
  updatedAt: at,
  ...more,
})

const someone = fc.constantFrom(...ids)
const anySeat = fc
  .record({
    state: fc.constantFrom(...seatStates),
    who: someone,
    runnersUp: fc.uniqueArray(someone, { maxLength: 2 }),
  })
  .map(({ state, who, runnersUp }) =>
    seatOf('s', { state, organisationId: state === 'open' ? null : who, runnersUp }),
  )
const anyLink = fc
  .record({
    seats: fc.array(anySeat, { minLength: 1, maxLength: 4 }),
    state: fc.constantFrom(...linkStates),
    shown: fc.uniqueArray(someone),
    proposedBy: fc.option(someone),
  })
  .map(({ seats, ...more }) =>
    linkOf(
      seats.map((seat, index) => ({ ...seat, id: `s${index}` })),
      more,
    ),
  )
const no = (organisationId: string): Decline => ({
  linkId: 'link',
  seatId: 's0',
  organisationId,
  reason: 'no-resources',
  text: `Secret of ${organisationId}`,
  at,
})
const declines = ids.map(no)
const seen = (link: Link, sight: Sight) =>
  JSON.stringify(linkSeenBy(link, { records, declines, names }, sight, at))

describe('what a link tells', () => {
  test('names to anybody only members that agreed to be shown, and nobody’s no', () => {
    fc.assert(
      fc.property(anyLink, (link) => {
        const told = seen(link, { kind: 'outside' })
        for (const id of ids) {
          if (!link.shown.includes(id) || !membersOf(link).includes(id))
            expect(told).not.toContain(id)
          expect(told).not.toContain(`Secret of ${id}`)
        }
        for (const inner of ['Call them', 'Anna Nowak', 'key-of-anna'])
          expect(told).not.toContain(inner)
      }),
    )
  })

  test('tells a member neither who waits for a seat, nor who is only thought of, nor another’s no', () => {
    fc.assert(
      fc.property(anyLink, someone, (link, organisationId) => {
        const told = seen(link, { kind: 'inside', organisationId })
        const asked = link.seats.flatMap((seat) =>
          seat.state === 'invited' || seat.state === 'accepted' ? seat.organisationId : [],
        )
        const known = new Set([...asked, organisationId, link.proposedBy])
        for (const id of ids) {
          if (!known.has(id) && link.proposedBy !== organisationId) expect(told).not.toContain(id)
          if (id !== organisationId) expect(told).not.toContain(`Secret of ${id}`)
        }
        expect(told).not.toContain('key-of-anna')
      }),
    )
  })

  test('is open to anybody only once it is agreed and a member shows it', () => {
    const accepted = seatOf('s0', { state: 'accepted', organisationId: 'org-a' })
    const invited = seatOf('s1', { state: 'invited', organisationId: 'org-b' })
    const shown = { shown: ['org-a', 'org-b'] }
    expect(isOpen(linkOf([accepted, invited], { ...shown, state: 'active' }))).toBe(true)
    expect(isOpen(linkOf([accepted, invited], { ...shown, state: 'forming' }))).toBe(false)
    expect(isOpen(linkOf([accepted], { state: 'active', shown: ['org-b'] }))).toBe(false)
    const link = linkOf([seatOf('s0', { state: 'proposed', organisationId: 'org-a' })])
    expect(isInside(link, 'org-a')).toBe(false)
    expect(isInside({ ...link, proposedBy: 'org-a' }, 'org-a')).toBe(true)
  })
})

describe('a link that is stuck', () => {
  test.each([
    ['overdue-step', { nextStepOn: '2026-11-26' }],
    [
      'unanswered-invitation',
      { seats: [seatOf('s0', { ...invitedAt('2026-11-13T08:00:00.000Z') })] },
    ],
    ['open-seat', { seats: [seatOf('s0')] }],
  ])('says %s, until it ended', (reason, more) => {
    const calm = { nextStepOn: '2026-11-27', seats: [seatOf('s0', invitedAt(at))] }
    expect(stuckFor(linkOf([], calm), at)).toEqual([])
    expect(stuckFor(linkOf([], { ...calm, ...more }), at)).toEqual([reason])
    for (const state of ['closed', 'abandoned'] as const)
      expect(stuckFor(linkOf([], { ...calm, ...more, state }), at)).toEqual([])
  })

  test('has a notice for each thing to know, in every language', () => {
    const taken = seatOf('s0', { state: 'proposed', organisationId: 'org-a' })
    const link = linkOf(
      [taken, seatOf('s1', { ...taken, id: 's1', organisationId: 'org-b' }), seatOf('s2')],
      {
        owners: { 'org-a': 'org-a', 'org-b': 'org-a' },
      },
    )
    const around = {
      obligatory: ['org-b', 'org-c'],
      declines: [no('org-a'), no('org-d')],
      removed: [
        { seatId: 's2', name: 'Gone' },
        { seatId: 's0', name: 'Followed' },
      ],
      deadline: '2026-11-26',
      nameOf: (id: string) => names.get(id)?.name ?? id,
    }
    const notices = noticesOf(link, around, at)
    expect(notices.map(({ kind, organisationId }) => [kind, organisationId])).toEqual([
      ['declined-before', 'org-a'],
      ['obligatory-missing', 'org-c'],
      ['member-removed', null],
      ['one-owner', null],
      ['deadline-passed', null],
    ])
    for (const { phrase } of notices)
      for (const language of languages) expect(phrase[language]).toMatch(/\.$/)
    expect(noticesOf({ ...link, state: 'closed' }, around, at)).toEqual([])
  })
})

function invitedAt(since: string) {
  return { state: 'invited', organisationId: 'org-a', since } as const
}

test('a terminal shows the state, every seat, what is next and what to know, in each language', () => {
  const link = linkOf([seatOf('s0', { ...invitedAt(at), runnersUp: ['org-b'] })])
  const around = { records, declines: [], names }
  const shown = { ...linkSeenBy(link, around, { kind: 'all' }, at), notices: [{ text: 'Mind.' }] }
  for (const language of languages) {
    const text = renderLink(shown, language)
    for (const part of ['Name of org-a', 'Name of org-b', 'Call them', '2026-11-20', '! Mind.'])
      expect(text).toContain(part)
    const page = { items: [shown], next: null }
    expect(renderLinks(page, language)).toMatch(/^link .*Lighter pump housings {2}\(.+\)\n$/)
    expect(renderLinks({ ...page, next: 'WyJ4' }, language)).toMatch(/\)\n.+ --after WyJ4\n$/)
    expect(renderLinks({ items: [], next: null }, language)).toMatch(/\.\n$/)
    expect(renderHistory([], language)).toMatch(/\.\n$/)
  }
})

describe('the history at a terminal', () => {
  const event = { at, organisation: { name: 'Odlewnia' }, reason: null, text: '' }

  test('says what happened and why in words, each of its own, in each language', () => {
    const reasons = Object.keys(historyReasonNames) as (keyof typeof historyReasonNames)[]
    for (const language of languages) {
      const kinds = historyKinds.map((kind) => renderHistory([{ ...event, kind }], language))
      expect(new Set(kinds).size).toBe(historyKinds.length)
      const whys = reasons.map((reason) =>
        renderHistory([{ ...event, kind: 'declined', reason }], language),
      )
      expect(new Set(whys).size).toBe(reasons.length)
      const codes = [...historyKinds, ...reasons].filter((code) => code.includes('-'))
      for (const code of codes) expect([...kinds, ...whys].join('')).not.toContain(code)
    }
    const no = { ...event, kind: 'declined', reason: 'no-strategic-fit', text: 'Später.' } as const
    expect(renderHistory([no], 'de')).toBe(
      '2026-11-27 08:00  Platz abgelehnt  Odlewnia  (passt nicht zur Strategie)  Später.\n',
    )
  })

  test('names the fields that were changed, all that can be', () => {
    expect(changedFields).toEqual(expect.arrayContaining(Object.keys(LinkChange.shape)))
    const changed = {
      ...event,
      kind: 'changed',
      organisation: null,
      text: 'title, callId',
    } as const
    expect(renderHistory([changed], 'pl')).toBe('2026-11-27 08:00  zmieniono  tytuł, nabór\n')
  })
})

test('a link that ended says in words what came of it, or why it was given up', () => {
  const around = { records, declines: [], names }
  const text = (more: Partial<Link>, language: 'pl' | 'de') =>
    renderLink(
      { ...linkSeenBy(linkOf([], more), around, { kind: 'all' }, at), notices: [] },
      language,
    )
  const given = text({ state: 'abandoned', abandonedFor: 'partner-left' }, 'pl')
  expect(given).toContain('Stan: zaniechane, odejście partnera\n')
  const ended = text({ state: 'closed', outcome: 'partly-achieved' }, 'de')
  expect(ended).toContain('Stand: beendet, Ziel teilweise erreicht\n')
})
