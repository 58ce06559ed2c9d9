import Diagnostics
import Testing

@testable import Templates

@Suite struct SchemaTests {
  private struct Author: Sendable {
    var name: String
    static let schema = Schema<Self>([.text("name") { $0.name }])
  }

  private struct Page: Sendable {
    var title = "Titre"
    var body: [UInt8] = [0x41]
    var count = 3
    var isDraft = true
    var subtitle: String?
    var note: [UInt8]?
    var rank: Int?
    var author = Author(name: "Tiphaine")
    var guest: Author?
    var authors = [Author(name: "A"), Author(name: "B")]
    var tags = ["x", "y"]

    static let strings = Shape.object([Shape.Field("more", .text)])
    static let schema = Schema<Self>([
      .text("title") { $0.title },
      .html("body") { $0.body },
      .number("count") { $0.count },
      .flag("isDraft") { $0.isDraft },
      .optionalText("subtitle") { $0.subtitle },
      .optionalHTML("note") { $0.note },
      .optionalNumber("rank") { $0.rank },
      .object("author", Author.schema) { $0.author },
      .optionalObject("guest", Author.schema) { $0.guest },
      .list("authors", Author.schema) { $0.authors },
      .texts("tags") { $0.tags },
      .value("strings", strings) { _ in .object(Object([("more", .text("Suite"))])) },
    ])
  }

  @Test func `a schema declares the shape of its values`() {
    #expect(Page.schema.shape.accepts(Page.schema.value(of: Page())))
    let full = Page(subtitle: "s", note: [1], rank: 1, guest: Author(name: "C"))
    #expect(Page.schema.shape.accepts(Page.schema.value(of: full)))
  }

  @Test func `every field is read under its name`() {
    guard case .object(let object) = Page.schema.value(of: Page(rank: 7)) else {
      Issue.record("no object")
      return
    }
    let author = { (name: String) in Value.object(Object([("name", .text(name))])) }
    #expect(object["title"] == .text("Titre"))
    #expect(object["body"] == .html([0x41]))
    #expect(object["count"] == .number(3))
    #expect(object["isDraft"] == .flag(true))
    #expect(object["subtitle"] == .absent)
    #expect(object["note"] == .absent)
    #expect(object["rank"] == .number(7))
    #expect(object["author"] == author("Tiphaine"))
    #expect(object["guest"] == .absent)
    #expect(object["authors"] == .list([author("A"), author("B")]))
    #expect(object["tags"] == .list([.text("x"), .text("y")]))
    #expect(object["strings"] == .object(Object([("more", .text("Suite"))])))
    #expect(object["autre"] == nil)
  }

  @Test func `a schema takes the fields of an object made elsewhere before its own`() {
    struct Guest: Sendable {
      var author: Author
      var role: String?
    }
    let schema = Schema<Guest>(
      Author.schema, { Author.schema.object(of: $0.author) }, and: [.optionalText("role") { $0.role }])
    let value = schema.value(of: Guest(author: Author(name: "Agathe"), role: "Invitée"))
    #expect(value == .object(Object([("name", .text("Agathe")), ("role", .text("Invitée"))])))
    #expect(schema.shape.accepts(value))
    #expect(!schema.shape.accepts(Author.schema.value(of: Author(name: "Agathe"))))
  }

  @Test func `a shape refuses a value of another type, an absent one and a missing field`() {
    let shape = Shape.object([Shape.Field("a", .text), Shape.Field("b", .optional(.number))])
    #expect(shape.accepts(.object(Object([("b", .absent), ("a", .text("x"))]))))
    #expect(!shape.accepts(.object(Object([("a", .number(1)), ("b", .absent)]))))
    #expect(!shape.accepts(.object(Object([("a", .absent), ("b", .absent)]))))
    #expect(!shape.accepts(.object(Object([("a", .text("x"))]))))
    #expect(!shape.accepts(.object(Object([("a", .text("x")), ("b", .absent), ("c", .absent)]))))
    #expect(!shape.accepts(.text("x")))
    #expect(!Shape.list(.flag).accepts(.list([.flag(true), .absent])))
    #expect(Shape.optional(.list(.html)).accepts(.list([.html([])])))
  }

  @Test func `objects are equal when their fields are, however they were made`() {
    let keys = Object.Keys(["a", "b"])
    #expect(Object(keys, [.number(1), .number(2)]) == Object([("a", .number(1)), ("b", .number(2))]))
    #expect(Object(keys, [.number(1), .number(2)]) != Object([("a", .number(1)), ("b", .number(3))]))
    #expect(Object(keys, [.number(1)])["b"] == .absent)
    #expect(Object(keys, [.number(1), .number(2), .number(3)]).values.count == 2)
  }

  @Test func `of two fields with one name the first counts`() {
    #expect(Object([("a", .number(1)), ("a", .number(2))])["a"] == .number(1))
    let many = (0..<10).map { ("n\($0)", Value.number($0)) } + [("n3", .number(99))]
    #expect(Object(many)["n3"] == .number(3))
  }
}
