import type { Actor } from './people/actor.ts'
import type { Language } from './platform/phrase.ts'
import type { Service } from './service.ts'

/** What a command works with: the parts of a process, and the person at the terminal. */
export type CommandContext = Readonly<{
  service: Service
  actor: Actor
  language: Language
  /** Starts every worker in this process. */
  startWorkers(): Promise<void>
  /** In the embedded size, works off the follow-up jobs with progress on standard error; elsewhere the workers do. */
  settle(): Promise<void>
  close(): Promise<void>
}>

export type OpenContext = () => Promise<CommandContext>

/** Starts every worker in this process; only where a process is put together is it known how. */
export type StartWorkers = (service: Service) => Promise<void>
