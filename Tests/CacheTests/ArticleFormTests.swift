import Content
import Diagnostics
import French
import Markdown
import TestSite
import Testing
import Theme

@testable import Build

/// An article comes back from the cache as it was read, and so do the contents of its text, which are kept apart.
struct ArticleFormTests {
  private static let article = """
    -- content/site.yml --
    title: Le blog
    baseURL: https://blog.example.com
    defaultAuthor: lea
    -- content/articles/tout.md --
    ---
    title: "Tout : un essai"
    seoTitle: Tout, pour les moteurs
    date: 2026-09-16 09:30
    updated: 2026-09-20
    expires: 2027-01-01
    draft: true
    author: [lea, paul]
    category: Stratégie
    tags: [Barème, Contrat]
    slug: tout
    cover: { image: ../images/plan.svg, alt: Un plan, credit: Léa }
    related: [autre]
    offer: audit
    toc: false
    canonical: https://ailleurs.example.com/tout
    aliases: [/ancien/, /plus-ancien/]
    commercial: affiliate
    partners: [cadence]
    inconnu: oui
    ---

    Le chapô avec un [lien](autre.md#la "Titre") et ![une image](../images/plan.svg).

    ## Premier titre

    <a href="https://exemple.example/" rel="nofollow">brut</a> <video poster="x.png"></video>

    :::decision[Que choisir ?]{#choix}
    | Si | Alors |
    | --- | --- |
    | Un | [Deux](deux.md) |
    :::

    ::lire-aussi{article=autre}

    ::consultation{offre=audit}

    :::avantages[Les **bons** points]
    - Pour

    - Aussi, [détail](autre.md) et ![](x.png)
    :::

    ### Second titre
    -- content/articles/sans.md --
    ---
    title: Sans rien
    offer: false
    ---
    Un texte sans description, qui commence ainsi.

    """

  private func readings() async throws -> (ContentReader, [ContentReader.Reading<Article>]) {
    let site = try TestSite(Self.article)
    var diagnostics: [Diagnostic] = []
    let sources = try await SourceReader(
      site: site.path, themeRoots: [Checkout.path("themes")], jobs: 1
    ).read(diagnostics: &diagnostics)
    let options = Composition.Options(now: Instant(secondsSince1970: 1_795_305_600))
    let (settings, theme) = try #require(
      Composition.basis(sources, options, diagnostics: &diagnostics))
    let reader = ContentReader(settings: settings, blocks: theme.blocks, strings: theme.strings)
    return (reader, sources.articles.map(reader.article))
  }

  /// Every field of a value, whatever its type: what is forgotten in the cache differs here.
  private func dumped(_ value: some Any) -> String {
    var text = ""
    dump(value, to: &text)
    return text
  }

  @Test func `every field comes back`() async throws {
    let (reader, readings) = try await readings()
    #expect(readings.count == 2 && readings.allSatisfy { $0.value != nil && !$0.diagnostics.isEmpty })
    for reading in readings {
      var written = reading
      var writer = ArchiveWriter()
      ArticleForm(file: reading.file, blocks: reader.blocks).code(&written, &writer)
      var read = ContentReader.Reading<Article>(file: reading.file, value: nil, diagnostics: [])
      let isComplete = writer.bytes.withUnsafeBytes { bytes in
        var archive = ArchiveReader(bytes)
        ArticleForm(file: reading.file, blocks: reader.blocks).code(&read, &archive)
        return archive.isComplete
      }
      #expect(isComplete)
      let anchors = reading.value?.text.document.anchors
      #expect(read.value?.text.document.anchors == anchors)
      // Sets and dictionaries are dumped in any order.
      var expected = reading
      _ = expected.value?.text.removeContents()
      expected.value?.text.document.anchors = []
      read.value?.text.document.anchors = []
      for place in expected.value?.text.blocks.indices ?? 0..<0 {
        #expect(read.value?.text.blocks[place].values == expected.value?.text.blocks[place].values)
        #expect(read.value?.text.blocks[place].definition == expected.value?.text.blocks[place].definition)
        expected.value?.text.blocks[place].values = [:]
        read.value?.text.blocks[place].values = [:]
      }
      #expect(dumped(read) == dumped(expected))
    }
  }

  /// The contents of a text that has all that texts can have.
  private func contents() async throws -> MarkdownDocument.Contents {
    var article = try #require(try await readings().1.last?.value)
    return article.text.removeContents()
  }

  private func read(_ bytes: ArraySlice<UInt8>, _ file: String) -> MarkdownDocument.Contents? {
    bytes.withUnsafeBytes { bytes in
      var archive = ArchiveReader(bytes)
      var read = MarkdownDocument.Contents()
      TextForm(file: file).code(&read, &archive)
      return archive.isComplete ? read : nil
    }
  }

  @Test func `the contents of a text come back`() async throws {
    var contents = try await contents()
    #expect(contents.directives.count == 4 && contents.directives.contains { $0.isLeaf })
    #expect(contents.directives.contains { !$0.tables.isEmpty && $0.label != nil })
    #expect(contents.directives.contains { !$0.lists.isEmpty })
    var writer = ArchiveWriter()
    TextForm(file: "content/articles/tout.md").code(&contents, &writer)
    let read = read(writer.bytes[...], "content/articles/tout.md")
    #expect(dumped(read as Any) == dumped(Optional(contents) as Any))
    for length in 0..<writer.bytes.count {
      #expect(self.read(writer.bytes[..<length], "content/articles/tout.md") == nil)
    }
  }

  @Test func `an article that is cut anywhere is told`() async throws {
    let (reader, readings) = try await readings()
    var reading = readings[0]
    var writer = ArchiveWriter()
    let form = ArticleForm(file: reading.file, blocks: reader.blocks)
    form.code(&reading, &writer)
    for length in 0..<writer.bytes.count {
      let isComplete = writer.bytes[..<length].withUnsafeBytes { bytes in
        var archive = ArchiveReader(bytes)
        var read = ContentReader.Reading<Article>(file: reading.file, value: nil, diagnostics: [])
        form.code(&read, &archive)
        return archive.isComplete
      }
      #expect(!isComplete)
    }
  }
}
