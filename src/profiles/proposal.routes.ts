import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, ifMatch, json } from '../platform/openapi.ts'
import type { Language } from '../platform/phrase.ts'
import { preferredLanguage } from '../platform/phrase.ts'
import { entityTag, versionOf } from '../platform/version.ts'
import { checkCompleteness } from './completeness.actions.ts'
import { CompletenessSchema } from './completeness.schema.ts'
import type { Completeness } from './completeness.ts'
import { adviceToAdd } from './completeness-phrases.ts'
import { confirmEntry } from './confirmation.actions.ts'
import type { EntryDeps } from './entry.actions.ts'
import { EntrySchema } from './entry.schema.ts'
import { stateEntries } from './entry-batch.actions.ts'
import { type Proposals, proposeEntries } from './proposal.actions.ts'
import { NewEntries, PastedText, ProposalsSchema, StoredEntriesSchema } from './proposal.schema.ts'
import { leftOutBecause, reasonFor } from './proposal-phrases.ts'

const tags = ['Profiles']
const params = z.object({ id: Id })
const stored = {
  description: 'The entries in the order they were sent.',
  ...json(StoredEntriesSchema),
}

const routes = {
  propose: route('entry.write', {
    method: 'post',
    path: '/organisations/{id}/proposals',
    tags,
    summary: 'Propose entries from a pasted description',
    description:
      'Reads the text sentence by sentence and stores nothing. Send what is right to /organisations/{id}/entries/batch.',
    request: { params, body: { required: true, ...json(PastedText) } },
    responses: {
      200: { description: 'What the text seems to state, and why.', ...json(ProposalsSchema) },
    },
  }),
  batch: route('entry.write', {
    method: 'post',
    path: '/organisations/{id}/entries/batch',
    tags,
    summary: 'State up to a hundred competencies and needs at once',
    description: 'All of them or none: the problems of every entry are listed.',
    request: { params, body: { required: true, ...json(NewEntries) } },
    responses: { 200: stored, 201: stored },
  }),
  confirm: route('entry.write', {
    method: 'post',
    path: '/entries/{id}/confirm',
    tags,
    summary: 'Say that a competency or need still holds',
    request: { params, headers: ifMatch },
    responses: { 200: { description: 'The entry, confirmed today.', ...json(EntrySchema) } },
  }),
  completeness: route('completeness.read', {
    method: 'get',
    path: '/organisations/{id}/completeness',
    tags,
    summary: 'See how complete a profile is, and what to add',
    request: { params },
    responses: {
      200: { description: 'The value, and the advice.', ...json(CompletenessSchema) },
    },
  }),
}

/** Proposals as a program reads them: entries to send back, reasons as sentences. */
export function shownProposals(found: Proposals, language: Language) {
  return {
    language: found.language,
    proposals: found.proposals.map(({ confidence, reason, duplicateOf, ...entry }) => ({
      entry,
      confidence,
      reason: reasonFor(reason)[language],
      duplicateOf,
    })),
    leftOut: found.leftOut.map(({ text, why }) => ({
      text,
      reason: leftOutBecause[why][language],
    })),
  }
}

export function shownCompleteness({ value, points, missing }: Completeness, language: Language) {
  return {
    value,
    points,
    missing: missing.map((one) => ({
      add: one.add,
      gain: one.gain,
      entry: 'entry' in one ? { id: one.entry.id, title: one.entry.title } : null,
      advice: adviceToAdd(one)[language],
    })),
  }
}

export function proposalRoutes(deps: EntryDeps) {
  return openRouter()
    .openapi(routes.propose, async (c) => {
      const { text } = c.req.valid('json')
      const found = await proposeEntries(deps, c.get('actor'), text, c.req.valid('param').id)
      return c.json(shownProposals(found, preferredLanguage(c.req.header('accept-language'))), 200)
    })
    .openapi(routes.batch, async (c) => {
      const { id } = c.req.valid('param')
      const { entries } = c.req.valid('json')
      const { entries: items, created } = await stateEntries(deps, c.get('actor'), id, entries)
      return c.json({ items, created }, created > 0 ? 201 : 200)
    })
    .openapi(routes.confirm, async (c) => {
      const version = versionOf(c.req.valid('header')['if-match'])
      const entry = await confirmEntry(deps, c.get('actor'), c.req.valid('param').id, version)
      return c.json(entry, 200, { etag: entityTag(entry.version) })
    })
    .openapi(routes.completeness, async (c) => {
      const found = await checkCompleteness(deps, c.get('actor'), c.req.valid('param').id)
      return c.json(
        shownCompleteness(found, preferredLanguage(c.req.header('accept-language'))),
        200,
      )
    })
}
