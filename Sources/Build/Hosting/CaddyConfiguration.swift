import Content
import Site

extension HostRules {
  /// A site of a Caddyfile.
  /// - Parameter root: the folder of the pages, an absolute path.
  func caddy(root: String) -> String {
    var text = ConfigurationText(indent: "\t")
    text.line("# Caddy: \(baseURL.absolute("/"))")
    text.line("# Made by “feuillet hosting caddy”: make it anew when addresses or the theme have changed.")
    text.line("# It goes into the Caddyfile, or into a file that it imports. Build with --compress.")
    noteOwnHeaders(&text)
    text.block(baseURL.origin) { text in
      text.line("root * \(quoted(root))")
      text.block("header") { text in
        for (name, value) in headers { text.line(name, quoted(value)) }
        text.line("Cache-Control", quoted(Self.pageCache))
      }
      if !redirections.isEmpty {
        text.block("map {path} {feuillet_target} {feuillet_status}") { text in
          for redirection in redirections {
            text.line(
              quoted(redirection.address), quoted(caddyTarget(redirection.target)), "\(redirection.status)")
          }
          text.line("default \"\" \"\"")
        }
        text.line("@moved expression `{feuillet_target} != \"\"`")
        text.line("redir @moved {feuillet_target} {feuillet_status}")
      }
      if baseURL.path == "" {
        caddySite(&text)
      } else {
        text.line("redir \(quoted(baseURL.path)) \(quoted(baseURL.local("/"))) 301")
        text.block("handle_path \(quoted(baseURL.local("/*")))", lines: caddySite)
      }
      text.block("handle_errors") { text in
        text.line("header Content-Type \(quoted(MediaType.html))")
        text.line("header Cache-Control \(quoted(Self.pageCache))")
        text.line("rewrite * /404.html")
        caddyFiles(&text)
      }
    }
    return text.text
  }

  private func caddySite(_ text: inout ConfigurationText) {
    text.line("header Cache-Control {feuillet_cache}")
    text.line("header Content-Type {feuillet_type}")
    text.block("map {path} {feuillet_cache}") { text in
      for (folder, cache) in Self.cachedFolders { text.line("~^\(folder)", quoted(cache)) }
      text.line("default", quoted(Self.pageCache))
    }
    text.block("map {path} {feuillet_type}") { text in
      text.line("~/$", quoted(MediaType.html))
      text.line("~/feed\\.xml$", quoted(MediaType.feed))
      for (type, endings) in Self.types {
        text.line("~(?i)\\.(\(endings.joined(separator: "|")))$", quoted(type))
      }
      text.line("default", quoted(MediaType.unknown))
    }
    text.line("# What is for other hosts, and what is hidden.")
    text.line("@others path /_headers /_redirects")
    text.line("error @others 404")
    text.line("@hidden not path_regexp ^(/\\.well-known)?(/[^./][^/]*)*/?$")
    text.line("error @hidden 404")
    caddyFiles(&text)
  }

  private func caddyFiles(_ text: inout ConfigurationText) {
    text.block("file_server") { $0.line("precompressed br gzip") }
  }

  /// Braces would name a variable.
  private func caddyTarget(_ target: String) -> String {
    target.split(separator: "{", omittingEmptySubsequences: false).joined(separator: "%7B")
  }
}
