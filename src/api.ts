import { clusterRoutes } from './clusters/cluster.routes.ts'
import { membershipRoutes } from './clusters/membership.routes.ts'
import { collaborationRoutes } from './collaborations/collaboration.routes.ts'
import { healthRoutes } from './health.routes.ts'
import { catalogueRoutes } from './imports/catalogue.routes.ts'
import { importRoutes } from './imports/import.routes.ts'
import { closeForBlock } from './introductions/block.actions.ts'
import { isReleasedTo } from './introductions/introduction.queries.ts'
import { introductionRoutes } from './introductions/introduction.routes.ts'
import { briefRoutes } from './links/brief.routes.ts'
import { callRoutes } from './links/call.routes.ts'
import { circleRoutes } from './links/circle.routes.ts'
import { groupRoutes } from './links/group.routes.ts'
import { linkRoutes } from './links/link.routes.ts'
import { linkCourseRoutes } from './links/link-course.routes.ts'
import { linkRecordRoutes } from './links/link-record.routes.ts'
import { networkRoutes } from './links/network.routes.ts'
import { leaveLinks } from './links/removal.actions.ts'
import { seedRoutes } from './links/seed.routes.ts'
import { studyRoutes } from './links/study.routes.ts'
import { exposureRoutes } from './matching/exposure.routes.ts'
import { learningRoutes } from './matching/learning.routes.ts'
import { modelRoutes } from './matching/model-switch.routes.ts'
import { savedSearchRoutes } from './matching/saved-search.routes.ts'
import { searchRoutes } from './matching/search.routes.ts'
import { suggestionRoutes } from './matching/suggestion.routes.ts'
import { whyRoutes } from './matching/why.routes.ts'
import { blockRoutes } from './organisations/block.routes.ts'
import { contactRoutes } from './organisations/contact.routes.ts'
import { organisationRoutes } from './organisations/organisation.routes.ts'
import { bearerAuth } from './people/bearer.routes.ts'
import { keyRoutes } from './people/key.routes.ts'
import { openRouter } from './people/router.routes.ts'
import { docsPage } from './platform/docs-page.ts'
import { answerError, answerNotFound, limitBody, occasion } from './platform/http.ts'
import { entryRoutes } from './profiles/entry.routes.ts'
import { proposalRoutes } from './profiles/proposal.routes.ts'
import { abroadRoutes } from './regions/abroad.routes.ts'
import { clusterContactRoutes } from './regions/contact.routes.ts'
import { pictureRoutes } from './regions/picture.routes.ts'
import { domainRoutes, regionRoutes } from './regions/region.routes.ts'
import { specialisationRoutes } from './regions/specialisation.routes.ts'
import { watchRoutes } from './regions/watch.routes.ts'
import type { Service } from './service.ts'

const bodyBytes = 1024 * 1024

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Splot',
    version: '0.1.0',
    description:
      'Organisations state competencies and needs in Polish, English, German or French; Splot suggests partners and says why. Send `Authorization: Bearer KEY`, and `Accept-Language` for refusals in your language.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
}

/** The whole HTTP API of a process. */
export function openApi(service: Service) {
  const app = openRouter()
  app.onError(answerError(service.log))
  app.notFound(answerNotFound)
  app.use(occasion(service.log))
  app.get('/', (c) => c.redirect('/docs'))
  app.route('/', healthRoutes(service))
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
  })
  app.doc31('/openapi.json', about)
  docsPage(app)
  app.use(bearerAuth(service))
  // Files come in whole: these routes have a limit of their own.
  app.route('/', importRoutes(service))
  app.route('/', regionRoutes(service))
  app.route('/', domainRoutes(service))
  app.route('/', watchRoutes(service))
  app.route('/', abroadRoutes(service))
  app.route('/', pictureRoutes(service))
  app.use(limitBody(bodyBytes))
  app.route('/', organisationRoutes({ ...service, onRemove: leaveLinks }))
  app.route('/', contactRoutes({ ...service, isReleasedTo }))
  app.route('/', blockRoutes({ ...service, onBlock: closeForBlock }))
  app.route('/', entryRoutes(service))
  app.route('/', proposalRoutes(service))
  app.route('/', clusterRoutes(service))
  app.route('/', membershipRoutes(service))
  app.route('/', collaborationRoutes(service))
  app.route('/', suggestionRoutes(service))
  app.route('/', whyRoutes(service))
  app.route('/', searchRoutes(service))
  app.route('/', modelRoutes(service))
  app.route('/', savedSearchRoutes(service))
  app.route('/', exposureRoutes(service))
  app.route('/', introductionRoutes(service))
  app.route('/', groupRoutes(service))
  app.route('/', circleRoutes(service))
  app.route('/', seedRoutes(service))
  app.route('/', networkRoutes(service))
  app.route('/', studyRoutes(service))
  app.route('/', callRoutes(service))
  app.route('/', briefRoutes(service))
  app.route('/', linkRoutes(service))
  app.route('/', linkCourseRoutes(service))
  app.route('/', linkRecordRoutes(service))
  app.route('/', keyRoutes(service))
  app.route('/', learningRoutes(service))
  app.route('/', catalogueRoutes(service))
  app.route('/', specialisationRoutes(service))
  app.route('/', clusterContactRoutes(service))
  return app
}
export type Api = ReturnType<typeof openApi>
