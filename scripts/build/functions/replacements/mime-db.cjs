/**
 * wx-server-sdk asks for the ending of a file's type where an open API takes a file; none that we call does, so the 180 KB table of all types
 * stays out.
 */
module.exports = {}
