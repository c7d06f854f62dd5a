import { placesOfBest } from './best.ts'

/** The candidates of one asker, each with its relevance, in no particular order. */
export type Shortlist = Readonly<{ candidates: Int32Array; scores: Float64Array }>

const rounds = 15

/**
 * What it costs to be named, so that a few hubs do not fill every list. The attention an organisation would get is
 * Σ over askers of softmax(score - price), as a multiple of the mean over all organisations; its price is strength · ln(1 + that),
 * found by damped iteration. At strength 1 this is one-sided entropic matching (Choo and Siow, 2006; Tomita et al., 2022)
 * with a soft capacity. Prices depend on who asks and on their scores only, never on how the lists are received.
 * @param strength 0 for no prices at all
 * @returns a price of 0 or more for each organisation, in units of score
 */
export function attentionPrices(
  shortlists: readonly Shortlist[],
  organisations: number,
  strength: number,
): Float64Array {
  let prices = new Float64Array(organisations)
  if (strength === 0 || shortlists.length === 0) return prices
  for (let round = 0; round < rounds; round++) {
    const attention = new Float64Array(organisations)
    for (const shortlist of shortlists) addAttention(shortlist, prices, attention)
    const scale = organisations / shortlists.length
    prices = prices.map(
      (price, at) => (price + strength * Math.log1p((attention[at] as number) * scale)) / 2,
    )
  }
  return prices
}

function addAttention(
  { candidates, scores }: Shortlist,
  prices: Float64Array,
  attention: Float64Array,
): void {
  const net = netOf({ candidates, scores }, prices)
  let most = -Infinity
  for (const value of net) if (value > most) most = value
  let sum = 0
  for (let at = 0; at < net.length; at++) {
    const share = Math.exp((net[at] as number) - most)
    net[at] = share
    sum += share
  }
  for (let at = 0; at < net.length; at++) {
    const candidate = candidates[at] as number
    attention[candidate] = (attention[candidate] as number) + (net[at] as number) / sum
  }
}

/** What each candidate is worth once its price is paid. */
function netOf({ candidates, scores }: Shortlist, prices: Float64Array): Float64Array {
  const net = new Float64Array(scores.length)
  for (let at = 0; at < net.length; at++)
    net[at] = (scores[at] as number) - (prices[candidates[at] as number] as number)
  return net
}

/** How places on lists are spread: how strongly attention is priced, and how many last places are kept for the unseen. */
export type Spreading = Readonly<{ strength: number; kept: number }>

/**
 * A list of `length` for each asker: those that are worth their price most, but for the last `kept` places, which go to the best
 * who stand on no other list yet; the most relevant first. Askers choose in their order. A few places for the unseen
 * even out more than strong prices at the same loss of relevance, because a Gini coefficient counts whom nobody sees.
 * @returns the lists for any length and number of places kept, for candidates are put in order once
 */
export function spreadLists(
  shortlists: readonly Shortlist[],
  prices: Float64Array,
): (length: number, kept: number) => Int32Array[] {
  const ordered = shortlists.map((shortlist) =>
    placesOfBest(netOf(shortlist, prices), shortlist.candidates.length),
  )
  return (length, kept) => {
    const heads = ordered.map((order) => order.subarray(0, length - kept))
    const seen = new Uint8Array(prices.length)
    for (const [at, head] of heads.entries())
      for (const place of head) seen[shortlists[at]?.candidates[place] as number] = 1
    return shortlists.map(({ candidates, scores }, at) => {
      const head = heads[at] as Int32Array
      const rest = [...(ordered[at] as Int32Array).subarray(head.length)]
      const unseen = rest.filter((place) => seen[candidates[place] as number] === 0).slice(0, kept)
      const filled = rest.filter((place) => !unseen.includes(place)).slice(0, kept - unseen.length)
      for (const place of unseen) seen[candidates[place] as number] = 1
      const chosen = [...head, ...unseen, ...filled].sort(
        (one, other) => (scores[other] as number) - (scores[one] as number) || one - other,
      )
      return Int32Array.from(chosen, (place) => candidates[place] as number)
    })
  }
}
