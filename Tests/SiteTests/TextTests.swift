import Testing

/// The text of an article on its page: headings, lead, notes, tables.
@Suite struct TextTests {
  private func page(_ text: String) async throws -> String {
    let site = try await TestSite("-- a.md --\n\(text)")
    expect(site, reports: "")
    return try site.page("/articles/a/")
  }

  @Test func `one to three paragraphs before the first heading are the lead`() async throws {
    let lead = try await page("Un.\n\nDeux *mots*.\n\nTrois.\n\n## Partie\n\nQuatre.\n")
    #expect(lead.contains("<div class=\"chapo\">\n<p>Un.</p>\n<p>Deux <em>mots</em>.</p>\n<p>Trois.</p>\n"))
    #expect(lead.contains("<div class=\"prose\">\n<h2 id=\"partie\">Partie</h2>\n<p>Quatre.</p>\n"))
    for text in [
      "Un.\n\nDeux.\n\nTrois.\n\nQuatre.\n\n## Partie\n", "- Un\n\n## Partie\n", "Un.\n\nDeux.\n",
      "## Partie\n",
      "Un.\n\n:::encart\nDeux.\n:::\n\n## Partie\n",
    ] {
      #expect(try await !page(text).contains(#"class="chapo""#))
    }
  }

  @Test func `a link in the lead is resolved as others are`() async throws {
    #expect(
      try await page("Un [lien](/auteurs/).\n\n## Partie\n").contains(
        "<div class=\"chapo\">\n<p>Un <a href=\"/auteurs/\">lien</a>.</p>"))
  }

  @Test func `headings have ids of their text, repeated ones with that above`() async throws {
    let text = """
      ## Internaliser

      ### Avantages

      ### Limites

      ## Externaliser : l’œuvre d’un *autre*

      ### Avantages

      ## 1. `Code` & cie

      ## 🙂

      ## Été

      ## Eté
      """
    let page = try await page(text)
    let ids = page.matches(of: /<h[23] id="([^"]*)">/).map { String($0.output.1) }
    #expect(
      Array(ids.prefix(9)) == [
        "internaliser", "internaliser-avantages", "limites", "externaliser-l-oeuvre-d-un-autre",
        "externaliser-l-oeuvre-d-un-autre-avantages", "1-code-et-cie", "section", "ete", "ete-2",
      ])
    let contents = page.matches(of: /<li><a href="#([^"]*)">([^<]*)<\/a><\/li>/).map {
      "\($0.output.1) \($0.output.2)"
    }
    #expect(
      contents == [
        "internaliser Internaliser",
        "externaliser-l-oeuvre-d-un-autre Externaliser\u{A0}: l’œuvre d’un autre",
        "1-code-et-cie 1. Code &amp; cie", "section 🙂", "ete Été", "ete-2 Eté",
      ])
  }

  @Test func `headings of blocks are not in the table of contents`() async throws {
    let page = try await page("## Un\n\n## Deux\n\n:::encart\n## Trois\n:::\n\n> ## Quatre\n\n## Cinq\n")
    #expect(page.count(of: "<li><a href=\"#") == 3)
    #expect(page.contains("<h2 id=\"trois\">Trois</h2>"))
  }

  @Test func `notes go to the end and back, also when named twice`() async throws {
    let page = try await page(
      "Un[^a] et deux[^b], encore[^a].\n\n[^a]: La *première*.\n[^b]: La seconde, [là](/auteurs/).\n")
    #expect(page.contains(##"<a href="#fn-1" id="fnref-1" aria-label="Note 1">1</a>"##))
    #expect(page.contains("id=\"fnref-1-2\""))
    #expect(page.contains("<section class=\"footnotes\" aria-label=\"Notes\">"))
    #expect(page.contains(##"<li id="fn-2">"##))
    #expect(
      page.contains(
        "<p>La seconde, <a href=\"/auteurs/\">là</a>. <a class=\"footnote-backref\" href=\"#fnref-2\""))
  }

  @Test func `tables keep their alignment, tasks their labels`() async throws {
    let page = try await page(
      "| A | B |\n| --- | ---: |\n| *a* | 1 |\n\n- [x] Fait\n- [ ] À faire\n\n~~Rayé~~\n")
    #expect(page.contains("<em>a</em>"))
    #expect(!page.contains("align="))
    #expect(page.count(of: "type=\"checkbox\"") == 2)
    #expect(page.contains("<del>Rayé</del>"))
  }

  @Test func `an unused note and an unused reference are no harm`() async throws {
    #expect(try await page("Un texte.\n\n[^a]: Perdue.\n[b]: rien.md\n").contains("<p>Un texte.</p>"))
  }
}
