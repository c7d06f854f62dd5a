import type { Phrase } from '../platform/phrase.ts'
import type { Change } from './watch.ts'

export function noSnapshotBy(region: string, day: string, days: readonly string[]): Phrase {
  const list = days.join(', ')
  if (list === '')
    return {
      en: `No snapshot of ${region} was taken by ${day}. Take one now with splot region snapshot ${region}, to compare later.`,
      pl: `Do ${day} nie zapisano stanu regionu ${region}. Zapisz go teraz: splot region snapshot ${region}, aby potem porównać.`,
      de: `Bis zum ${day} wurde kein Stand von ${region} festgehalten. Halten Sie ihn mit splot region snapshot ${region} fest, um später zu vergleichen.`,
      fr: `Aucun état de ${region} n'a été relevé au ${day}. Relevez-le avec splot region snapshot ${region}, pour comparer plus tard.`,
    }
  return {
    en: `No snapshot of ${region} was taken by ${day}. There are those of ${list}: name such a day, or ask from the day after it on.`,
    pl: `Do ${day} nie zapisano stanu regionu ${region}. Zapisano go w dniach: ${list}. Podaj taki dzień albo zapytaj dzień po nim lub później.`,
    de: `Bis zum ${day} wurde kein Stand von ${region} festgehalten. Festgehalten wurde er am: ${list}. Nennen Sie einen solchen Tag, oder fragen Sie ab dem Tag danach.`,
    fr: `Aucun état de ${region} n'a été relevé au ${day}. Il y en a du ${list} : indiquez un de ces jours, ou demandez dès le lendemain.`,
  }
}

export function notCountedBy(region: string, day: string, list: string): Phrase {
  return {
    en: `The snapshot of ${region} of ${day} was not counted by the topics of ${list}. The next one will be, if the list holds there: splot region snapshot ${region}.`,
    pl: `Stanu regionu ${region} z ${day} nie policzono według tematów listy ${list}. Następny będzie, jeśli lista tam obowiązuje: splot region snapshot ${region}.`,
    de: `Der Stand von ${region} vom ${day} wurde nicht nach den Themen von ${list} gezählt. Der nächste wird es, wenn die Liste dort gilt: splot region snapshot ${region}.`,
    fr: `L'état de ${region} du ${day} n'a pas été compté selon les thèmes de ${list}. Le prochain le sera, si la liste y vaut : splot region snapshot ${region}.`,
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
