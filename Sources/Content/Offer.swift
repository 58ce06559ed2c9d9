import Diagnostics
import French
import Markdown
import YAML

/// What a call to action proposes: the title, the button, where it leads and what happens then.
package struct Offer: Sendable {
  package var file: String
  package var id: String
  package var title = ""
  package var button = ""
  /// Empty where it is missing or wrong, which was reported.
  package var url: Located<String>
  package var duration: String?
  /// With whom.
  package var with: String?
  /// What happens next.
  package var next: String?
  /// Whether its links go by a page of ours, so that the logs of the host count the clicks.
  package var countsClicks = false
  package var utm = UTM()
  package var text = Text()

  init(file: String, id: String) {
    self.file = file
    self.id = id
    url = Located("", at: Place(file: file))
  }

  /// What stands for the offer in the addresses at which clicks are counted.
  package var clickName: String {
    let name = slug(id)
    return name.isEmpty ? "offre" : name
  }

  /// The parameters that tell the booking provider where a visit comes from. They are the same for every
  /// visitor: the campaign is the article, the content the place of the button, unless the offer says otherwise.
  package struct UTM: Hashable, Sendable {
    package var source = "blog"
    package var medium = "cta"
    package var campaign: String?
    package var content: String?
  }
}

extension ContentReader {
  package func offer(_ file: SourceFile) -> Reading<Offer> {
    var reading = read(file) { fields, file, typography in
      var offer = Offer(file: file.path, id: Self.id(ofFile: file.path))
      offer.title = typography.text(fields.requiredText("title")) ?? ""
      offer.button = typography.text(fields.requiredText("button")) ?? ""
      readURL(&offer, &fields)
      offer.duration = typography.text(fields.text("duration"))
      offer.with = typography.text(fields.text("with"))
      offer.next = typography.text(fields.text("next"))
      offer.countsClicks = fields.flag("countClicks")?.value ?? false
      if let utm = fields.mapping("utm", { readUTM(&$0) }) { offer.utm = utm }
      return offer
    } body: { offer, text in
      offer.text = text
    }
    for block in reading.value?.text.blocks ?? [] {
      reading.diagnostics.append(
        Diagnostic(
          .blockContent, at: block.directive.place,
          Message(fr: "Une offre ne peut pas contenir de bloc", en: "An offer cannot hold a block"),
          help: Message(
            fr: "Écrivez son texte en paragraphes simples.", en: "Write its text as plain paragraphs.")))
    }
    reading.value?.text.blocks = []
    return reading
  }

  private func readURL(_ offer: inout Offer, _ fields: inout MappingReader) {
    guard let text = fields.requiredText("url") else { return }
    guard let url = WebAddress(text.value), url.scheme == "https" else {
      fields.report(
        .badURL, at: text.place,
        Message(
          fr: "« \(text.value) » n’est pas une adresse de rendez-vous",
          en: "“\(text.value)” is not a booking address"),
        help: Message(fr: "Elle commence par https://.", en: "It begins with https://."))
      return
    }
    if let hosts = settings.bookingHosts, !hosts.contains(url.host) {
      let list = hosts.joined(separator: ", ")
      fields.report(
        .badURL, at: text.place,
        Message(
          fr: "Le site « \(url.host) » n’est pas permis pour une offre",
          en: "The host “\(url.host)” is not allowed for an offer"),
        help: .didYouMean(url.host, among: hosts)
          ?? Message(
            fr: "« bookingHosts », dans site.yml, permet : \(list).",
            en: "“bookingHosts” in site.yml allows: \(list)."))
      return
    }
    offer.url = text
  }

  private func readUTM(_ fields: inout MappingReader) -> Offer.UTM {
    var utm = Offer.UTM()
    func value(_ name: String) -> String? {
      guard let text = fields.text(name) else { return nil }
      guard !isSlug(text.value) else { return text.value }
      let better = slug(text.value)
      fields.report(
        .invalidValue, at: text.place,
        Message(
          fr: "« \(text.value) » ne convient pas comme paramètre de suivi",
          en: "“\(text.value)” cannot be a tracking parameter"),
        help: Message(
          fr:
            "Il n’a que des minuscules sans accent, des chiffres et des traits d’union : « \(name): \(better.isEmpty ? "blog" : better) ».",
          en:
            "It has only lower-case letters without accents, digits and hyphens: “\(name): \(better.isEmpty ? "blog" : better)”."
        ))
      return nil
    }
    utm.source = value("source") ?? utm.source
    utm.medium = value("medium") ?? utm.medium
    utm.campaign = value("campaign")
    utm.content = value("content")
    return utm
  }
}
