import { type Table, tableOf } from '../imports/table.ts'
import type { RegionDigest } from './digest.actions.ts'
import type { RegionHistory, RegionTrend } from './watch.actions.ts'

/** A line for each activity of which something became. */
export function trendTable({ region, since, items }: RegionTrend): Table {
  const columns = [
    'region',
    'since',
    'activity',
    'title',
    'change',
    'supplyBefore',
    'supply',
    'unmetBefore',
    'unmet',
  ] as const
  const rows = items.map(({ activity, change, before, now }) => ({
    ...{ region, since, activity: activity.code, title: activity.title, change },
    ...{ supplyBefore: before.supply, supply: now.supply },
    ...{ unmetBefore: before.unmet, unmet: now.unmet },
  }))
  return tableOf(columns, rows)
}

/** A line for each gap, with a column for each day. */
export function historyTable({ region, days, items }: RegionHistory): Table {
  const rows = items.map(({ activity, unmet }) => ({
    ...{ region, activity: activity.code, title: activity.title },
    ...Object.fromEntries(days.map(({ on }, at) => [on, unmet[at] ?? 0])),
  }))
  const columns = ['region', 'activity', 'title', ...days.map(({ on }) => on)]
  return tableOf(columns, rows)
}

/** A line for each piece of news: of an activity, a region or an organisation. */
export function digestTable(digest: RegionDigest): Table {
  const { region, since, until } = digest
  const row = (
    news: string,
    code: string,
    name: string | null,
    figures: Changed | null = null,
  ) => ({
    ...{ region: region.code, since, until, news, code, name },
    ...{ supplyBefore: figures?.before.supply ?? null, supply: figures?.now.supply ?? null },
    ...{ unmetBefore: figures?.before.unmet ?? null, unmet: figures?.now.unmet ?? null },
  })
  const columns = [
    'region',
    'since',
    'until',
    'news',
    'code',
    'name',
    'supplyBefore',
    'supply',
    'unmetBefore',
    'unmet',
  ] as const
  const rows = [
    ...(['opened', 'closed', 'entered', 'left'] as const).flatMap((news) =>
      digest[news].map((one) => row(news, one.activity.code, one.activity.title, one)),
    ),
    ...digest.emerging.map(({ code, title }) => row('emerging', code, title)),
    ...digest.partners.map(({ code, name }) => row('partner', code, name)),
    ...digest.joined.map(({ id, name }) => row('joined', id, name)),
    ...digest.gone.map(({ id, name }) => row('gone', id, name)),
  ]
  return tableOf(columns, rows)
}
type Changed = Pick<RegionDigest['closed'][number], 'before' | 'now'>
