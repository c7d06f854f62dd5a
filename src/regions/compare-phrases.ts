import type { Phrase } from '../platform/phrase.ts'

export function notComparable(code: string, own: string): Phrase {
  return {
    en: `${code} cannot be set beside ${own}. Give other regions of the same level, such as DE21 for PL21.`,
    pl: `Regionu ${code} nie można zestawić z ${own}. Podaj inne regiony tego samego poziomu, np. DE21 dla PL21.`,
    de: `${code} lässt sich nicht neben ${own} stellen. Nennen Sie andere Regionen derselben Ebene, etwa DE21 für PL21.`,
    fr: `${code} ne peut être comparée à ${own}. Donnez d'autres régions du même niveau, comme DE21 pour PL21.`,
  }
}

/** How peers were found. */
export function peersFound(among: number, least: number): Phrase {
  return {
    en: `The most similar in structure of ${among} regions with ${least} organisations or more.`,
    pl: `Najbardziej podobne strukturą spośród regionów, w których jest co najmniej ${least} organizacji: ${among}.`,
    de: `Die ähnlichsten im Aufbau unter ${among} Regionen mit mindestens ${least} Organisationen.`,
    fr: `Les plus semblables par leur structure parmi ${among} régions d'au moins ${least} organisations.`,
  }
}

export const compareWords = {
  noPeers: {
    en: 'No region of which enough is known is similar. Choose some with --with.',
    pl: 'Żaden region, o którym dość wiadomo, nie jest podobny. Wybierz je przez --with.',
    de: 'Keine Region, von der genug bekannt ist, ist ähnlich. Wählen Sie welche mit --with.',
    fr: "Aucune région assez connue n'est semblable. Choisissez-en avec --with.",
  },
  similarity: { en: 'similar', pl: 'podobieństwo', de: 'ähnlich', fr: 'semblable' },
  advantages: { en: 'advantages', pl: 'przewagi', de: 'Stärken', fr: 'avantages' },
  gaps: { en: 'gaps', pl: 'luki', de: 'Lücken', fr: 'manques' },
  theyHave: {
    en: 'What they have and the region lacks:',
    pl: 'Co one mają, a czego brakuje regionowi:',
    de: 'Was sie haben und der Region fehlt:',
    fr: 'Ce qu’elles ont et qui manque à la région :',
  },
  nothingLacked: {
    en: 'They have nothing that the region lacks.',
    pl: 'Nie mają niczego, czego brakowałoby regionowi.',
    de: 'Sie haben nichts, was der Region fehlt.',
    fr: "Elles n'ont rien qui manque à la région.",
  },
} as const satisfies Record<string, Phrase>
