import Foundation
import TestSite
import Testing

/// Texts that are meant to take for ever. The command is ended after some minutes, which counts as a crash: compiled
/// for tests it takes twenty times as long as that of a release, which needs two seconds. One after the other, so that
/// they do not hold each other up.
@Suite(.serialized) struct HostileTextTests {
  private static func times(_ count: Int, _ text: String) -> [UInt8] {
    Array(repeating: Array(text.utf8), count: count).flatMap(\.self)
  }

  private static let start = Array(
    "---\ntitle: Trois\nslug: trois\ndate: 2026-09-18\ndescription: Le troisième.\n---\n".utf8)

  /// Builds a blog with one more article; what it said, or the first line of its refusal.
  private func build(
    _ bytes: [UInt8], status: Int32, at location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let site = try TestSite(TestSite.blog)
    try site.add(
      "-- content/offers/audit.md --\n---\ntitle: A\nbutton: B\nurl: https://a.example/\n---\nTexte.\n")
    try site.write("content/articles/trois.md", bytes)
    let run = try await Command.build(site, seconds: 240)
    #expect(!run.crashed, sourceLocation: location)
    #expect(run.status == status, "\(run.error.prefix(2_000))", sourceLocation: location)
    if status == 1 { #expect(!site.exists("Output"), sourceLocation: location) }
    return status == 0
      ? try site.read("Output/articles/trois/index.html") : String(run.error.prefix { $0 != "\n" })
  }

  @Test func `fifty megabytes are refused`() async throws {
    #expect(
      try await build(Self.start + Self.times(10 << 20, "mot, "), status: 1)
        == "content/articles/trois.md:1:1: error: The file is too large (more than 4 MiB) [file-too-large]")
  }

  @Test func `a hundred thousand blocks are built`() async throws {
    let page = try await build(Self.start + Self.times(100_000, ":::encart\nx\n:::\n\n"), status: 0)
    #expect(page.contains("id=\"encart-100000\""))
  }

  @Test func `ten thousand levels name the limit`() async throws {
    let refusal =
      "error: More than 100 lists, quotations or blocks stand in each other here [too-complex]"
    for mark in ["- ", "> ", "1. ", "* > "] {
      #expect(
        try await build(Self.start + Self.times(10_000, mark) + Self.times(10_000, "\n"), status: 1)
          .hasSuffix(refusal))
    }
    #expect(try await build(Self.start + Self.times(10_000, ":::encart\n"), status: 1).hasSuffix(refusal))
  }

  @Test func `a table of twenty thousand cells is built, one of as many columns is not`() async throws {
    let head = Array("| a | b |\n| - | - |\n".utf8)
    let page = try await build(Self.start + head + Self.times(10_000, "| x | y |\n"), status: 0)
    #expect(page.matches(of: /<td>/).count == 20_000)
    #expect(
      try await build(
        Self.start + Self.times(20_000, "|a") + [0x0A] + Self.times(20_000, "|-"), status: 1)
        == "content/articles/trois.md:7:1: error: This line of a table has more than 500 columns [too-complex]"
    )
  }

  @Test func `a front matter that is deep, long or strange is read or refused`() async throws {
    let fields = Array(Self.start.dropLast(4))
    let end = Array("\n---\n".utf8)
    #expect(
      try await build(fields + Array("tags: ".utf8) + Self.times(100_000, "[") + end, status: 1)
        .hasSuffix("[yaml-syntax]"))
    let keys = (0..<5_000).map { "champ\($0): valeur #mot\n" }.joined()
    #expect(try await build(fields + Array(keys.utf8) + end, status: 1).hasSuffix("[unknown-key]"))
    let tags = (0..<20_000).map { "t\($0)" }.joined(separator: ", ")
    _ = try await build(fields + Array("tags: [\(tags)]".utf8) + end, status: 0)
  }

  @Test func `bytes that are no text are refused, odd text passes`() async throws {
    for surrogate: [UInt8] in [
      [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80], [0xC0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ] {
      #expect(
        try await build(Self.start + Array("Un ".utf8) + surrogate, status: 1)
          == "content/articles/trois.md:7:4: error: The file is not encoded in UTF-8 [not-utf8]")
    }
    let nul = try await build(Self.start + Self.times(10_000, "ab\0c "), status: 0)
    #expect(!nul.utf8.contains(0) && nul.contains("ab\u{FFFD}c"))
    let marks = try await build(Self.start + Self.times(10_000, "\u{202E}\u{200F}a\u{2066} "), status: 0)
    #expect(marks.contains("\u{202E}\u{200F}a\u{2066}"))
  }

  /// The inputs that implementations of Markdown are known to fall over, and more, at a hundred kilobytes each.
  static let pathological = [
    "*a **a ", "a** ", "_a ", "a_ ", "*a_ ", "*~a~_a_", "c* ", "[a", "a]", "[ a_", "[ (](", "![a", "[[]", "]",
    "[a](<b", "[a](b", "[a](b \"", "[a]: <", "[a\n", "<", "<a b='", "</<!--", "&", "&#x0;", "&hellip;", "\\",
    "`a",
    "e`e``e```", "#", "# a\n", "a\n===\n", "| a\n", "|a|\n|-|\n", "- a\n", "1. a\n", "> a\n", "```\n", "~~a ",
    "~",
    "[^a]", "[^1] ", "a@", "a@b.c ", "www.a.b ", "http://a.b/ ", "http:", ":", "<b>", "<div>\n\n",
    "<!-- notypo -->",
    "<span data-typo=\"off\">", "<a href=\"un.md\">a</a>", "[a](un.md) ", "\"a ", "'", "« \" ' “ ", "1 000 ",
    "...",
    " - ", "a !", "1er ", "e\u{301}", "👩\u{200D}", "\u{A0}", "\t", "mot ", "a",
  ]

  @Test(arguments: Array(stride(from: 0, to: pathological.count, by: 11)))
  func `a hundred kilobytes of anything end`(
    first: Int
  ) async throws {
    let site = try TestSite(TestSite.blog)
    for (number, text) in Self.pathological[first..<min(first + 11, Self.pathological.count)].enumerated() {
      let head = String(decoding: Self.start, as: UTF8.self).replacing(
        "slug: trois", with: "slug: t-\(number)")
      try site.write(
        "content/articles/t-\(number).md", Array(head.utf8) + Self.times((1 << 17) / text.utf8.count, text))
    }
    let run = try await Command.build(site, seconds: 240)
    #expect(!run.crashed)
    #expect(run.status == 0 || run.status == 1, "\(run.error.prefix(2_000))")
  }
}
