import type { Phrase } from '../platform/phrase.ts'
import type { Change } from './watch.ts'

export function noSnapshotBy(region: string, day: string, days: readonly string[]): Phrase {
  const list = days.join(', ')
  if (list === '')
    return {
      en: `No snapshot of ${region} was taken by ${day}. Take one now with splot region snapshot ${region}, to compare later.`,
      pl: `Do ${day} nie zapisano stanu regionu ${region}. Zapisz go teraz: splot region snapshot ${region}, aby potem porównać.`,
      de: `Bis ${day} wurde kein Stand von ${region} festgehalten. Halten Sie ihn mit splot region snapshot ${region} fest, um später zu vergleichen.`,
      fr: `Aucun état de ${region} n'a été relevé au ${day}. Relevez-le avec splot region snapshot ${region}, pour comparer plus tard.`,
    }
  return {
    en: `No snapshot of ${region} was taken by ${day}. There are some of ${list}.`,
    pl: `Do ${day} nie zapisano stanu regionu ${region}. Zapisano go w dniach: ${list}.`,
    de: `Bis ${day} wurde kein Stand von ${region} festgehalten. Es gibt welche von ${list}.`,
    fr: `Aucun état de ${region} n'a été relevé au ${day}. Il y en a du ${list}.`,
  }
}

const entered: Phrase = {
  en: 'the region is now specialised in it',
  pl: 'region się w tym teraz specjalizuje',
  de: 'die Region ist nun darauf spezialisiert',
  fr: 'la région y est désormais spécialisée',
}

const left: Phrase = {
  en: 'the region is no longer specialised in it',
  pl: 'region już się w tym nie specjalizuje',
  de: 'die Region ist nicht mehr darauf spezialisiert',
  fr: "la région n'y est plus spécialisée",
}

/** What became of an activity, with the needs that stayed open before and do now. */
export function changeSays(change: Change, before: number, now: number): Phrase {
  if (change === 'entered') return entered
  if (change === 'left') return left
  return {
    en: `unanswered needs: ${before} then, ${now} now`,
    pl: `potrzeby bez odpowiedzi: wtedy ${before}, teraz ${now}`,
    de: `unbeantworteter Bedarf: damals ${before}, jetzt ${now}`,
    fr: `besoins sans réponse : ${before} alors, ${now} maintenant`,
  }
}
