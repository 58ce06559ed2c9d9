/// Who may import whom. A module is a scope of knowledge and its imports only point down: a new line here is a
/// decision about the architecture.
enum ImportTable {
  /// From the bottom up. Modules of one layer do not know each other.
  static let layers: [[String]] = [
    ["Diagnostics"],
    ["French", "YAML", "Templates"],
    ["Markdown"],
    ["Content"],
    ["Site"],
    ["Theme"],
    ["Build"],
    ["Preview", "Publish"],
    ["feuillet"],
  ]

  /// Module → the modules of this package that it may import.
  static let allowed: [String: Set<String>] = [
    "Diagnostics": [],
    "French": ["Diagnostics"],
    "YAML": ["Diagnostics"],
    "Templates": ["Diagnostics"],
    "Markdown": ["Diagnostics", "French"],
    "Content": ["Diagnostics", "French", "YAML", "Markdown"],
    "Site": ["Diagnostics", "French", "Markdown", "Content"],
    "Theme": ["Diagnostics", "French", "YAML", "Templates", "Markdown", "Content", "Site"],
    "Build": ["Diagnostics", "French", "Markdown", "Content", "Site", "Theme"],
    "Preview": ["Diagnostics", "French", "Templates", "Site", "Build"],
    "Publish": ["Diagnostics", "Content", "Build"],
    "feuillet": ["Diagnostics", "French", "Markdown", "Site", "Build", "Preview", "Publish"],
  ]

  /// What is not of this package → the modules that may import it. Anything else, Foundation included, nobody may.
  static let outside: [String: Set<String>] = [
    "CCmarkGFM": ["Markdown"],
    "CYAML": ["YAML"],
    "CXXHash": ["Build"],
    "CZlib": ["Build"],
    "CBrotli": ["Build"],
    "CMalloc": ["Build"],
    "CCrypto": ["Theme"],
    "CMicroHTTPD": ["Preview"],
    "ArgumentParser": ["feuillet"],
    // The operating system: files, sockets, the clock, the terminal.
    "Glibc": ["Build", "Preview", "Publish", "feuillet"],
    "Darwin": ["Build", "Preview", "Publish", "feuillet"],
    // A thread apart, where those of tasks may not be held up: the line that shows progress, the watcher of files.
    "Dispatch": ["Preview", "feuillet"],
    // Locks and atomic counters.
    "Synchronization": Set(allowed.keys),
  ]

  static let systemLibraries: Set<String> = [
    "CCmarkGFM", "CYAML", "CXXHash", "CCrypto", "CMicroHTTPD", "CZlib", "CBrotli", "CMalloc",
  ]
  /// Comes with the compiler and is declared nowhere.
  static let ofTheToolchain: Set<String> = ["Glibc", "Darwin", "Dispatch", "Synchronization"]

  static func layer(of module: String) -> Int? { layers.firstIndex { $0.contains(module) } }

  static func allows(_ module: String, importing other: String) -> Bool {
    allowed[module]?.contains(other) == true || outside[other]?.contains(module) == true
  }
}
