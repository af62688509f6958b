/**
 * The SDK parses one kind of XML: the error that storage answers to an upload, or nothing after a good one
 * (node-sdk/src/storage/index.ts). Every field is an array of one, as xml2js gives it.
 */
const fields = ['Code', 'Message', 'Resource', 'RequestId', 'TraceId']

exports.parseString = (text, callback) => {
  const xml = String(text ?? '').trim()
  if (xml === '') return callback(null, null)
  if (!xml.includes('<Error>'))
    return callback(new Error(`storage answered something else than an error: ${xml.slice(0, 200)}`))
  const read = (name) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? ''
  return callback(null, { Error: Object.fromEntries(fields.map((name) => [name, [read(name)]])) })
}
