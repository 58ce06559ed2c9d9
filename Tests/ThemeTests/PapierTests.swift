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
      #expect(settings.contains("- styles/\(style)"), "\(style)")
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

  /// A token in its light and its dark form.
  private func token(_ name: String) throws -> (light: Color, dark: Color) {
    let tokens = try read("styles/tokens.css")
    let pattern = try Regex("--\(name): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);")
    let match = try #require(tokens.firstMatch(of: pattern), "\(name)")
    return (
      try Color(#require(match.output[1].substring)), try Color(#require(match.output[2].substring))
    )
  }

  @Test func `the colour of the browser’s frame is that of the paper`() throws {
    let paper = try token("papier")
    let head = try read("partials/head.mustache")
    for (color, scheme) in [(paper.light, "light"), (paper.dark, "dark")] {
      let tag =
        #"<meta name="theme-color" content="\#(color.hex)" media="(prefers-color-scheme: \#(scheme))">"#
      #expect(head.contains(tag))
    }
  }

  @Test(arguments: [("encre", 7.0), ("rubrique", 4.5)])
  func `text is legible on both papers, by day and by night`(name: String, least: Double) throws {
    let ink = try token(name)
    for ground in ["papier", "papier-2"] {
      let paper = try token(ground)
      #expect(ink.light.contrast(paper.light) >= least, "\(name) on \(ground), light")
      #expect(ink.dark.contrast(paper.dark) >= least, "\(name) on \(ground), dark")
    }
  }

  @Test func `contrast is computed as WCAG does`() throws {
    #expect(try Color("#000000").contrast(Color("#ffffff")) == 21)
    #expect(try Color("#777777").contrast(Color("#777777")) == 1)
    #expect(abs(try Color("#767676").contrast(Color("#ffffff")) - 4.54) < 0.01)
  }
}
