import { createReadStream } from 'node:fs'
import { serve } from '@hono/node-server'
import type { Command } from 'commander'
import { openApi } from './api.ts'
