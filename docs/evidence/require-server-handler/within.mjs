/** What a promise comes to within some milliseconds: its value, or `nothing within … ms`. */
export function within(ms, promise) {
  let timer;
  const limit = new Promise((resolve) => {
    timer = setTimeout(() => resolve(`nothing within ${ms} ms`), ms);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

/** Makes a server listen on a free port of this machine; gives the port. */
export function listen(server) {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)));
}

/** What `server.close()` says when it calls back. */
export function closed(server) {
  return new Promise((resolve) => server.close((error) => resolve(error ? error.code : 'called back')));
}
