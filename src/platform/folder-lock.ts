import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './refusal.ts'

/**
 * Takes the data folder for this process. A lock left by a process that is gone (kill -9, power cut) is taken
 * over, even when its number belongs to another process by now.
 * @returns what gives the folder free again
 * @throws Refusal `unavailable` while a living process holds it, this one included
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'lock')
  const mine = `${process.pid} ${beginningOf(process.pid)}`
  if (!create(file, mine)) {
    const [pid = '', beginning = ''] = readFileSync(file, 'utf8').split(' ')
    if (isHeld(Number(pid), beginning)) throw inUse(folder, Number(pid))
    writeFileSync(file, mine)
  }
  return () => rmSync(file, { force: true })
}

/** @returns false when the file is there already: of two that come at once, one creates it */
function create(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (refused) {
    if (codeOf(refused) === 'EEXIST') return false
    throw refused
  }
}

function isHeld(pid: number, beginning: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false
  // A container starts with the same numbers each time: where nothing else tells, this one's is a leftover.
  return beginning === ''
    ? pid !== process.pid && isAlive(pid)
    : isAlive(pid) && beginningOf(pid) === beginning
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (refused) {
    // Not allowed to signal it means that it is there.
    return codeOf(refused) === 'EPERM'
  }
}

/** When a process began, in clock ticks since the machine did; empty where the system does not tell (only Linux does). */
function beginningOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may hold blanks; the beginning is the 22nd.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function inUse(folder: string, pid: number): Refusal {
  return new Refusal('unavailable', {
    en: `The data folder ${folder} is in use by process ${pid}. Stop that process, use its HTTP API, or choose another folder with --data.`,
    pl: `Folder danych ${folder} jest używany przez proces ${pid}. Zatrzymaj ten proces, użyj jego API HTTP albo wskaż inny folder przez --data.`,
    de: `Der Datenordner ${folder} wird von Prozess ${pid} benutzt. Beenden Sie den Prozess, nutzen Sie seine HTTP-API oder wählen Sie mit --data einen anderen Ordner.`,
    fr: `Le dossier de données ${folder} est utilisé par le processus ${pid}. Arrêtez-le, utilisez son API HTTP ou choisissez un autre dossier avec --data.`,
  })
}
