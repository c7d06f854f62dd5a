import { z } from '@hono/zod-openapi'
import { openRouter, route } from '../people/router.routes.ts'
import { Id, json } from '../platform/openapi.ts'
import type { Language } from '../platform/phrase.ts'
import { askStudy, getStudy, type StudySeen } from './study.actions.ts'
import { NewStudy, StudySchema } from './study.schema.ts'
import { studyTerms } from './study.ts'
import { studyOutdated } from './study-phrases.ts'
import type { StudyDeps } from './study-run.actions.ts'

const tags = ['Links']

const routes = {
  ask: route('study.ask', {
    method: 'post',
    path: '/studies',
    tags,
    summary: 'Ask for circles, seeds or groups that take longer to find',
    description: `Kinds and their wishes: \`circles\` as the query of GET /links/circles, \`seeds\` as that of GET /clusters/{id}/seeds with the cluster, \`groups\` with the brief of POST /links/proposals and how many seconds may be used. A worker computes it; the same again, on data that have not changed, is answered with what is there. Up to ${studyTerms.openMost} of yours may wait or run at once.`,
    request: { body: { required: true, ...json(NewStudy) } },
    responses: {
      200: {
        description: 'It is answered already; Location says where.',
        ...json(StudySchema),
      },
      202: {
        description: 'It waits or runs; Location says where to follow it.',
        ...json(StudySchema),
      },
    },
  }),
  get: route('study.read', {
    method: 'get',
    path: '/studies/{id}',
    tags,
    summary: 'Follow a study, and read what came of it',
    description: `For whoever asked, and for operators. It is kept for ${studyTerms.keptDays} days.`,
    request: { params: z.object({ id: Id }) },
    responses: {
      200: { description: 'How far it is, or its result.', ...json(StudySchema) },
    },
  }),
}

export function studyRoutes(deps: StudyDeps) {
  return openRouter()
    .openapi(routes.ask, async (c) => {
      const study = await askStudy(deps, c.get('actor'), c.req.valid('json'))
      const status = study.state === 'done' ? 200 : 202
      return c.json(shownStudy(study, c.get('language')), status, {
        location: `/studies/${study.id}`,
      })
    })
    .openapi(routes.get, async (c) => {
      const study = await getStudy(deps, c.get('actor'), c.req.valid('param').id)
      return c.json(shownStudy(study, c.get('language')), 200)
    })
}

/** A study as a reader of this language sees it. */
function shownStudy(
  { id, kind, wish, state, share, failure, findings, createdAt, finishedAt }: StudySeen,
  language: Language,
): z.infer<typeof StudySchema> {
  const isOutdated = state === 'done' && findings === null
  const reason = isOutdated ? studyOutdated : failure
  return {
    id,
    kind,
    wish: wish as Record<string, unknown>,
    state: isOutdated ? 'outdated' : state,
    progress: share,
    // Stored as the verb of its kind gave it.
    result: findings && ({ ...findings.common, ...findings.told[language] } as Result),
    reason: reason?.[language] ?? null,
    createdAt,
    finishedAt,
  }
}

type Result = z.infer<typeof StudySchema>['result']
