import Content
import French
import TestSite
import Testing

@testable import Build
@testable import Site

/// What an earlier build found is taken over where ranking anew would find the same, and nowhere else.
struct FormerRankingsTests {
  ///
  /// - Parameter then: the same articles as they were when `former` was found.
  private func ranked(
    _ drafts: [Draft], former: Rankings?, then: [Draft] = []
  ) async -> (all: [Ranking], kept: Rankings) {
    let index = await RelatedIndex.make(drafts)
    let formerTerms = RelatedCorpus(then.map(\.article), .init()).terms
    let changed = zip(formerTerms, index.corpus.terms).enumerated().filter { $1.0 != $1.1 }
    return await index.rankings(
      jobs: 2, former: former,
      texts: Dictionary(uniqueKeysWithValues: changed.map { ($0.offset, $0.element.0) }))
  }

  /// Rankings as they would be stored, of which each shows that it was not made anew: nothing stands below.
  private func marked(_ rankings: Rankings) -> Rankings {
    var marked = rankings
    marked.shown = []
    marked.shownStarts = rankings.shownStarts.map { _ in 0 }
    marked.terms = []
    marked.termStarts = [0]
    return marked
  }

  private func shown(_ rankings: [Ranking]) -> [[Int]] { rankings.map { $0.shown.map(\.number) } }
  private func terms(_ rankings: [Ranking]) -> [[[Term.ID]]] {
    rankings.map { $0.shown.map(\.sharedTerms) }
  }

  /// Two halves of a blog without a word in common.
  private static func halves(_ count: Int) -> [Draft] {
    var drafts = Dice.corpus(count, seed: 5)
    for number in drafts.indices where number % 2 == 0 {
      drafts[number].title = drafts[number].title.replacing("mot", with: "autre")
      drafts[number].headings = drafts[number].headings.map { $0.replacing("mot", with: "autre") }
      drafts[number].text = drafts[number].text.replacing("mot", with: "autre")
    }
    return drafts
  }

  @Test(arguments: [4, 30, 200])
  func `whatever is edited, the result is that of ranking everything anew`(count: Int) async throws {
    var dice = Dice(state: UInt64(count))
    var drafts = Self.halves(count)
    var former: Rankings?
    var then = drafts
    for round in 0..<25 {
      let (found, kept) = await ranked(drafts, former: former, then: then)
      let (expected, _) = await ranked(drafts, former: nil)
      then = drafts
      #expect(shown(found) == shown(expected) && terms(found) == terms(expected), "round \(round)")
      #expect(kept.isConsistent)
      former = kept
      let number = Int.random(in: drafts.indices, using: &dice)
      let other = drafts[Int.random(in: drafts.indices, using: &dice)]
      switch Int.random(in: 0..<8, using: &dice) {
      case 0: drafts[number].title = other.title + " bis"
      case 1: drafts[number].pinned = [other.slug]
      case 2: drafts[number].day += 40
      case 3: drafts[number].tags = other.tags
      case 4: drafts.append(Draft(slug: "neuf-\(round)", text: other.text))
      case 5 where drafts.count > 4: drafts.remove(at: number)
      default: drafts[number].text += " " + other.text.prefix(60) + " neuf\(round)"
      }
    }
  }

  @Test func `a text that changes concerns those that share a term with it, or stand beside it`() async throws
  {
    var drafts = Self.halves(300)
    let (before, kept) = await ranked(drafts, former: nil)
    let (same, _) = await ranked(drafts, former: marked(kept))
    #expect(same.allSatisfy { $0.shown.isEmpty }, "nothing changed, and something was ranked")

    drafts[40].text += " barème"
    drafts[42].text += " barème"
    let (after, _) = await ranked(drafts, former: marked(kept))
    let slugs = drafts.map(\.slug).sorted()
    let half = Set(drafts.indices.filter { $0 % 2 == 0 }.map { drafts[$0].slug })
    let others = slugs.indices.filter { !half.contains(slugs[$0]) && !before[$0].shown.isEmpty }
    let reused = others.count { after[$0].shown.isEmpty }
    #expect(reused > others.count * 9 / 10, "\(reused) of \(others.count)")
    for slug in [drafts[40].slug, drafts[42].slug] {
      let number = try #require(slugs.firstIndex(of: slug))
      #expect(!after[number].shown.isEmpty)
    }
  }

  @Test func `one text that changes has only those ranked anew that it comes near`() async throws {
    let drafts = Dice.corpus(400, seed: 11)
    let (before, kept) = await ranked(drafts, former: nil)
    var edited = drafts
    edited[7].text += " mot1 mot1 neuf"
    let (after, _) = await ranked(edited, former: marked(kept), then: drafts)
    let (expected, _) = await ranked(edited, former: nil)
    let anew = after.indices.filter { !after[$0].shown.isEmpty }
    #expect(anew.count < 40 && !anew.isEmpty, "\(anew.count) of 400 were ranked anew")
    for number in after.indices {
      #expect(
        (after[number].shown.isEmpty ? before : after)[number].shown.map(\.number)
          == expected[number].shown.map(\.number))
    }
  }

  @Test func `a word of more than a thousand articles is asked of the same thousand`() async throws {
    var drafts = Dice.corpus(1_050, seed: 3, longest: 12)
    for number in drafts.indices { drafts[number].text += " barème commission" }
    let (_, kept) = await ranked(drafts, former: nil)
    let then = drafts
    // In one the word counts more, in one it is gone: another article takes its place in the list or leaves its own.
    drafts[20].text += " barème"
    drafts[900].text = drafts[900].text.replacing(" commission", with: " neuf")
    let (found, _) = await ranked(drafts, former: kept, then: then)
    let (expected, _) = await ranked(drafts, former: nil)
    #expect(shown(found) == shown(expected) && terms(found) == terms(expected))
  }

  @Test func `a date, a tag or a pin of one article has everything ranked anew`() async throws {
    let drafts = Self.halves(40)
    let (before, kept) = await ranked(drafts, former: nil)
    for change in 0..<3 {
      var other = drafts
      switch change {
      case 0: other[7].day += 1
      case 1: other[7].tags = ["tout-autre"]
      default: other[7].pinned = [drafts[9].slug]
      }
      let (after, _) = await ranked(other, former: marked(kept))
      #expect(zip(before, after).allSatisfy { $0.shown.isEmpty || !$1.shown.isEmpty }, "change \(change)")
    }
  }

  @Test func `they come back from the cache, and what does not fit together is none`() async throws {
    var (_, rankings) = await ranked(Self.halves(60), former: nil)
    var writer = ArchiveWriter()
    BuildRecord.form(&rankings, &writer)
    func read(_ bytes: ArraySlice<UInt8>) -> Rankings? {
      bytes.withUnsafeBytes { bytes in
        var reader = ArchiveReader(bytes)
        var read = Rankings()
        BuildRecord.form(&read, &reader)
        return reader.isComplete ? read : nil
      }
    }
    let back = try #require(read(writer.bytes[...]))
    #expect(
      back.frame == rankings.frame && back.facts.map(\.key) == rankings.facts.map(\.key)
        && back.shown == rankings.shown)
    #expect(back.unreached == rankings.unreached && back.unreachedStarts == rankings.unreachedStarts)
    #expect(back.shownStarts == rankings.shownStarts && back.terms == rankings.terms)
    #expect(back.termStarts == rankings.termStarts)
    for length in stride(from: 0, to: writer.bytes.count, by: 7) {
      #expect(read(writer.bytes[..<length]) == nil)
    }
    for fault in 0..<4 {
      var broken = rankings
      switch fault {
      case 0: broken.shown[0] = UInt32(broken.facts.count)
      case 1: broken.shownStarts[5] = 1_000_000
      case 2: broken.termStarts.removeLast()
      default: broken.unreachedStarts[0] = 1
      }
      #expect(!broken.isConsistent)
      var writer = ArchiveWriter()
      BuildRecord.form(&broken, &writer)
      #expect(broken.facts.isEmpty, "fault \(fault)")
    }
  }
}
