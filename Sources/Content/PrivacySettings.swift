import Diagnostics
import Markdown
import YAML

/// What pages may load from elsewhere or keep with the reader, each for a reason, from `privacy:` in `site.yml`.
package struct PrivacySettings: Hashable, Sendable {
  /// Ways to keep something in a browser.
  package enum Storage: String, CaseIterable, Sendable { case cookie, localStorage, sessionStorage }

  /// The hosts that pages may load from, in lower case; no host below them.
  package var hosts: [String] = []
  package var storage: Set<Storage> = []

  package init() {}

  init(_ reader: inout MappingReader) {
    let allowed = reader.mappings("allow") { entry -> (host: String?, storage: Storage?) in
      _ = entry.requiredText(
        "reason",
        help: Message(
          fr: "Dites pourquoi les lecteurs doivent l’accepter : « reason: … ».",
          en: "Say why readers have to accept it: “reason: …”."))
      let storage = entry.choice("storage", of: Storage.self)?.value
      guard let host = entry.text("host") else {
        if storage == nil, entry.isEmpty("storage") { entry.report(.nothingAllowed(at: entry.place)) }
        return (nil, storage)
      }
      let name = hostName(host.value)
      if name == nil { entry.report(.badHost(host)) }
      return (name, storage)
    }
    hosts = allowed.compactMap(\.host)
    storage = Set(allowed.compactMap(\.storage))
  }
}

extension Diagnostic {
  fileprivate static func nothingAllowed(at place: Place) -> Diagnostic {
    Diagnostic(
      .missingField, at: place,
      Message(fr: "Rien n’est permis ici", en: "Nothing is allowed here"),
      help: Message(
        fr: "Ajoutez « host: videos.example.com » ou « storage: localStorage ».",
        en: "Add “host: videos.example.com” or “storage: localStorage”."))
  }

  /// What a page would ask another host for.
  package static func foreignResource(host: String, at place: Place) -> Diagnostic {
    Diagnostic(
      .foreignResource, at: place,
      Message(
        fr: "Le navigateur du lecteur s’adresserait à « \(host) »",
        en: "The reader’s browser would turn to “\(host)”"),
      help: Message(
        fr:
          "Copiez le fichier dans le site, ou permettez l’hôte dans site.yml : « privacy: { allow: [{ host: \(host), reason: … }] } ».",
        en:
          "Copy the file into the site, or allow the host in site.yml: “privacy: { allow: [{ host: \(host), reason: … }] }”."
      ))
  }
}

/// The hosts of the addresses in the value of an attribute; `srcset` has several.
package func foreignHosts(in value: String) -> [String] {
  value.split { $0.isWhitespace || $0 == "," }.compactMap { part in
    // A script fills in the rest of an address: `https://example.com/${path}`.
    let part = part.prefix { $0 != "$" && $0 != "{" }
    return WebAddress(part.hasPrefix("//") ? "https:" + part : String(part))?.host
  }
}

extension Settings {
  /// Whether pages may load from a host: it is ours, or allowed.
  package func loads(from host: String) -> Bool {
    privacy.hosts.contains(host) || host == WebAddress(baseURL.origin)?.host
  }

  /// What the raw HTML of a text would ask other hosts for, pictures apart.
  func foreignResources(in document: MarkdownDocument) -> [Diagnostic] {
    document.resources.flatMap { resource in
      foreignHosts(in: resource.destination).filter { !loads(from: $0) }
        .map { Diagnostic.foreignResource(host: $0, at: resource.place) }
    }
  }
}
