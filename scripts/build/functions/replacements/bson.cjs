/**
 * The SDK speaks EJSON and nothing else of bson; the whole package would bring the binary format and reserve 17 MB for
 * it when it is loaded (bson/lib/bson.js).
 */
exports.EJSON = require('bson/lib/extended_json').EJSON
