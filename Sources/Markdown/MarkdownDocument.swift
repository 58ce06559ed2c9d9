import Diagnostics
import French

/// A Markdown text, read once: its HTML in pieces and everything that others want to know of it.
package struct MarkdownDocument: Sendable {
  package var body = Body()
  /// How many pieces of the body make the lead: the one to three paragraphs before the first heading. Zero
  /// when the text does not begin so.
  package var leadLength = 0
  package var headings: [Heading] = []
  /// Links and images, in the order of the text, those of blocks included.
  package var references: [Reference] = []
  /// Addresses in raw HTML that a browser would turn to by itself, besides those of pictures and sounds.
  package var resources: [Reference] = []
  package var blocks: [Directive] = []
  /// What an address of this page may point at after `#`.
  package var anchors: Set<String> = []
  /// The words of the text, without code.
  package var words = 0
  /// The characters of the same, spaces included: what editors divide by 1,500 for feuillets.
  package var characters = 0
  /// The line of the file on which the text begins.
  package var firstLine = 1
  /// The terms of the text, without code, by identity; a heading counts twice. Empty unless asked for.
  package var terms: [Term] = []
  /// The terms in the order of the text, when the counter of the options records them.
  package var tokens: [Token] = []

  /// The text of each block that has some, where it is asked for.
  package var prose: [Prose] = []
  /// Headings, links, pictures and tables in the order of the text, where they are asked for.
  package var features: [Feature] = []

  package init() {}

  /// The HTML of a text and what its blocks hold: what is asked for where the text itself is written, never before.
  package struct Contents: Sendable {
    package var body = Body()
    /// Those of the blocks, in their order.
    package var directives: [Directive] = []

    package init() {}
  }

  /// The text of a paragraph, a heading or a cell, with a byte that no UTF-8 holds for each thing that is no text.
  package struct Prose: Hashable, Sendable {
    package var text: [UInt8]
    /// The lines of the file that it comes from.
    package var lines: ClosedRange<Int>
    /// The first line of the list in which it is an item.
    package var list: Int?
  }

  package struct Heading: Hashable, Sendable {
    package var level: Int
    package var id: String
    package var text: String
    /// Whether it stands in the text itself, not in a block, a list or a quotation.
    package var isTopLevel: Bool
    /// The line of the file on which it stands.
    package var line = 0

    package init(level: Int, id: String, text: String, isTopLevel: Bool, line: Int = 0) {
      self.level = level
      self.id = id
      self.text = text
      self.isTopLevel = isTopLevel
      self.line = line
    }
  }

  /// An address that the text mentions.
  package struct Reference: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      case link, image
      /// An attribute of a raw tag, by its name.
      case attribute(String)
    }
    package var kind: Kind
    /// As the author wrote it.
    package var destination: String
    package var title: String
    /// The plain text of an image's description; for an attribute the name of its tag.
    package var text: String
    package var place: Place
    /// What a link in raw HTML says itself in `rel`.
    package var relation: String

    package init(
      kind: Kind, destination: String, title: String, text: String, place: Place, relation: String = ""
    ) {
      self.kind = kind
      self.destination = destination
      self.title = title
      self.text = text
      self.place = place
      self.relation = relation
    }

    /// Whether it is a link that readers follow.
    package var isLink: Bool {
      kind == .link || kind == .attribute("href") && (text == "a" || text == "area")
    }
  }

  /// A block that an author placed: `:::name[label]{…}` and what it holds.
  package struct Directive: Hashable, Sendable {
    package var name: String
    package var place: Place
    package var id: String
    package var label: Body?
    package var labelText = ""
    package var labelPlace: Place?
    package var classes: [String]
    package var attributes: [Attribute]
    package var isLeaf: Bool
    package var content = Body()
    package var tables: [Table] = []
    package var lists: [List] = []
    /// What the container holds, one entry for each child.
    package var children: [Child] = []

    package init(
      name: String, place: Place, id: String, classes: [String] = [], attributes: [Attribute] = [],
      isLeaf: Bool
    ) {
      self.name = name
      self.place = place
      self.id = id
      self.classes = classes
      self.attributes = attributes
      self.isLeaf = isLeaf
    }

    package struct Attribute: Hashable, Sendable {
      package var name: String
      package var value: String
      package var place: Place

      package init(name: String, value: String, place: Place) {
        self.name = name
        self.value = value
        self.place = place
      }
    }

    package struct Child: Hashable, Sendable {
      package enum Kind: Hashable, Sendable { case table, list, other }
      package var kind: Kind
      package var place: Place

      package init(kind: Kind, place: Place) {
        self.kind = kind
        self.place = place
      }
    }
  }

  package struct Table: Hashable, Sendable {
    package var header: [Cell]
    package var rows: [Row]
    package var place: Place

    package init(header: [Cell], rows: [Row], place: Place) {
      self.header = header
      self.rows = rows
      self.place = place
    }

    package struct Row: Hashable, Sendable {
      /// The slug of the first cell, unique in its table.
      package var slug: String
      package var cells: [Cell]
      package var place: Place

      package init(slug: String, cells: [Cell], place: Place) {
        self.slug = slug
        self.cells = cells
        self.place = place
      }
    }

    package struct Cell: Hashable, Sendable {
      package var content: Body
      package var text: String

      package init(content: Body, text: String) {
        self.content = content
        self.text = text
      }
    }
  }

  package struct List: Hashable, Sendable {
    package var items: [Body]

    package init(items: [Body]) { self.items = items }
  }
}

/// How a text is read.
package struct MarkdownOptions: Sendable {
  package enum Mode: Sendable {
    /// A page of a site: ids on headings, labelled boxes, accessible tables and notes.
    case page
    /// The HTML of the specification, to the letter; with or without its extension that disarms dangerous tags.
    case specification(MarkdownExtensions, filtersTags: Bool)
  }

  /// What happens to raw HTML.
  package enum RawHTML: String, CaseIterable, Sendable {
    /// It passes, but for the tags that the specification names as dangerous.
    case trusted
    /// It shows as text.
    case safe
  }

  /// The words that the HTML itself needs; they come from the theme's strings.
  /// All but the first have `{n}` for a number.
  package struct Labels: Sendable {
    package var footnotes: String
    package var footnote: String
    package var footnoteBack: String
    package var table: String

    package init(footnotes: String, footnote: String, footnoteBack: String, table: String) {
      self.footnotes = footnotes
      self.footnote = footnote
      self.footnoteBack = footnoteBack
      self.table = table
    }
  }

  package var mode: Mode
  package var rawHTML: RawHTML
  package var labels: Labels
  /// What the counting of terms begins with (the terms of the title, say); `nil` where terms are not wanted.
  package var terms: TermCounter?
  /// How text is set; ids and words are those of the text as it was written.
  package var typography: TypographyPolicy
  /// Whether the document keeps the text of its blocks and its features for those who check it.
  package var recordsProse = false

  package init(mode: Mode, rawHTML: RawHTML, labels: Labels, typography: TypographyPolicy) {
    self.mode = mode
    self.rawHTML = rawHTML
    self.labels = labels
    self.typography = typography
  }
}
