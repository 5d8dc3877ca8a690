"""From an address on the web to an article: within limits, and to vetted hosts only.

`page` fetches an article; `download` fetches anything, by `connections` that go to addresses which
`addresses` has vetted, through `proxies` where the environment names some, with `logins` where the
reader gave them, until a `deadline`, and unpacks what comes (`unpacking`). `refusals` are what
servers say instead. `validators` remembers by what to ask whether anything has changed.
"""
