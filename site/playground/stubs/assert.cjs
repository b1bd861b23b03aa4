function assert(value, message) {
  if (!value) throw new Error(message ?? 'assertion failed');
}
module.exports = Object.assign(assert, { ok: assert });
