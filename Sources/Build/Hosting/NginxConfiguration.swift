import Content
import Site

extension HostRules {
  /// A `server` of nginx.
  /// - Parameter root: the folder of the pages, an absolute path.
  func nginx(root: String) -> String {
    var text = ConfigurationText(indent: "  ")
    text.line("# nginx: \(baseURL.absolute("/"))")
    text.line("# Made by “feuillet hosting nginx”: make it anew when addresses or the theme have changed.")
    text.line(
      "# It goes among the servers, for example to /etc/nginx/conf.d/; certbot --nginx adds TLS to it.")
    text.line("# Build with --compress. brotli_static needs libnginx-mod-http-brotli-static.")
    noteOwnHeaders(&text)
    text.block("server") { text in
      text.line("listen \(baseURL.port ?? 80);")
      text.line("listen [::]:\(baseURL.port ?? 80);")
      text.line("server_name \(baseURL.host);")
      text.line()
      text.line("# A location with an add_header of its own would lose these.")
      for (name, value) in headers { text.line("add_header \(name) \(quoted(value)) always;") }
      text.line("set $feuillet_cache \(quoted(Self.pageCache));")
      text.line("add_header Cache-Control $feuillet_cache always;")
      text.line()
      nginxTypes(&text)
      text.line()
      text.line("brotli_static on;")
      text.line("gzip_static on;")
      text.line("gzip_vary on;")
      text.line("absolute_redirect off;")
      text.line("error_page 403 404 =404 \(baseURL.local("/404.html"));")
      text.line()
      nginxLocations(root, &text)
      for redirection in redirections {
        // Nothing else keeps a dollar from naming a variable.
        let target = redirection.target.split(separator: "$", omittingEmptySubsequences: false)
          .joined(separator: "%24")
        text.line(
          "location = \(quoted(redirection.address)) { return \(redirection.status) \(quoted(target)); }")
      }
    }
    return text.text
  }

  private func nginxTypes(_ text: inout ConfigurationText) {
    let charset = "; charset=utf-8"
    var withCharset: [Substring] = []
    text.line("default_type \(MediaType.unknown);")
    text.block("types") { text in
      for (type, endings) in Self.types {
        let name = type.split(separator: ";")[0]
        if type.hasSuffix(charset) { withCharset.append(name) }
        text.line("\(name) \(endings.joined(separator: " "));")
      }
    }
    text.line("charset utf-8;")
    // HTML is there by itself.
    let names = withCharset.filter { $0 != "text/html" } + MediaType.feed.split(separator: ";").prefix(1)
    text.line("charset_types \(names.joined(separator: " "));")
  }

  private func nginxLocations(_ root: String, _ text: inout ConfigurationText) {
    if baseURL.path != "" {
      text.line("# The rest of the host.")
      text.line("location / { return 404; }")
      text.line("location = \(quoted(baseURL.path)) { return 301 \(quoted(baseURL.local("/"))); }")
    }
    text.block("location \(quoted(baseURL.local("/")))") { text in
      text.line(baseURL.path == "" ? "root \(quoted(root));" : "alias \(quoted(root + "/"));")
      for (folder, cache) in Self.cachedFolders {
        text.line("location \(quoted(baseURL.local(folder))) { set $feuillet_cache \(quoted(cache)); }")
      }
      let type = MediaType.feed.split(separator: ";")[0]
      text.line("location ~ \"/feed\\.xml$\" { types {} default_type \(type); }")
      text.line("# What is for other hosts, and what is hidden.")
      text.line("location ~ \"/(\\.(?!well-known/)|_(headers|redirects)$)\" { return 404; }")
    }
  }

  /// Folders whose files browsers keep longer than pages.
  static let cachedFolders: [(String, String)] = [("/assets/", foreverCache), ("/images/", pictureCache)]

  func noteOwnHeaders(_ text: inout ConfigurationText) {
    if hasOwnHeaders { text.line("# The headers of content/static/_headers are not among these.") }
  }
}
