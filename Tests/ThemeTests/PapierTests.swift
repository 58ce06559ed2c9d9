import Build
import Foundation
import TestSite
import Testing

/// What the theme `papier` promises of itself.
@Suite struct PapierTests {
  private static let folder = Checkout.path("themes/papier")

  private func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: Self.folder + "/" + path)), as: UTF8.self)
  }

  // MARK: Blocks

  @Test func `every folder of blocks is a block, described`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder + "/blocks").sorted()
    #expect(
      names == ["avantages", "citation", "consultation", "decision", "encart", "limites", "lire-aussi"])
    for name in names {
      let files = Set(try FileManager.default.contentsOfDirectory(atPath: Self.folder + "/blocks/" + name))
      #expect(files.isSuperset(of: ["block.yml", "template.mustache"]), "\(name)")
      #expect(files.isSubset(of: ["block.yml", "template.mustache", "style.css", "script.js"]), "\(name)")
      #expect(try read("blocks/\(name)/block.yml").contains("\ndescription: "), "\(name)")
    }
  }

  @Test func `every style of the folder is in theme.yml, and no word stands in a template`() throws {
    let settings = try read("theme.yml")
    for style in try FileManager.default.contentsOfDirectory(atPath: Self.folder + "/styles") {
      #expect(settings.contains("  - styles/\(style)\n"), "\(style)")
    }
    for path in try FolderTree(Self.folder).files where path.hasSuffix(".mustache") {
      let words = try read(path).replacing(/\{\{.*?\}\}/, with: "").replacing(/<[^>]*>/, with: "")
      #expect(words.firstMatch(of: /\p{L}/) == nil, "\(path): \(words)")
    }
  }

  // MARK: Colours

  /// A colour by the red, green and blue of its hexadecimal form, from 0 to 1.
  private struct Color {
    let hex: String
    private let parts: [Double]

    init(_ hex: Substring) throws {
      self.hex = String(hex)
      let number = try #require(Int(hex.dropFirst(), radix: 16))
      parts = [number >> 16, number >> 8 & 0xFF, number & 0xFF].map { Double($0) / 255 }
    }

    /// Relative luminance, as WCAG 2.2 defines it.
    private var luminance: Double {
      let linear = parts.map { $0 <= 0.04045 ? $0 / 12.92 : pow(($0 + 0.055) / 1.055, 2.4) }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// Contrast ratio, as WCAG 2.2 defines it: 1 to 21.
    func contrast(_ other: Color) -> Double {
      let (light, dark) = (max(luminance, other.luminance), min(luminance, other.luminance))
      return (light + 0.05) / (dark + 0.05)
    }
  }

  /// A colour of a brand in its light and its dark form.
  private func token(_ name: String, of theme: String) throws -> (light: Color, dark: Color) {
    let brand = try read("../\(theme)/styles/marque.css")
    let pattern = try Regex("--\(name): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);")
    let match = try #require(brand.firstMatch(of: pattern), "\(name)")
    return (
      try Color(#require(match.output[1].substring)), try Color(#require(match.output[2].substring))
    )
  }

  @Test(arguments: ["papier", "regate"])
  func `the colour of the browser’s frame is that of the paper`(theme: String) throws {
    let paper = try token("papier", of: theme)
    let tags = try read("../\(theme)/partials/theme-color.mustache")
    for (color, scheme) in [(paper.light, "light"), (paper.dark, "dark")] {
      let tag =
        #"<meta name="theme-color" content="\#(color.hex)" media="(prefers-color-scheme: \#(scheme))">"#
      #expect(tags.contains(tag))
    }
  }

  @Test(arguments: ["papier", "regate"], [("encre", 7.0), ("rubrique", 4.5)])
  func `text is legible on both papers, by day and by night`(
    theme: String, ink: (name: String, least: Double)
  ) throws {
    let color = try token(ink.name, of: theme)
    for ground in ["papier", "papier-2"] {
      let paper = try token(ground, of: theme)
      #expect(color.light.contrast(paper.light) >= ink.least, "\(ink.name) on \(ground), light")
      #expect(color.dark.contrast(paper.dark) >= ink.least, "\(ink.name) on \(ground), dark")
    }
  }

  @Test func `a brand of ten lines gives the pages of papier other colours and faces`() async throws {
    let site = try TestSite.themed("")
    try site.replace("theme: neuf", by: "theme: regate", in: "content/site.yml")
    let report = try await site.build()
    try #require(report.files != nil && report.diagnostics.isEmpty, "\(report.text)")
    let page = try site.page()
    let style = try #require(page.firstMatch(of: /<style>(.*)<\/style>/)).output.1
    #expect(style.contains("--rubrique:light-dark(#0b5680,#7fc1ea)") && !style.contains("#a2321a"))
    #expect(!style.contains("@font-face"))
    #expect(page.contains(##"<meta name="theme-color" content="#f7f9fb""##))
    #expect(try read("../regate/styles/marque.css").split(separator: "\n").count == 10)
  }

  @Test func `contrast is computed as WCAG does`() throws {
    #expect(try Color("#000000").contrast(Color("#ffffff")) == 21)
    #expect(try Color("#777777").contrast(Color("#777777")) == 1)
    #expect(abs(try Color("#767676").contrast(Color("#ffffff")) - 4.54) < 0.01)
  }
}
