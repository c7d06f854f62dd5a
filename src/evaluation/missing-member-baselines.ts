import type { Consortium } from '../matching/consortium-evidence.ts'
import { membersMet, overGroup } from '../matching/consortium-links.ts'
import { adamicAdar, commonNeighbours, popularity } from '../matching/link-scores.ts'
import { sharesOf, topicLikeness, topicProfiles, topicStanding } from '../matching/topics.ts'
import type { Consortia } from './consortia.ts'
import type { MissingRanking } from './missing-member.ts'

/**
 * What everybody tries first, in the order of `missingRankings` without Splot's: links of the members added up, topics of the
 * project, and where most members are from. Of newcomers only the last knows anything; the others give them 0.
 */
export function missingBaselines({
  history: { network, attributes },
  newcomers,
}: Consortia): (consortium: Consortium) => Float64Array[] {
  const { organisations } = network
  const whole = organisations + newcomers.kind.length
  const profiles = topicProfiles(network, attributes.topics)
  const [likeness, standing] = [topicLikeness(profiles), topicStanding(profiles)]
  const [common, adamic] = [commonNeighbours(network), adamicAdar(network)]
  const [met, popular] = [membersMet(network), popularity(network)(0)]
  const widened = (scores: Float64Array) => {
    const all = new Float64Array(whole)
    all.set(scores)
    return all
  }
  const countryOf = (at: number) =>
    at < organisations ? attributes.country[at] : newcomers.country[at - organisations]
  return ({ members, topics, countries }) => {
    const shares = sharesOf(topics, attributes.topics)
    const here = new Map<number, number>()
    for (const country of countries) here.set(country, (here.get(country) ?? 0) + 1)
    const scores: Record<Exclude<MissingRanking, 'splot'>, Float64Array> = {
      popularity: widened(popular),
      'common-neighbours': widened(overGroup(members, organisations, common).sum),
      'adamic-adar': widened(overGroup(members, organisations, adamic).sum),
      'members-met': widened(met(members)),
      'topic-similarity': widened(likeness(shares)),
      'topic-popularity': widened(standing(shares)),
      'same-country': Float64Array.from(
        { length: whole },
        (_, at) => here.get(countryOf(at) as number) ?? 0,
      ),
    }
    return Object.values(scores)
  }
}
