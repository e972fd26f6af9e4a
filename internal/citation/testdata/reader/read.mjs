// Reads a file of references and writes it as CSL-JSON. The argument says what
// the file is: @bibtex/text or @ris/file.
import { readFileSync } from 'node:fs'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-ris'

const file = readFileSync(0, 'utf8')
const { data } = new Cite(file, { forceType: process.argv[2] })
process.stdout.write(JSON.stringify(data, (key, value) => key === '_graph' ? undefined : value))
