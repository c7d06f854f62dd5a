import type { Phrase } from '../platform/phrase.ts'

export function alreadyInUse(modelId: string): Phrase {
  return {
    en: `${modelId} is the model in use already.`,
    pl: `${modelId} jest już używanym modelem.`,
    de: `${modelId} ist bereits das verwendete Modell.`,
    fr: `${modelId} est déjà le modèle utilisé.`,
  }
}

export function changeUnderWay(modelId: string): Phrase {
  return {
    en: `A change to ${modelId} is under way. Wait for it, or give it up with splot model cancel.`,
    pl: `Trwa zmiana na model ${modelId}. Poczekaj na jej koniec albo przerwij ją poleceniem splot model cancel.`,
    de: `Ein Wechsel zu ${modelId} läuft bereits. Warten Sie ihn ab oder brechen Sie ihn mit splot model cancel ab.`,
    fr: `Un passage à ${modelId} est en cours. Attendez sa fin, ou abandonnez-le avec splot model cancel.`,
  }
}

export function givenUp(modelId: string): Phrase {
  return {
    en: `The change to ${modelId} was given up. splot model use takes it up again where it was.`,
    pl: `Zmianę na model ${modelId} przerwano. splot model use podejmie ją w miejscu, w którym stanęła.`,
    de: `Der Wechsel zu ${modelId} wurde aufgegeben. splot model use nimmt ihn dort wieder auf, wo er stand.`,
    fr: `Le passage à ${modelId} a été abandonné. splot model use le reprend là où il en était.`,
  }
}

export const noChange: Phrase = {
  en: 'No change of model is under way.',
  pl: 'Nie trwa żadna zmiana modelu.',
  de: 'Es läuft kein Modellwechsel.',
  fr: "Aucun changement de modèle n'est en cours.",
}

/** @param likely those of the `known` ones that are written like it */
export function noSuchModel(
  id: string,
  likely: readonly string[],
  known: readonly string[],
): Phrase {
  if (likely.length > 0) {
    const list = likely.join(', ')
    return {
      en: `There are no vectors of ${id}. Did you mean ${list}?`,
      pl: `Nie ma wektorów modelu ${id}. Czy chodziło o ${list}?`,
      de: `Von ${id} gibt es keine Vektoren. Meinten Sie ${list}?`,
      fr: `Il n'y a pas de vecteurs de ${id}. Vouliez-vous dire ${list} ?`,
    }
  }
  const list = known.join(', ')
  return {
    en: `There are no vectors of ${id}. There are some of: ${list}.`,
    pl: `Nie ma wektorów modelu ${id}. Są wektory modeli: ${list}.`,
    de: `Von ${id} gibt es keine Vektoren. Es gibt welche von: ${list}.`,
    fr: `Il n'y a pas de vecteurs de ${id}. Il y en a de : ${list}.`,
  }
}

/** @param why what the loader of models says, in English as it is logged */
export function cannotUse(why: string): Phrase {
  return {
    en: `This model cannot be used, and nothing was changed. ${why}`,
    pl: `Tego modelu nie da się użyć; nic nie zmieniono. Szczegóły: ${why}`,
    de: `Dieses Modell lässt sich nicht verwenden; nichts wurde geändert. Einzelheiten: ${why}`,
    fr: `Ce modèle ne peut pas être utilisé ; rien n'a été modifié. Détails : ${why}`,
  }
}

export function modelInUse(id: string): Phrase {
  return {
    en: `${id} is in use or being changed to; its vectors are needed. Change to another model first, or cancel the change.`,
    pl: `${id} jest używany lub trwa zmiana na niego; jego wektory są potrzebne. Najpierw zmień model albo przerwij zmianę.`,
    de: `${id} wird verwendet oder gerade eingeführt; seine Vektoren werden gebraucht. Wechseln Sie zuerst das Modell oder brechen Sie den Wechsel ab.`,
    fr: `${id} est utilisé ou en cours d'adoption ; ses vecteurs sont nécessaires. Changez d'abord de modèle, ou abandonnez le changement.`,
  }
}

export const modelTable = {
  current: { en: 'in use', pl: 'w użyciu', de: 'in Verwendung', fr: 'utilisé' },
  next: { en: 'next', pl: 'następny', de: 'nächstes', fr: 'prochain' },
  former: {
    en: 'former; splot model drop removes it',
    pl: 'dawny; usuwa go splot model drop',
    de: 'früheres; splot model drop entfernt es',
    fr: 'ancien ; splot model drop le supprime',
  },
} as const satisfies Record<string, Phrase>
