import Diagnostics
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
}
