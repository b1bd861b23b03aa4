/** The words of a name, in lower case: `getHTTPServer2`, `get_http_server2` and `get-http-server2` are `get http server2`. */
export function wordsOf(name: string): readonly string[] {
  const parted = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z])/g, '$1 $2');
  return parted.toLowerCase().match(/[a-z\d]+/g) ?? [];
}
