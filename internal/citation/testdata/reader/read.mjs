// Reads a file of references and writes it as CSL-JSON. The argument says what
// the file is: @bibtex/text, @ris/file or @csl/list+object. With a second
// argument, vancouver, it writes each reference as that style sets it, by its id.
import { readFileSync } from 'node:fs'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'

const [kind, template] = process.argv.slice(2)
const file = readFileSync(0, 'utf8')
const cite = new Cite(kind.startsWith('@csl/') ? JSON.parse(file) : file, { forceType: kind })
const said = template
  ? cite.format('bibliography', { template, format: 'text', asEntryArray: true })
  : cite.data
process.stdout.write(JSON.stringify(said, (key, value) => key === '_graph' ? undefined : value))
