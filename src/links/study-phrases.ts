import type { Phrase } from '../platform/phrase.ts'

export function noStudy(id: string): Phrase {
  return {
    en: `There is no study ${id}, or it is not yours. Results are kept for some days; ask again with POST /studies.`,
    pl: `Nie ma badania ${id} albo nie należy ono do Ciebie. Wyniki są przechowywane kilka dni; zamów je ponownie przez POST /studies.`,
    de: `Es gibt keine Untersuchung ${id}, oder es ist nicht Ihre. Ergebnisse werden einige Tage aufbewahrt; fragen Sie mit POST /studies erneut.`,
    fr: `Il n'existe pas d'étude ${id}, ou ce n'est pas la vôtre. Les résultats sont gardés quelques jours ; redemandez-la par POST /studies.`,
  }
}

export function tooManyStudies(most: number): Phrase {
  return {
    en: `${most} of your studies wait or run already. Ask again when one of them is done.`,
    pl: `Twoje badania, które czekają lub trwają: ${most}. Zamów kolejne, gdy któreś się zakończy.`,
    de: `${most} Ihrer Untersuchungen warten oder laufen schon. Fragen Sie wieder, wenn eine davon fertig ist.`,
    fr: `${most} de vos études attendent ou sont en cours. Redemandez quand l'une d'elles sera finie.`,
  }
}

export const studyBroke: Phrase = {
  en: 'It broke several times, which is our mistake, not yours. Ask again later, and tell the operator if it stays.',
  pl: 'Badanie kilka razy zawiodło z naszej winy, nie Twojej. Zamów je później ponownie, a jeśli błąd wraca, powiadom operatora.',
  de: 'Sie ist mehrmals gescheitert; das ist unser Fehler, nicht Ihrer. Fragen Sie später erneut, und sagen Sie es dem Betreiber, falls es bleibt.',
  fr: "Elle a échoué plusieurs fois ; l'erreur vient de nous, pas de vous. Redemandez plus tard et prévenez l'opérateur si cela persiste.",
}

export const studyOutdated: Phrase = {
  en: 'Something that it quotes has been withdrawn since, or may not be shown to you any more. Ask again with POST /studies.',
  pl: 'Coś, co cytuje, zostało w międzyczasie wycofane albo nie wolno Ci już tego pokazać. Zamów je ponownie przez POST /studies.',
  de: 'Etwas, das sie zitiert, wurde inzwischen zurückgezogen oder darf Ihnen nicht mehr gezeigt werden. Fragen Sie mit POST /studies erneut.',
  fr: "Un élément qu'elle cite a été retiré depuis, ou ne peut plus vous être montré. Redemandez-la par POST /studies.",
}

export function tooManyAtOnce(
  organisations: string,
  most: string,
  kind: 'circles' | 'seeds',
): Phrase {
  const ask = `POST /studies {"kind": "${kind}", "wish": {…}}`
  return {
    en: `This concerns ${organisations} organisations; at once it is answered for ${most} at most. Ask for a study with ${ask}, or narrow it by cluster or region.`,
    pl: `Dotyczy to ${organisations} organizacji; od ręki odpowiadamy dla najwyżej ${most}. Zamów badanie przez ${ask} albo zawęź zapytanie do klastra lub regionu.`,
    de: `Das betrifft ${organisations} Organisationen; sofort wird es für höchstens ${most} beantwortet. Fragen Sie nach einer Untersuchung mit ${ask}, oder engen Sie auf Cluster oder Region ein.`,
    fr: `Cela concerne ${organisations} organisations ; la réponse immédiate va jusqu'à ${most}. Demandez une étude par ${ask}, ou restreignez à un cluster ou une région.`,
  }
}
