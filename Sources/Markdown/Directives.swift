import CCmarkGFM
import Diagnostics
import French

/// Directives as pieces of the body, and what is wrong with their form.
extension Reader {
  /// Takes the ids that authors gave to their blocks, before others are made up.
  mutating func claimID(of node: OpaquePointer) {
    guard let opening = DirectiveExtension.opening(of: node), let id = opening.id else { return }
    let place = place(opening, id.range)
    guard isSlug(id.value) else {
      let slug = slug(id.value)
      diagnostics.append(
        Diagnostic(
          .badAttribute, at: place,
          Message(
            fr: "L’identifiant « \(id.value) » ne convient pas", en: "The id “\(id.value)” cannot be used"),
          help: Message(
            fr:
              "Un identifiant n’a que des minuscules sans accent, des chiffres et des traits d’union : {#\(slug.isEmpty ? "choix" : slug)}.",
            en:
              "An id has only lower-case letters without accents, digits and hyphens: {#\(slug.isEmpty ? "choix" : slug)}."
          )))
      return
    }
    if let first = identifiers.claim(id.value, at: place) {
      report(duplicate: id.value, place, first)
    } else {
      explicitIDs[node] = id.value
    }
  }

  mutating func directive(_ node: OpaquePointer, _ entering: Bool) {
    guard let opening = DirectiveExtension.opening(of: node) else { return }
    guard entering else {
      guard let open = openDirectives.popLast() else { return }
      var content = out.removeLast()
      document.blocks[open.number].content = content.finish()
      top.append(.block(open.number))
      finishTables(of: open.number)
      return
    }
    report(problemsOf: opening)
    if !opening.isLeaf, opening.closingLine == nil { report(unclosed: opening) }
    let number = document.blocks.count
    document.blocks.append(
      .init(
        name: opening.name, place: place(opening, opening.nameRange),
        id: explicitIDs[node] ?? identifiers.make(baseID(opening)),
        classes: opening.classes,
        attributes: opening.attributes.map {
          .init(name: $0.name, value: $0.value, place: place(opening, $0.range))
        }, isLeaf: opening.isLeaf))
    openDirectives.append(OpenDirective(node: node, number: number))
    out.append(BodyBuilder())
  }

  private func baseID(_ opening: DirectiveOpening) -> String {
    let slug = slug(opening.name)
    return slug.isEmpty ? "bloc" : slug
  }

  /// Gives each row of a block's tables an id of its own.
  private mutating func finishTables(of number: Int) {
    let id = document.blocks[number].id
    for table in document.blocks[number].tables.indices {
      for row in document.blocks[number].tables[table].rows.indices {
        let slug = document.blocks[number].tables[table].rows[row].slug
        let made = identifiers.make("\(id)-\(slug)")
        document.blocks[number].tables[table].rows[row].slug = String(made.dropFirst(id.count + 1))
      }
    }
  }

  mutating func label(_ node: OpaquePointer, _ entering: Bool) {
    if entering {
      typesetInlines(of: node)
      out.append(BodyBuilder())
      shownText = []
      return
    }
    let text = takeShownText()
    var builder = out.removeLast()
    let body = builder.finish()
    guard let open = openDirectives.last, let opening = DirectiveExtension.opening(of: open.node) else {
      return
    }
    document.blocks[open.number].label = body
    document.blocks[open.number].labelText = text
    let length = opening.label?.count ?? 0
    document.blocks[open.number].labelPlace = place(
      opening, opening.labelOffset..<opening.labelOffset + length)
  }

  mutating func closing(_ node: OpaquePointer) {
    guard !DirectiveExtension.closedSomething(node) else { return }
    diagnostics.append(
      Diagnostic(
        .strayDirectiveClose, at: place(of: node),
        Message(fr: "Ces deux-points ne ferment aucun bloc", en: "These colons close no block"),
        help: Message(
          fr: "Supprimez la ligne, ou vérifiez que le bloc ouvert plus haut n’est pas déjà fermé.",
          en: "Remove the line, or check that the block opened above is not closed already.")))
  }

  // MARK: Problems of form

  func place(_ opening: DirectiveOpening, _ range: Range<Int>) -> Place {
    index.place(line: opening.line + lineOffset, byteColumns: range.lowerBound + 1..<range.upperBound + 1)
  }

  private mutating func report(unclosed opening: DirectiveOpening) {
    let colons = String(repeating: ":", count: opening.colons)
    diagnostics.append(
      Diagnostic(
        .unclosedDirective, at: place(opening, opening.nameRange),
        Message(
          fr: "Le bloc « \(opening.name) » n’est jamais fermé",
          en: "The block “\(opening.name)” is never closed"),
        help: Message(
          fr:
            "Ajoutez une ligne « \(colons) » après son contenu. Un bloc qui en contient un autre s’ouvre et se ferme avec plus de deux-points que lui.",
          en:
            "Add a line “\(colons)” after its content. A block that holds another one opens and closes with more colons."
        )))
  }

  private mutating func report(problemsOf opening: DirectiveOpening) {
    let name = opening.name
    for problem in opening.problems {
      let place = place(opening, problem.range)
      let (message, help): (Message, Message)
      switch problem.kind {
      case .spaceBeforeName:
        message = Message(
          fr: "Une espace sépare les deux-points du nom du bloc",
          en: "A space parts the colons from the block’s name")
        help = Message(fr: "Collez le nom : :::\(name)", en: "Join them: :::\(name)")
      case .unclosedLabel:
        message = Message(
          fr: "Le crochet du titre n’est pas fermé", en: "The bracket of the title is not closed")
        help = Message(
          fr: "Écrivez le titre entre crochets : :::\(name)[Titre]",
          en: "Write the title between brackets: :::\(name)[Title]")
      case .unclosedAttributes:
        message = Message(fr: "L’accolade n’est pas fermée", en: "The brace is not closed")
        help = Message(
          fr: "Écrivez les réglages entre accolades : :::\(name){clé=valeur}",
          en: "Write the attributes between braces: :::\(name){key=value}")
      case .badAttribute:
        message = Message(fr: "Ce réglage est mal écrit", en: "This attribute is badly written")
        help = Message(
          fr: "Un réglage s’écrit clé=valeur, clé=\"plusieurs mots\", #identifiant ou .classe.",
          en: "An attribute is written key=value, key=\"several words\", #id or .class.")
      case .trailingText:
        message = Message(fr: "Du texte suit le nom du bloc", en: "Text follows the block’s name")
        help = Message(
          fr:
            "Le titre va entre crochets, collés au nom : :::\(name)[Titre]. Le contenu commence à la ligne suivante.",
          en:
            "The title goes between brackets, joined to the name: :::\(name)[Title]. The content begins on the next line."
        )
      }
      diagnostics.append(Diagnostic(.badAttribute, at: place, message, help: help))
    }
  }
}
