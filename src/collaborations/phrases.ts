import type { Phrase } from '../platform/phrase.ts'

export function endedFirst(startedOn: string, endedOn: string): Phrase {
  return {
    en: `The project would end on ${endedOn}, before it starts on ${startedOn}. Correct one of the days.`,
    pl: `Projekt kończyłby się ${endedOn}, zanim się zacznie ${startedOn}. Popraw jedną z dat.`,
    de: `Das Vorhaben endete am ${endedOn}, bevor es am ${startedOn} beginnt. Berichtigen Sie einen der Tage.`,
    fr: `Le projet finirait le ${endedOn}, avant de commencer le ${startedOn}. Corrigez l'une des dates.`,
  }
}
