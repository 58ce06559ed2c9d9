import Content
import Diagnostics
import Site

/// What the pages of one site load from their theme: styles, scripts, fonts and icons, each at an address that
/// its content gives it.
package struct ThemeAssets: Sendable {
  /// The files to be written: address from the root of the site → bytes.
  package private(set) var files: [String: [UInt8]] = [:]
  /// The policy that the pages state.
  package let policy: SecurityPolicy
  /// The style of the first screen of an article, which is written in the page: linked, it would keep the reader
  /// waiting for another answer of the server.
  let opening: [UInt8]

  /// Addresses as pages link them.
  private(set) var icon: String?
  private(set) var touchIcon: String?
  private var whole: [String] = []
  private var later: [String] = []
  private var blocks: [[String]: Links] = [:]

  struct Links: Sendable {
    var styles: [String] = []
    var scripts: [String] = []
  }

  /// What one page loads.
  struct PageAssets: Sendable {
    /// The text of its `<style>`.
    var opening: [UInt8]?
    /// What it links in its head.
    var styles: [String]
    var scripts: [String]
    /// What it links where its first screen ends.
    var laterStyles: [String]
    var laterScripts: [String]
  }

  /// `sets` are the sets of blocks that pages have, `fingerprint` tells contents apart in a file name.
  init(
    _ theme: ThemeStyles, blocks sets: Set<[String]>, _ settings: Settings, fingerprint: ([UInt8]) -> String
  ) {
    var files: [String: [UInt8]] = [:]
    func add(_ path: String, _ bytes: [UInt8]) -> String {
      let name = path.split(separator: "/").last ?? ""
      let dot = name.lastIndex(of: ".") ?? name.endIndex
      let address = "/assets/\(name[..<dot]).\(fingerprint(bytes))\(name[dot...])"
      files[address] = bytes
      return settings.baseURL.local(address)
    }
    var named: [String: String] = [:]
    for path in theme.references { named[path] = theme.files.files[path].map { add(path, $0.bytes) } }
    func sheet(_ paths: [String], address: (String) -> String? = { $0 }) -> [UInt8] {
      paths.flatMap { path in theme.sheets[path]?.bytes { named[$0].flatMap(address) } ?? [] }
    }
    // A sheet that is linked names what lies beside it.
    func beside(_ address: String) -> String? { address.split(separator: "/").last.map(String.init) }
    func link(_ name: String, _ bytes: [UInt8]) -> [String] { bytes.isEmpty ? [] : [add(name, bytes)] }

    icon = theme.files.files["icons/favicon.svg"].map { add("favicon.svg", $0.bytes) }
    touchIcon = theme.files.files["icons/apple-touch-icon.png"].map { add("apple-touch-icon.png", $0.bytes) }
    opening = sheet(theme.opening)
    policy = SecurityPolicy(style: opening, allowing: settings.privacy.hosts)
    let name = theme.files.name
    whole = link("\(name).css", sheet(theme.opening + theme.styles, address: beside))
    later = link("\(name)-suite.css", sheet(theme.styles, address: beside))
    for names in sets {
      let scripts = names.compactMap { theme.files.files["blocks/\($0)/script.js"].map(Self.script) }
      blocks[names] = Links(
        styles: link("blocs.css", sheet(names.map { "blocks/\($0)/style.css" }, address: beside)),
        scripts: link("blocs.js", Array(scripts.joined(separator: [0x0A]))))
    }
    self.files = files
  }

  /// A script without indentation and without lines that are comments.
  private static func script(_ file: SourceFile) -> [UInt8] {
    let lines = file.bytes.split(separator: 0x0A).map { $0.drop { $0 == 0x20 } }
    return Array(lines.filter { !$0.isEmpty && !$0.starts(with: "//".utf8) }.joined(separator: [0x0A]))
  }

  /// What a page with a set of blocks loads. Only articles are read from their first screen on; other pages
  /// link everything in their head.
  func of(_ page: Page, blocks names: [String]) -> PageAssets {
    let own = blocks[names] ?? Links()
    if case .article = page.content, !opening.isEmpty {
      return PageAssets(
        opening: opening, styles: [], scripts: [], laterStyles: later + own.styles, laterScripts: own.scripts)
    }
    return PageAssets(
      opening: nil, styles: whole + own.styles, scripts: own.scripts, laterStyles: [], laterScripts: [])
  }
}
