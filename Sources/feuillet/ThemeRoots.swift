/// Where themes are looked for, the nearest first: the site's own, the folder that `FEUILLET_THEMES` names, the
/// one installed beside the program, the one of the checkout in which the program was built.
enum ThemeRoots {
  static func find(site: String) -> [String] {
    var roots = ["\(site)/themes"]
    if let named = Terminal.environment["FEUILLET_THEMES"], !named.isEmpty { roots.append(named) }
    if let executable = Terminal.executable {
      var folder = executable.split(separator: "/").dropLast()
      roots.append("/" + (folder.dropLast() + ["share", "feuillet", "themes"]).joined(separator: "/"))
      // `.build/<platform>/release/feuillet`, below the checkout.
      if let build = folder.lastIndex(where: { $0.hasPrefix(".build") }) {
        folder = folder[..<build]
        roots.append("/" + (folder + ["themes"]).joined(separator: "/"))
      }
    }
    return roots
  }
}
