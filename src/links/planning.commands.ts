import type { Command } from 'commander'
import type { OpenContext } from '../command-context.ts'
import { parse } from '../command-run.ts'
import { type Resource, registerResource } from '../crud.commands.ts'
import { Id } from '../platform/openapi.ts'
import { browseBriefs, changeBrief, createBrief, getBrief, removeBrief } from './brief.actions.ts'
import {
  BriefChange,
  BriefListQuery,
  CallChange,
  CallListQuery,
  NewBrief,
  NewCall,
} from './brief.schema.ts'
import { browseCalls, changeCall, createCall, getCall, removeCall } from './call.actions.ts'

const call: Resource = {
  name: 'call',
  what: 'calls that links may bid for',
  example: `splot call create '{"programme":"FENG","title":"SMART 2027","deadline":"2027-03-31"}'`,
  list: ({ service, actor }, query) => {
    const { limit, after, ...filter } = parse(CallListQuery, query)
    return browseCalls(service, actor, filter, { limit, after })
  },
  create: async ({ service, actor }, content) =>
    (await createCall(service, actor, parse(NewCall, content))).call,
  idOf: async (_, id) => parse(Id, id),
  show: ({ service, actor }, id) => getCall(service, actor, id),
  change: ({ service, actor }, id, version, change) =>
    changeCall(service, actor, id, version, parse(CallChange, change)),
  remove: ({ service, actor }, id, version) => removeCall(service, actor, id, version),
}

const brief: Resource = {
  name: 'brief',
  what: 'briefs: project ideas as seats to fill',
  example: `splot brief create '{"title":"Lżejsze korpusy","kind":"research-project","seats":[{"id":"lab","title":"Badania odlewów","language":"pl"}]}'`,
  list: ({ service, actor }, query) => {
    const { limit, after, ...filter } = parse(BriefListQuery, query)
    return browseBriefs(service, actor, filter, { limit, after })
  },
  create: ({ service, actor }, content) => createBrief(service, actor, parse(NewBrief, content)),
  idOf: async (_, id) => parse(Id, id),
  show: ({ service, actor }, id) => getBrief(service, actor, id),
  change: ({ service, actor }, id, version, change) =>
    changeBrief(service, actor, id, version, parse(BriefChange, change)),
  remove: ({ service, actor }, id, version) => removeBrief(service, actor, id, version),
}

/** `splot call|brief list|create|show|change|remove`. Answers are JSON, as over HTTP. */
export function registerPlanningCommands(program: Command, open: OpenContext): void {
  for (const resource of [call, brief]) registerResource(program, open, resource)
}
