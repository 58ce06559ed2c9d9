import Build
import Diagnostics
import Foundation
import French
import TestSite
import Testing

@Suite struct NewSiteTests {
  @Test func `a new site builds without a single remark`() async throws {
    let site = try TestSite()
    #expect(try NewSite(folder: site.path).make(now: .testDay) == .made(kept: []))
    let report = try await site.build(now: "2026-09-16")
    #expect(report.diagnostics.texts == [])
    #expect(report.files != nil)
    #expect(
      site.exists("Output/articles/bienvenue/index.html"))
  }

  @Test func `a new site has settings, an author, an offer, an article and two pages`() throws {
    let site = try TestSite()
    _ = try NewSite(folder: site.path).make(now: .testDay)
    #expect(
      try site.files() == [
        ".gitignore", "content/articles/bienvenue.md", "content/authors/redaction.md",
        "content/offers/consultation.md", "content/pages/a-propos.md", "content/pages/mentions-legales.md",
        "content/site.yml",
      ])
    #expect(try site.read("content/articles/bienvenue.md").contains("\ndate: 2026-09-16\n"))
    #expect(try site.read(".gitignore").contains("\nOutput/\n.feuillet/\n"))
    for file in ["content/site.yml", "content/pages/mentions-legales.md", "content/pages/a-propos.md"] {
      #expect(try site.read(file).contains("À COMPLÉTER"), "\(file)")
    }
    for file in try site.files() { #expect(try !site.read(file).contains("{{"), "\(file)") }
  }

  @Test func `a site from the first second of 1970 builds too`() async throws {
    let site = try TestSite()
    let now = Instant(secondsSince1970: 0)
    _ = try NewSite(folder: site.path).make(now: now)
    #expect(try await site.build(now: "1970-01-01T00:00:00Z").diagnostics.texts == [])
  }

  @Test func `folders that are missing are created`() throws {
    let site = try TestSite()
    #expect(try NewSite(folder: site.path + "/sites/mon blog").make(now: .testDay) == .made(kept: []))
    #expect(try site.files().contains("sites/mon blog/content/site.yml"))
  }

  @Test func `a folder that has content is refused and stays as it is`() throws {
    let site = try TestSite("-- content/notes.txt --\nÀ moi\n")
    let refusal = try refusal(NewSite(folder: site.path).make(now: .testDay))
    #expect(refusal?.code == .alreadyExists)
    #expect(
      refusal?.message.french == "«\u{A0}\(site.path)/content\u{A0}» existe déjà\u{A0}: rien n’a été écrit")
    #expect(refusal?.message.english == "“\(site.path)/content” exists already: nothing was written")
    #expect(try site.files() == ["content/notes.txt"])
  }

  @Test func `a content that is a file or a link to nowhere is refused too`() throws {
    let file = try TestSite("-- content --\nx")
    #expect(try refusal(NewSite(folder: file.path).make(now: .testDay)) != nil)
    let link = try TestSite()
    try FileManager.default.createSymbolicLink(
      atPath: link.path + "/content", withDestinationPath: "/nowhere/at/all")
    #expect(try refusal(NewSite(folder: link.path).make(now: .testDay)) != nil)
  }

  @Test func `a file in place of the folder is refused`() throws {
    let site = try TestSite("-- blog --\nx")
    let refusal = try refusal(NewSite(folder: site.path + "/blog").make(now: .testDay))
    #expect(refusal?.message.english == "“\(site.path)/blog” is a file, not a folder")
  }

  @Test func `other files of the folder are kept, a gitignore among them`() throws {
    let site = try TestSite("-- .gitignore --\nmine\n-- README.md --\nmine\n")
    #expect(try NewSite(folder: site.path).make(now: .testDay) == .made(kept: [".gitignore"]))
    #expect(try site.read(".gitignore").hasPrefix("mine"))
    #expect(try site.read("README.md").hasPrefix("mine"))
  }

  private func refusal(_ outcome: NewSite.Outcome) -> Diagnostic? {
    guard case .refused(let diagnostic) = outcome else { return nil }
    return diagnostic
  }
}
